import { add, type DD, dd, div, less, scale, sub, toNumber, ZERO } from '../double-double'
import { exp, log } from '../exponential'
import { mean } from './dual'
import type { Outputs } from './outputs'
import type { Rows, Task } from './task'

const EPS = 2 ** -52

/** z at w = 0 and the best intercepts. */
export function nullPredictor(task: Task, loss: Outputs, rows: Rows): DD[] {
  const offset = rows.offset.map(dd)
  if (!task.fitIntercept) return offset
  if (loss.ends) return shifted(offset, quantile(rows, offset, loss.ends))
  if (task.loss === 'poisson') return shifted(offset, logRatio(rows, offset))
  if (task.loss === 'huber') return shifted(offset, bisection(loss, rows, offset))
  return newton(loss, rows, offset)
}

function shifted(offset: readonly DD[], b: DD): DD[] {
  return offset.map((o) => add(o, b))
}

/** The least of y - o with a share of weight high / (high - low) at or below it. */
function quantile(
  { y, weights, total }: Rows,
  offset: readonly DD[],
  [low, high]: readonly [number, number],
): DD {
  const values = y.map((v, i) => ({ r: sub(dd(v), offset[i]), s: weights[i] }))
  values.sort((a, b) => (less(a.r, b.r) ? -1 : less(b.r, a.r) ? 1 : 0))
  let below = 0
  for (const { r, s } of values) {
    below += s
    if (below * (high - low) >= high * total.hi) return r
  }
  return values[values.length - 1].r
}

/** log (sum s y / sum s e^o), the exponentials beside the largest. */
function logRatio(rows: Rows, offset: readonly DD[]): DD {
  const largest = offset.reduce((m, o) => (less(m, o) ? o : m))
  const exposure = mean(
    rows,
    offset.map((o) => exp(sub(o, largest))),
  )
  return sub(log(div(mean(rows, rows.y.map(dd)), exposure)), largest)
}

/** Where the slopes, which fall as b grows, change sign: by bisection to the last bit. */
function bisection(loss: Outputs, rows: Rows, offset: readonly DD[]): DD {
  const residuals = rows.y.map((v, i) => toNumber(sub(dd(v), offset[i])))
  let [low, high] = [Math.min(...residuals), Math.max(...residuals)]
  for (;;) {
    const b = low + (high - low) / 2
    if (!(b > low && b < high)) return dd(low)
    if (mean(rows, loss.slopes(shifted(offset, dd(b)))).hi > 0) low = b
    else high = b
  }
}

/** Newton's method on the slopes along the intercepts, the last class's at rest, halving steps that do not help. */
function newton(loss: Outputs, rows: Rows, offset: readonly DD[]): DD[] {
  const { outputs: K, ones, weights } = rows
  const moving = K === 1 ? ones : ones.slice(0, K - 1)
  const along = (x: readonly number[], u: readonly DD[]): number =>
    toNumber(x.reduce((t, v, i) => (v === 0 ? t : add(t, scale(u[i], v * weights[i]))), ZERO))
  const slopes = (z: readonly DD[]): number[] => moving.map((one) => along(one, loss.slopes(z)))
  const size = (values: readonly number[]): number => values.reduce((t, v) => t + Math.abs(v), 0)
  let z = [...offset]
  for (let iteration = 0; iteration < 200; iteration++) {
    const g = slopes(z)
    const curve = loss.curve(z)
    const hessian = moving.map((one) => {
      const curved = curve(one.map(dd))
      return moving.map((other) => along(other, curved))
    })
    const step = solved(hessian, g)
    const moved = (factor: number): DD[] =>
      z.map((v, i) => moving.reduce((t, one, k) => (one[i] === 0 ? t : add(t, dd(factor * step[k]))), v))
    let factor = 1
    while (factor > 1e-18 && !(size(slopes(moved(factor))) < size(g))) factor /= 2
    if (factor <= 1e-18) break
    z = moved(factor)
  }
  return z
}

/** By Gaussian elimination; the matrix is positive definite. */
function solved(M: readonly (readonly number[])[], b: readonly number[]): number[] {
  const A = M.map((row, k) => [...row, b[k]])
  for (let k = 0; k < b.length; k++) {
    for (let r = 0; r < b.length; r++) {
      if (r === k) continue
      const f = A[r][k] / A[k][k]
      A[r] = A[r].map((v, l) => v - f * A[k][l])
    }
  }
  return A.map((row, k) => row[b.length] / row[k])
}

/** Is y - offset the best constant, but for rounding? */
export function isConstant(rows: Rows, origin: readonly DD[]): boolean {
  const size = rows.y.reduce((m, y, i) => Math.max(m, Math.abs(y), Math.abs(rows.offset[i])), 0)
  return rows.y.every((y, i) => Math.abs(toNumber(sub(dd(y), origin[i]))) <= 8 * EPS * size)
}

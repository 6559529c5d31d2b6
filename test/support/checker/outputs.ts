import { add, type DD, dd, div, less, mul, neg, sub, sum, ZERO } from '../double-double'
import { exp, log } from '../exponential'
import { bregman, type CheckedLoss, losses, reachOf } from './losses'
import type { Rows, Task } from './task'

/** The loss on all rows at once; z and u have a plane of n entries per output. */
export interface Outputs {
  /** Per row. */
  values(z: readonly DD[]): DD[]
  /** u = -dloss/dz */
  slopes(z: readonly DD[]): DD[]
  /** v -> H v, H the second derivatives in z: a diagonal, or a K x K block per row. */
  curve(z: readonly DD[]): (v: readonly DD[]) => DD[]
  /** The largest t <= 1 with t u where phi is finite. */
  reach(u: readonly DD[]): number
  /** loss - phi(u) + u z >= 0, per row. */
  excesses(z: readonly DD[], u: readonly DD[]): DD[]
  /** The least that the loss can be, per row. */
  least(): DD[]
  readonly ends?: readonly [number, number]
}

export function outputs(task: Task, rows: Rows): Outputs {
  if (task.loss === 'softmax') return softmax(rows)
  const { y } = rows
  const loss: CheckedLoss = losses[task.loss](task.parameter as number)
  return {
    values: (z) => z.map((v, i) => loss.value(y[i], v)),
    slopes: (z) => z.map((v, i) => loss.slope(y[i], v)),
    curve: (z) => {
      const h = z.map((v, i) => loss.curvature(y[i], v))
      return (v) => v.map((a, i) => mul(h[i], a))
    },
    reach: (u) => u.reduce((t, v, i) => Math.min(t, loss.reach(y[i], v)), 1),
    excesses: (z, u) => z.map((v, i) => loss.excess(y[i], v, u[i])),
    least: () => y.map((v) => loss.least?.(v) ?? ZERO),
    ends: loss.ends,
  }
}

const ONE = dd(1)

/** -log softmax(z)_y: U = onehot - P, and phi(U) the entropy of onehot - U. */
function softmax({ y, outputs: K }: Rows): Outputs {
  const n = y.length
  const row = (z: readonly DD[], i: number): DD[] => Array.from({ length: K }, (_, k) => z[k * n + i])
  const planes = (each: (i: number) => DD[]): DD[] => {
    const all = y.map((_, i) => each(i))
    return Array.from({ length: K }, (_, k) => all.map((v) => v[k])).flat()
  }
  /** e^(z_k - max z); the largest is exactly 1. */
  const exps = (z: readonly DD[], i: number): DD[] => {
    const own = row(z, i)
    const largest = own.reduce((m, v) => (less(m, v) ? v : m))
    return own.map((v) => exp(sub(v, largest)))
  }
  const others = (values: readonly DD[], k: number): DD => sum(values.filter((_, l) => l !== k))
  return {
    // log(sum e^(z_k - z_y)) by its complement where the row is on its side.
    values: (z) =>
      y.map((label, i) => {
        const e = exps(z, i)
        const rest = div(others(e, label), e[label])
        if (rest.hi < 1e-2) return dd(Math.log1p(rest.hi) + rest.lo)
        return e[label].hi < 1e-100
          ? add(sub(z[argmax(e) * n + i], z[label * n + i]), log(sum(e)))
          : log(add(ONE, rest))
      }),
    slopes: (z) =>
      planes((i) => {
        const e = exps(z, i)
        const total = sum(e)
        return e.map((v, k) => (k === y[i] ? div(others(e, k), total) : neg(div(v, total))))
      }),
    curve: (z) => {
      const P = y.map((_, i) => {
        const e = exps(z, i)
        const total = sum(e)
        return e.map((v) => div(v, total))
      })
      // p_k (v_k - p'v) = p_k sum_l p_l (v_k - v_l), in which nothing cancels.
      return (v) =>
        planes((i) => {
          const own = row(v, i)
          return own.map((a, k) => mul(P[i][k], sum(own.map((b, l) => mul(P[i][l], sub(a, b))))))
        })
    },
    reach: (u) =>
      y.reduce(
        (t, label, i) =>
          row(u, i).reduce(
            (s, v, k) => Math.min(s, k === label ? reachOf(v, -Infinity, 1) : reachOf(v, -Infinity, 0)),
            t,
          ),
        1,
      ),
    // The Kullback-Leibler divergence of onehot - U from the model's own probabilities.
    excesses: (z, u) =>
      y.map((label, i) => {
        const e = exps(z, i)
        const total = sum(e)
        return dd(
          row(u, i).reduce((t, v, k) => {
            const q = k === label ? sub(ONE, v) : neg(v)
            return t + bregman(q, div(e[k], total))
          }, 0),
        )
      }),
    least: () => y.map(() => ZERO),
  }
}

function argmax(values: readonly DD[]): number {
  return values.reduce((best, v, k) => (less(values[best], v) ? k : best), 0)
}

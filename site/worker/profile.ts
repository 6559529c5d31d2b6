// L(u) = min_b (1/S) sum_i s_i loss(y_i, u_1 t_i1 + u_2 t_i2 + b + o_i): what the intercept leaves of the loss.
import type { Loss } from '../protocol.ts'

/** Value, slope and curvature of one row's loss at z. */
type Row = (y: number, z: number, out: Float64Array) => void

const squared: Row = (y, z, out) => {
  out[0] = (y - z) ** 2 / 2
  out[1] = z - y
  out[2] = 1
}

const logistic: Row = (y, z, out) => {
  const margin = y * z
  const q = 1 / (1 + Math.exp(margin))
  out[0] = margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin
  out[1] = -y * q
  out[2] = q * (1 - q)
}

const poisson: Row = (y, z, out) => {
  const mean = Math.exp(z)
  out[0] = mean - y * z
  out[1] = mean - y
  out[2] = mean
}

const huber =
  (delta: number): Row =>
  (y, z, out) => {
    const r = y - z
    const far = Math.abs(r) > delta
    out[0] = far ? delta * (Math.abs(r) - delta / 2) : (r * r) / 2
    out[1] = far ? -delta * Math.sign(r) : -r
    out[2] = far ? 0 : 1
  }

export interface Profiled {
  readonly loss: Loss
  readonly t: readonly [Float64Array, Float64Array]
  readonly y: Float64Array
  readonly weights?: Float64Array | undefined
  readonly offset?: Float64Array | undefined
  /** Of 'quantile'. */
  readonly quantile: number
  /** Of 'huber'. */
  readonly delta: number
}

/** The function u -> L(u), which keeps the last b to start from. */
export function profile(problem: Profiled): (u1: number, u2: number) => number {
  const { loss, t, y, weights, offset, quantile, delta } = problem
  const n = y.length
  const base = new Float64Array(n)
  const fill = (u1: number, u2: number) => {
    for (let i = 0; i < n; i++) base[i] = u1 * t[0][i]! + u2 * t[1][i]! + (offset?.[i] ?? 0)
  }
  let S = 0
  for (let i = 0; i < n; i++) S += weights?.[i] ?? 1
  if (loss === 'absolute' || loss === 'quantile')
    return (u1, u2) => {
      fill(u1, u2)
      return pinball(base, y, weights, S, loss === 'absolute' ? 0.5 : quantile, loss === 'absolute' ? 2 : 1)
    }
  const row = { squared, logistic, poisson, huber: huber(delta) }[loss]
  const out = new Float64Array(3)
  const sums = new Float64Array(3)
  const at = (b: number) => {
    sums.fill(0)
    for (let i = 0; i < n; i++) {
      row(y[i]!, base[i]! + b, out)
      const s = weights?.[i] ?? 1
      for (let k = 0; k < 3; k++) sums[k]! += s * out[k]!
    }
    return sums[0]! / S
  }
  let b = 0
  return (u1, u2) => {
    fill(u1, u2)
    // Newton's method; halved where it overshoots, and by the smallest curvature where there is none.
    let value = at(b)
    for (let k = 0; k < 60; k++) {
      let step = -sums[1]! / Math.max(sums[2]!, 1e-3 * S)
      let next = at(b + step)
      for (let h = 0; h < 30 && !(next <= value); h++) next = at(b + (step /= 2))
      if (!(next <= value)) break
      b += step
      const gain = value - next
      value = next
      if (gain <= 1e-12 * Math.abs(value)) break
    }
    return value
  }
}

/** The pinball loss with b the weighted quantile of y - z, times `scale`. */
function pinball(
  z: Float64Array,
  y: Float64Array,
  weights: Float64Array | undefined,
  S: number,
  q: number,
  scale: number,
): number {
  const n = y.length
  const order = Uint32Array.from(y, (_, i) => i)
  const r = z.map((value, i) => y[i]! - value)
  order.sort((a, b) => r[a]! - r[b]!)
  let [k, below] = [0, 0]
  for (; k < n - 1; k++) if ((below += weights?.[order[k]!] ?? 1) >= q * S) break
  const b = r[order[k]!]!
  let sum = 0
  for (let i = 0; i < n; i++) {
    const e = r[i]! - b
    sum += (weights?.[i] ?? 1) * Math.max(q * e, (q - 1) * e)
  }
  return (scale * sum) / S
}

import type { NetworkTask } from './task'

/** One sample's loss at its K outputs z, as the contract writes it. */
export function lossOf({ loss, delta = Infinity }: NetworkTask, y: number, z: readonly number[]): number {
  const r = y - z[0]
  if (loss === 'squared') return r ** 2 / 2
  if (loss === 'huber') return Math.abs(r) <= delta ? r ** 2 / 2 : delta * (Math.abs(r) - delta / 2)
  if (loss === 'poisson') return Math.exp(z[0]) - y * z[0]
  if (loss === 'logistic') return Math.max(0, -y * z[0]) + Math.log1p(Math.exp(-Math.abs(z[0])))
  const top = Math.max(...z)
  return top - z[y] + Math.log(z.reduce((t, v) => t + Math.exp(v - top), 0))
}

/** Its slopes in z. */
export function slopesOf({ loss, delta = Infinity }: NetworkTask, y: number, z: readonly number[]): number[] {
  const d = z[0] - y
  if (loss === 'squared') return [d]
  if (loss === 'huber') return [Math.max(-delta, Math.min(delta, d))]
  if (loss === 'poisson') return [Math.exp(z[0]) - y]
  if (loss === 'logistic') return [y > 0 ? -1 / (1 + Math.exp(z[0])) : 1 / (1 + Math.exp(-z[0]))]
  const top = Math.max(...z)
  const e = z.map((v) => Math.exp(v - top))
  const total = e.reduce((a, b) => a + b)
  return e.map((v, k) => v / total - Number(k === y))
}

/**
 * How far rounding may move the slopes: each z_k by its error, y - z, exp and a quotient by a few units besides. A slope
 * of softmax or of the logistic loss moves by at most half, or a quarter, of what z does.
 */
export function slopeErrors(
  { loss, delta = Infinity }: NetworkTask,
  y: number,
  z: readonly number[],
  errors: readonly number[],
): number[] {
  const u = 2 ** -53
  const [e] = errors
  if (loss === 'squared') return [e + u * (Math.abs(y) + Math.abs(z[0]))]
  if (loss === 'huber') return [Math.min(2 * delta, e + u * (Math.abs(y) + Math.abs(z[0])))]
  if (loss === 'poisson') return [Math.exp(z[0]) * (Math.expm1(e) + 8 * u) + u * y]
  if (loss === 'logistic') return [Math.min(1, e / 4 + 8 * u)]
  return z.map(() => Math.min(1, Math.max(...errors) / 2 + (8 + z.length) * u))
}

/** The sum of the magnitudes that a sample's loss is made of: it is good to some units of that. */
export function lossSize({ loss, delta = Infinity }: NetworkTask, y: number, z: readonly number[]): number {
  const r = Math.abs(y - z[0])
  if (loss === 'squared') return r * r
  if (loss === 'huber') return Math.min(r, delta) * r
  if (loss === 'poisson') return Math.exp(z[0]) + Math.abs(y * z[0])
  return 1 + z.reduce((t, v) => t + Math.abs(v), 0)
}

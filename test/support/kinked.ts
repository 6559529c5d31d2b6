import type { CoreProblem } from './core'
import { integer, normal, pick, uniform } from './hash'

const every = <T>(n: number, f: (i: number) => T) => Array.from({ length: n }, (_, i) => f(i))

export interface Kinked {
  data: CoreProblem
  alpha: number
  l1Ratio: number
  slopes: [number, number]
}

/** Random rows of up to 20 features; half of the problems full of ties, repeated rows, or rows without residual. */
export function drawKinked(seed: number, l1Ratio = 1): Kinked {
  const u = (k: number) => uniform(seed, k)
  const n = integer(1, u(1) < 0.7 ? 40 : 200, seed, 2)
  const p = integer(1, u(3) < 0.5 ? 5 : 20, seed, 4)
  const whole = u(5) < 0.3
  const twins = u(6) < 0.2
  const from = every(n, (i) => (twins && uniform(seed + 7, i) < 0.5 ? integer(0, i, seed + 8, i) : i))
  const X = every(n * p, (at) => {
    const [i, j] = [from[at % n], Math.floor(at / n)]
    return whole ? integer(-2, 2, seed + 9, i, j) : normal(seed + 9, i, j)
  })
  const truth = every(p, (j) => (uniform(seed + 13, j) < 0.5 ? integer(-2, 2, seed + 14, j) : 0))
  const z = every(n, (i) => truth.reduce((t, w, j) => t + w * X[j * n + i], 1))
  const noise = pick(['none', 'mostly one value', 'counts', 'heavy', 'normal', 'normal'], seed, 15)
  const y = z.map((v, i) => {
    if (noise === 'none') return v
    if (noise === 'mostly one value') return uniform(seed + 16, i) < 0.9 ? 3 : integer(-5, 5, seed + 17, i)
    if (noise === 'counts') return integer(0, 3, seed + 17, i)
    return v + normal(seed + 18, i) * (noise === 'heavy' && uniform(seed + 19, i) < 0.3 ? 10 : 1)
  })
  const absolute = u(20) < 0.2
  const q = pick([0.001, 0.1, 0.25, 0.5, 0.5, 0.9, 0.999], seed, 21)
  const some = <T>(k: number, share: number, values: T[], count: number) =>
    u(k) < share ? every(count, (i) => pick(values, seed + k, i)) : undefined
  const weights = some(22, 0.3, [1, 1, 0.1, 2.7, 0], n)
  if (weights) weights[0] = 1
  return {
    data: {
      ...{ n, p, X, y, weights, loss: absolute ? 5 : 4, parameter: q, intercept: u(23) < 0.75 },
      sparse: u(24) < 0.2,
      offset: u(25) < 0.2 ? every(n, (i) => normal(seed + 25, i)) : undefined,
      factors: some(26, 0.3, [0, 0.5, 1, 2, Number.POSITIVE_INFINITY], p),
      lower: some(27, 0.2, [0, -0.5, Number.NEGATIVE_INFINITY], p),
      upper: some(28, 0.2, [0, 0.5, Number.POSITIVE_INFINITY], p),
    },
    alpha: pick([0, 0, 0.001, 0.01, 0.1, 1], seed, 29),
    l1Ratio,
    slopes: absolute ? [1, 1] : [q, 1 - q],
  }
}

/** F of the problem at a point, as it is written. */
export function kinkedObjective(
  { data, alpha, slopes }: Kinked,
  coef: readonly number[],
  intercept: number,
): number {
  const { n, X, y, weights, offset, factors } = data
  const total = weights?.reduce((a, b) => a + b) ?? n
  const loss = y.reduce((t, v, i) => {
    const r = coef.reduce((s, w, j) => s - w * X[j * n + i], v - (offset?.[i] ?? 0) - intercept)
    return t + ((weights?.[i] ?? 1) / total) * Math.max(slopes[0] * r, -slopes[1] * r)
  }, 0)
  return coef.reduce((t, w, j) => (w === 0 ? t : t + alpha * (factors?.[j] ?? 1) * Math.abs(w)), loss)
}

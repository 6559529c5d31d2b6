import { abs, add, type DD, dd, div, less, mul, neg, scale, sub, toNumber, ZERO } from '../double-double'
import { exp, log } from '../exponential'

/** What the checker asks of a loss of one output, per sample; u is the negative slope in z. */
export interface CheckedLoss {
  value(y: number, z: DD): DD
  /** u = -dloss/dz; 0 at a kink */
  slope(y: number, z: DD): DD
  /** d2loss/dz2 */
  curvature(y: number, z: DD): DD
  /** The largest t <= 1 with t u where phi is finite; 0 always is. */
  reach(y: number, u: DD): number
  /** loss(z) - phi(u) + u z, which Fenchel and Young say is >= 0; written so that nothing cancels. */
  excess(y: number, z: DD, u: DD): DD
  /** The slopes at the kink r = 0, where there is one: u is anything between. */
  readonly ends?: readonly [number, number]
  /** The least that the loss can be; 0 where absent. */
  least?(y: number): DD
}

const ONE = dd(1)

/** log of a positive double-double, to the accuracy of a double. */
function logarithm(a: DD): number {
  if (a.hi > 0.5 && a.hi < 2) return Math.log1p(toNumber(sub(a, ONE)))
  return Math.log(a.hi)
}

/** 1 / (1 + exp(-z)), carrying its complement in the low part when it is next to 1. */
function expit(z: DD): DD {
  const e = Math.exp(-Math.abs(toNumber(z)))
  const small = dd(e / (1 + e))
  return z.hi < 0 ? small : sub(ONE, small)
}

/** a log(a / b), 0 at a = 0 */
function divergence(a: DD, b: DD): number {
  if (a.hi <= 0) return 0
  // The quotient must stay where double-double products are exact.
  const extreme = !(Math.abs(Math.log2(a.hi) - Math.log2(b.hi)) < 900)
  return toNumber(a) * (extreme ? Math.log(a.hi) - Math.log(b.hi) : logarithm(div(a, b)))
}

/** The largest t <= 1 with t u in [low, high], which holds 0; half an ulp down, so that t u is inside. */
export function reachOf(u: DD, low: number, high: number): number {
  if (less(dd(high), u)) return Math.max(0, (high / toNumber(u)) * (1 - 2 ** -52))
  if (less(u, dd(low))) return Math.max(0, (low / toNumber(u)) * (1 - 2 ** -52))
  return 1
}

const squared: CheckedLoss = {
  value: (y, z) => {
    const r = sub(dd(y), z)
    return scale(mul(r, r), 0.5)
  },
  slope: (y, z) => sub(dd(y), z),
  curvature: () => ONE,
  reach: () => 1,
  excess: (y, z, u) => {
    const d = sub(sub(dd(y), z), u)
    return scale(mul(d, d), 0.5)
  },
}

const logistic: CheckedLoss = {
  value: (y, z) => {
    const t = -y * toNumber(z)
    return dd(Math.max(0, t) + Math.log1p(Math.exp(-Math.abs(t))))
  },
  slope: (y, z) => scale(expit(scale(z, -y)), y),
  curvature: (_, z) => mul(expit(z), expit(neg(z))),
  reach: (y, u) => reachOf(scale(u, y), 0, 1),
  // The Kullback-Leibler divergence of q = u y from the model's own probability of the wrong label.
  excess: (y, z, u) => {
    const q = scale(u, y)
    const model = expit(scale(z, -y))
    const other = expit(scale(z, y))
    return add(dd(bregman(q, model)), dd(bregman(sub(ONE, q), other)))
  },
}

/** r^2/2, and delta (|r| - delta/2) beyond delta; u = r held within delta. */
function huber(delta: number): CheckedLoss {
  const slope = (y: number, z: DD): DD => {
    const r = sub(dd(y), z)
    if (less(dd(delta), r)) return dd(delta)
    return less(r, dd(-delta)) ? dd(-delta) : r
  }
  return {
    // The excess over u = 0, so that both pieces are one formula: (r - u/2) u at u = the slope.
    value: (y, z) => mul(sub(sub(dd(y), z), scale(slope(y, z), 0.5)), slope(y, z)),
    slope,
    curvature: (y, z) => (less(dd(delta), abs(sub(dd(y), z))) ? ZERO : ONE),
    reach: (_, u) => reachOf(u, -delta, delta),
    // Within: (r - u)^2/2. Beyond: (delta - u) (r - (delta + u)/2) with r > 0, both factors >= 0.
    excess: (y, z, u) => {
      const r = sub(dd(y), z)
      if (!less(dd(delta), abs(r))) {
        const d = sub(r, u)
        return scale(mul(d, d), 0.5)
      }
      const side = r.hi < 0 ? -1 : 1
      const v = scale(u, side)
      return mul(sub(dd(delta), v), sub(scale(r, side), scale(add(dd(delta), v), 0.5)))
    },
  }
}

const poisson: CheckedLoss = {
  value: (y, z) => sub(exp(z), scale(z, y)),
  slope: (y, z) => sub(dd(y), exp(z)),
  curvature: (_, z) => exp(z),
  reach: (y, u) => reachOf(u, -Infinity, y),
  // With v = y - u: exp z - v + v log(v / exp z).
  excess: (y, z, u) => dd(bregman(sub(dd(y), u), exp(z))),
  least: (y) => (y === 0 ? ZERO : sub(dd(y), scale(log(dd(y)), y))),
}

/** max(high r, low r) for low <= 0 <= high: the slopes on both sides of the kink. */
function kinked(low: number, high: number): CheckedLoss {
  const end = (r: DD): number => (r.hi > 0 ? high : r.hi < 0 ? low : 0)
  return {
    value: (y, z) => {
      const r = sub(dd(y), z)
      return scale(r, end(r))
    },
    slope: (y, z) => dd(end(sub(dd(y), z))),
    curvature: () => ZERO,
    reach: (_, u) => reachOf(u, low, high),
    excess: (y, z, u) => {
      const r = sub(dd(y), z)
      return mul(sub(dd(end(r)), u), r)
    },
    ends: [low, high],
  }
}

/** a log(a/b) - a + b >= 0; by its series (b d^2/2 - b d^3/6 + ...) where d = a/b - 1 is small. */
export function bregman(a: DD, b: DD): number {
  const near = b.hi > 0 && Math.abs(a.hi / b.hi - 1) < 1e-3
  const d = near ? toNumber(div(sub(a, b), b)) : Infinity
  if (Math.abs(d) < 1e-4) return toNumber(b) * d * d * (1 / 2 - d / 6 + (d * d) / 12)
  return divergence(a, b) - toNumber(a) + toNumber(b)
}

/** The losses of one output by name; the parameter is the quantile or Huber's delta. */
export const losses = {
  squared: () => squared,
  logistic: () => logistic,
  huber,
  poisson: () => poisson,
  quantile: (q: number) => kinked(q - 1, q),
  absolute: () => kinked(-1, 1),
} satisfies Record<string, (parameter: number) => CheckedLoss>

export type LossName = keyof typeof losses | 'softmax'

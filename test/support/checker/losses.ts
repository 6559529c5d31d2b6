import { add, type DD, dd, div, less, mul, neg, scale, sub, toNumber, ZERO } from '../double-double'

/** What the checker asks of a loss, per sample; u is the negative slope in z. A new loss is a row of `losses`. */
export interface CheckedLoss {
  value(y: number, z: DD): DD
  /** u = -dloss/dz */
  slope(y: number, z: DD): DD
  /** d2loss/dz2 */
  curvature(y: number, z: DD): DD
  /** Is u where phi is finite? */
  inDomain(y: number, u: DD): boolean
  /** phi(u), so that loss(z) = max over u of phi(u) - u z */
  phi(y: number, u: DD): DD
  /** loss(z) - phi(u) + u z, which Fenchel and Young say is >= 0; written so that nothing cancels. */
  excess(y: number, z: DD, u: DD): DD
}

const ONE = dd(1)

/** log of a positive double-double, to the accuracy of a double. */
function log(a: DD): number {
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
  return toNumber(a) * log(div(a, b))
}

const squared: CheckedLoss = {
  value: (y, z) => {
    const r = sub(dd(y), z)
    return scale(mul(r, r), 0.5)
  },
  slope: (y, z) => sub(dd(y), z),
  curvature: () => ONE,
  inDomain: () => true,
  phi: (y, u) => sub(scale(u, y), scale(mul(u, u), 0.5)),
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
  curvature: (y, z) => mul(expit(z), expit(neg(z))),
  inDomain: (y, u) => {
    const q = scale(u, y)
    return !less(q, ZERO) && !less(ONE, q)
  },
  phi: (y, u) => {
    const q = scale(u, y)
    const p = sub(ONE, q)
    return dd(-divergence(q, ONE) - divergence(p, ONE))
  },
  // The Kullback-Leibler divergence of q = u y from the model's own probability of the wrong label.
  excess: (y, z, u) => {
    const q = scale(u, y)
    const model = expit(scale(z, -y))
    const other = expit(scale(z, y))
    return klDivergence(q, model, sub(ONE, q), other)
  },
}

/**
 * q log(q/m) + (1-q) log((1-q)/(1-m)). Where q is near m the two terms cancel, so each is written as
 * a - b + (b log-type remainder): a log(a/b) - a + b >= 0 summed over both halves, since the linear parts add to 0.
 */
function klDivergence(q: DD, m: DD, p: DD, o: DD): DD {
  return add(dd(bregman(q, m)), dd(bregman(p, o)))
}

/** a log(a/b) - a + b >= 0; by its series (b d^2/2 - b d^3/6 + ...) where d = a/b - 1 is small. */
function bregman(a: DD, b: DD): number {
  const d = b.hi > 0 ? toNumber(div(sub(a, b), b)) : Infinity
  if (Math.abs(d) < 1e-4) return toNumber(b) * d * d * (1 / 2 - d / 6 + (d * d) / 12)
  return divergence(a, b) - toNumber(a) + toNumber(b)
}

export const losses = { squared, logistic }

export type LossName = keyof typeof losses

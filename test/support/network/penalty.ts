import { sizesOf } from './layers'
import { deviations, type Layers, type NetworkTask, shares, sum } from './task'

/** The penalty on one weight: l1 |w| + l2 w^2 / 2; Infinity keeps it at 0. */
export interface Term {
  readonly l1: number
  readonly l2: number
  /** What its group takes of it: sd_j, or 0 where it is in none or kept at 0. */
  readonly sd: number
  /** Of l1, l2 and sd, relative: that of the standard deviation. */
  readonly error: number
}

const OUT: Term = { l1: Infinity, l2: Infinity, sd: 0, error: 0 }

/** Weights `at` of layer `layer`, penalised by strength |sd w|_2. */
export interface Group {
  readonly layer: number
  readonly at: readonly number[]
  readonly strength: number
}

export interface Penalty {
  readonly terms: readonly (readonly Term[])[]
  readonly groups: readonly Group[]
}

/** Under groups: the ridge of weights that are in none. */
const RIDGE = 0.25

/**
 * alpha [l1Ratio sum |sd w| v + (1 - l1Ratio) / 2 sum v (sd w)^2]: v and sd are the features', of the first layer, and 1 in
 * the others. Under groups the first sum is that of v_g |sd w_g|_2 over the groups and of RIDGE / 2 (w / s)^2 over the
 * weights in none, s the deviation of y in the last layer under the squared and Huber's loss, else 1. A group is a row of
 * the first layer, with its feature's v, or the weights into a hidden unit, whose features' v count for the L2 part alone.
 */
export function penaltyTermsOf(task: NetworkTask, layers: Layers): Penalty {
  const sizes = sizesOf(layers)
  const sd = deviations(task)
  const { alpha, l1Ratio, penaltyFactor, groupFactors, X, groups: kind = 'weights' } = task
  const last = layers.weights.length - 1
  // A column that is constant is left to the biases.
  const share = shares(task)
  const rows = X.filter((_, i) => share[i] > 0)
  const constant = X[0].map((_, j) => task.fitIntercept !== false && rows.every((x) => x[j] === rows[0][j]))
  const grouped = (l: number): boolean => (kind === 'inputs' ? l === 0 : kind === 'units' && l < last)
  const s = kind === 'weights' ? 1 : responseDeviation(task)
  const terms = layers.weights.map((W, l) =>
    Array.from(W, (_, at) => {
      const j = Math.floor(at / sizes[l + 1])
      const v = l === 0 ? (penaltyFactor?.[j] ?? 1) : 1
      const size = l === 0 ? sd[j] : 1
      if (v === Infinity || size === 0 || (l === 0 && constant[j])) return OUT
      const largest = l === 0 ? Math.max(...X.map((x) => Math.abs(x[j]))) : 0
      const alone = kind !== 'weights' && !grouped(l)
      const ridge = alone ? (RIDGE * l1Ratio * size ** 2) / (l === last ? s : 1) ** 2 : 0
      return {
        l1: kind === 'weights' ? alpha * l1Ratio * v * size : 0,
        l2: alpha * ((1 - l1Ratio) * v * size ** 2 + ridge),
        sd: grouped(l) ? size : 0,
        error:
          (task.standardize && l === 0 ? 2 ** -52 * (X.length + 8 + (2 * largest) / size) : 0) +
          (alone ? 2 ** -52 * (X.length + 8) * 100 : 0),
      }
    }),
  )
  const groups: Group[] = []
  for (const [l, outputs] of sizes.slice(1).entries()) {
    if (!grouped(l)) continue
    const all = terms[l].map((_, at) => at)
    const index = (at: number): number => (kind === 'inputs' ? Math.floor(at / outputs) : at % outputs)
    for (let g = 0; g < (kind === 'inputs' ? sizes[0] : outputs); g++) {
      const own = all.filter((k) => index(k) === g)
      const factor = groupFactors?.[groups.length] ?? 1
      if (factor === Infinity) for (const k of own) terms[l][k] = OUT
      const at = own.filter((k) => terms[l][k].sd > 0)
      const v = (kind === 'inputs' ? (penaltyFactor?.[g] ?? 1) : 1) * factor
      groups.push({ layer: l, at, strength: at.length > 0 ? alpha * l1Ratio * v : 0 })
    }
  }
  return { terms, groups }
}

/** Of y less the offset, about its mean, or about 0 without biases. */
function responseDeviation(task: NetworkTask): number {
  const { y, offset, loss, fitIntercept = true } = task
  if (loss !== 'squared' && loss !== 'huber') return 1
  const share = shares(task)
  const target = y.map((v, i) => v - (offset?.[i] ?? 0))
  const mean = fitIntercept ? sum(target.map((v, i) => share[i] * v)) : 0
  return Math.sqrt(sum(target.map((v, i) => share[i] * (v - mean) ** 2))) || 1
}

/** |sd w|_2 of a group. */
export function normOf({ layer, at }: Group, { terms }: Penalty, w: ArrayLike<number>): number {
  return Math.hypot(...at.map((k) => terms[layer][k].sd * w[k]))
}

export function penaltyOf(task: NetworkTask, layers: Layers): number {
  const penalty = penaltyTermsOf(task, layers)
  let total = 0
  for (const [l, terms] of penalty.terms.entries())
    for (const [at, { l1, l2 }] of terms.entries()) {
      const w = layers.weights[l][at]
      if (w !== 0) total += l1 * Math.abs(w) + (l2 * w * w) / 2
    }
  for (const group of penalty.groups)
    total += group.strength * normOf(group, penalty, layers.weights[group.layer])
  return total
}

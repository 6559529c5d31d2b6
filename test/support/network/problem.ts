import { integer, normal, pick, uniform } from '../hash'
import { drawData } from './data'
import type { NetworkSpec } from './spec'
import type { NetworkTask } from './task'

/** A spec written out: the task as the naive network has it, and how to call for it. */
export interface NetworkProblem {
  readonly task: NetworkTask
  readonly options: Record<string, unknown>
  readonly data: Record<string, unknown>
}

export function toNetworkProblem(given: NetworkSpec): NetworkProblem {
  const K = given.loss === 'softmax' ? given.classes : given.loss === 'logistic' ? 2 : 1
  // At least one row of each class, and two that count: of one row every column is constant.
  const s = { ...given, n: Math.max(given.n, K) }
  const { hidden, activation, loss, alpha, l1Ratio, groups, standardize } = s
  const drawn = sampleWeights(s)
  const weights = drawn && drawn.filter((v) => v > 0).length >= K ? drawn : undefined
  const outputs = loss === 'softmax' ? K : 1
  const penaltyFactor = penaltyFactors(s)
  const rows = drawData(s, weights)
  const regression = loss !== 'logistic' && loss !== 'softmax'
  const unit = loss === 'squared' || loss === 'huber' ? s.unit : 1
  const delta = unit * s.delta
  const offset = s.offset
    ? Array.from({ length: s.n * outputs }, (_, i) => (unit * normal(s.seed + 40, i)) / 4)
    : undefined
  const X = rows.X.map((x) => x.map((v, j) => column(s, j, v)))
  const y = rows.y.map((v) => v * unit)
  const task = {
    X,
    y,
    weights,
    offset,
    loss,
    delta,
    activation,
    alpha,
    l1Ratio,
    penaltyFactor,
    standardize,
    groups,
  }
  return {
    task,
    options: {
      hiddenLayerSizes: hidden,
      activation,
      alpha,
      l1Ratio,
      seed: s.seed % 1000,
      ...(regression && loss !== 'squared' && { loss }),
      ...(loss === 'huber' && { delta }),
      ...(penaltyFactor && { penaltyFactor }),
      ...(standardize && { standardize }),
      ...(groups !== 'weights' && { groups }),
      ...(groups !== 'weights' && s.adaptive && { adaptive: true }),
    },
    data: { ...(weights && { sampleWeight: weights }), ...(offset && { offset }) },
  }
}

function column({ seed, columns }: NetworkSpec, j: number, v: number): number {
  if (columns === 'scaled') return v * 10 ** integer(-4, 4, seed + 24, j)
  return columns === 'shifted' ? v + 100 * pick([-1, 0, 1], seed + 25, j) : v
}

function sampleWeights({ seed, n, weights }: NetworkSpec): number[] | undefined {
  if (weights === 'none') return undefined
  return Array.from({ length: n }, (_, i) => {
    if (weights === 'positive') return 0.1 + 10 * uniform(seed + 20, i)
    if (weights === 'integer') return pick([1, 2, 3], seed + 21, i)
    return pick([0, 0.5, 1, 2.5], seed + 22, i)
  })
}

function penaltyFactors({ seed, p, factors }: NetworkSpec): number[] | undefined {
  const values = {
    none: undefined,
    positive: [0.25, 1, 3.5],
    zero: [0, 1, 1],
    infinite: [1, 1, Infinity],
    all: [0, 0.25, 1, 3.5, Infinity],
  }[factors]
  return values && Array.from({ length: p }, (_, j) => pick(values, seed + 23, j))
}

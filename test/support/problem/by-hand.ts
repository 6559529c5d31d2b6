import { type EstimatorFacts, type EstimatorName, estimators } from '../estimators'
import type { Problem } from './problem'

interface Given {
  readonly alpha?: number
  readonly l1Ratio?: number
  readonly penaltyFactor?: number[]
  readonly lower?: number | number[]
  readonly upper?: number | number[]
  readonly fitIntercept?: boolean
  readonly standardize?: boolean
  readonly quantile?: number
  readonly delta?: number
}

/** A problem of one's own, to be judged like the random ones. Two labels are -1 and 1, more are 0 to K - 1. */
export function problemOf(
  estimator: EstimatorName,
  X: number[][],
  y: number[],
  options: Given = {},
  expected: Problem['expected'] = 'optimal',
  container: Problem['spec']['container'] = 'rows',
): Problem {
  const { loss, l1Ratio, options: own, parameter }: EstimatorFacts = estimators[estimator]
  const each = (bound: number | number[] | undefined): number[] | undefined =>
    typeof bound === 'number' ? X[0].map(() => bound) : bound
  const { quantile = own.quantile, delta = own.delta, ...rest } = options
  return {
    spec: { estimator, container },
    task: {
      loss,
      parameter: parameter && { quantile, delta }[parameter],
      X,
      y,
      alpha: 0,
      l1Ratio,
      fitIntercept: true,
      standardize: false,
      ...rest,
      lower: each(options.lower),
      upper: each(options.upper),
    },
    options: { ...options },
    data: {},
    expected,
  }
}

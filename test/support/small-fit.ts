import { type EstimatorName, estimators, type Fits, type FittedModel, make, observed } from './estimators'
import { normal } from './hash'

/** 24 x 4, and a y that every loss of the list can have: real, counts, or classes that no plane separates. */
export const X: number[][] = Array.from({ length: 24 }, (_, i) =>
  Array.from({ length: 4 }, (_, j) => normal(11, i, j)),
)

export function responseOf(name: EstimatorName): number[] {
  const z = X.map((x, i) => x[0] - x[1] + 2 * normal(12, i))
  if (estimators[name].classes === 2) return z.map((v) => (v > 0 ? 1 : 0))
  // More classes are separable sooner: their noise shares no digit with X.
  return observed(name, estimators[name].classifier ? X.map((x, i) => x[0] + 3 * normal(711, i)) : z)
}

export function newEstimator(name: EstimatorName, options: object = {}): Fits {
  return make(name, { ...(estimators[name].takesAlpha && { alpha: 0.02 }), ...options })
}

export function smallFit(name: EstimatorName, options: object = {}, data?: object): FittedModel {
  return newEstimator(name, options).fit(X, responseOf(name), data)
}

/** The error that an action throws; a failure of the test where it throws none. */
export function thrownBy(action: () => unknown): Error & { code?: string } {
  try {
    action()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

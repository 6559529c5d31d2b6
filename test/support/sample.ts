import {
  type EstimatorFacts,
  type EstimatorName,
  estimators,
  type FittedModel,
  make,
  observed,
} from './estimators'
import { normal } from './hash'

/** One estimator with penalty options of its own: the rows that the metamorphic rules run over. */
export interface Setup {
  readonly title: string
  readonly name: EstimatorName
  readonly facts: EstimatorFacts
  readonly options: Record<string, unknown>
  readonly alpha: number
  readonly l1Ratio: number
}

function setup(name: EstimatorName, alpha: number, l1Ratio: number): Setup {
  const facts = estimators[name]
  const options = { ...(facts.takesAlpha && { alpha }), ...(facts.takesL1Ratio && { l1Ratio }) }
  return {
    title: `${name} l1Ratio ${l1Ratio}`,
    name,
    facts,
    options,
    alpha: facts.takesAlpha ? alpha : 0,
    l1Ratio,
  }
}

export const setups: Setup[] = [
  setup('LinearRegression', 0, 0),
  setup('Ridge', 0.3, 0),
  setup('Lasso', 0.15, 1),
  setup('ElasticNet', 0.2, 0.5),
  setup('LogisticRegression', 0.05, 0),
  setup('LogisticRegression', 0.05, 1),
  setup('LogisticRegression', 0.05, 0.5),
  setup('LogisticRegression, 3 classes', 0.05, 0),
  setup('LogisticRegression, 3 classes', 0.03, 1),
  setup('LogisticRegression, 3 classes', 0.03, 0.5),
  setup('LeastAbsoluteDeviations', 0, 0),
  setup('LeastAbsoluteDeviations', 0.1, 1),
  setup('LeastAbsoluteDeviations', 0.1, 0),
  setup('QuantileRegressor', 0, 0),
  setup('QuantileRegressor', 0.05, 1),
  setup('QuantileRegressor', 0.05, 0.5),
  setup('HuberRegressor', 0, 0),
  setup('HuberRegressor', 0.1, 1),
  setup('HuberRegressor', 0.1, 0.5),
  setup('PoissonRegressor', 0, 0),
  setup('PoissonRegressor', 0.1, 1),
  setup('PoissonRegressor', 0.1, 0.5),
]

export interface Sample {
  readonly X: number[][]
  /** As the setup's loss takes it: real, counts, -1 and 1, or classes from 0. */
  readonly y: number[]
}

/** n x p on a grid of 2^-8, so that sums and shifts by small dyadic numbers are exact. */
export function sample(setup: Setup, seed: number, n = 30, p = 6): Sample {
  const grid = (v: number): number => Math.round(v * 256) / 256
  const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => grid(normal(seed, i, j))))
  const z = X.map((x, i) => x[0] - 1.5 * x[1] + 0.75 * (x[3] ?? 0) + normal(seed + 10, i))
  const y =
    setup.facts.classes === 2
      ? z.map((v) => (v > 0.25 ? 1 : -1))
      : observed(
          setup.name,
          setup.facts.classes > 0 ? z.map((v, i) => v + normal(seed + 11, i)) : z.map(grid),
        )
  return { X, y }
}

export function fitted(setup: Setup, { X, y }: Sample, options: object = {}, data?: object): FittedModel {
  return make(setup.name, { ...setup.options, ...options }).fit(X, y, data)
}

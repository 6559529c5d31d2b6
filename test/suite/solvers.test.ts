import { describe, expect, test } from 'vitest'
import { check, refuted, type Task } from '../support/checker'
import { containerNames, containers } from '../support/containers'
import { estimators, type FittedModel, make, observed, offsetOf, solverNames } from '../support/estimators'
import { answerOf } from '../support/expect-close'
import { normal, uniform } from '../support/hash'

/** A design of 80 x 8 whose entries are Float32 values, with some zeros, so that every container can hold it. */
const n = 80
const X = Array.from({ length: n }, (_, i) =>
  Array.from({ length: 8 }, (_, j) => (uniform(5, i, j) < 0.3 ? 0 : Math.fround(normal(6, i, j)))),
)
const signal = X.map((x) => x[0] - 2 * x[1] + 0.5 * x[4])
const response = signal.map((v, i) => v + normal(7, i))
const labels = signal.map((v, i) => (v + 2 * normal(8, i) > 0 ? 1 : -1))
const weights = X.map((_, i) => 0.5 + uniform(9, i))
const offset = X.map((_, i) => normal(10, i) / 2)

/** The penalties to try; every solver says of each whether it is able. */
const penalties = [
  { title: 'no penalty', alpha: 0, l1Ratio: 0 },
  { title: 'pure L2', alpha: 0.1, l1Ratio: 0 },
  { title: 'pure L1', alpha: 0.05, l1Ratio: 1 },
  { title: 'both', alpha: 0.1, l1Ratio: 0.5 },
  { title: 'bounds', alpha: 0.05, l1Ratio: 0.5, lower: -0.3, upper: 0.4 },
  {
    title: 'factors, standardized',
    alpha: 0.05,
    l1Ratio: 0.5,
    penaltyFactor: [0, 1, 2, 1, 1, 0.5, Infinity, 1],
    standardize: true,
  },
]

const losses = [
  { loss: 'squared', estimator: 'ElasticNet', y: response },
  { loss: 'logistic', estimator: 'LogisticRegression', y: labels },
  { loss: 'huber', estimator: 'HuberRegressor', y: response },
  { loss: 'poisson', estimator: 'PoissonRegressor', y: observed('PoissonRegressor', response) },
  { loss: 'absolute', estimator: 'LeastAbsoluteDeviations', y: response },
  { loss: 'quantile', estimator: 'QuantileRegressor', y: response },
  {
    loss: 'softmax',
    estimator: 'LogisticRegression, 3 classes',
    y: observed(
      'LogisticRegression, 3 classes',
      signal.map((v, i) => v + 2 * normal(8, i)),
    ),
  },
] as const

const grid = losses.flatMap((l) => penalties.map(({ title, ...options }) => ({ ...l, title, options })))

/** The solvers that must be able to do a pair; others may be. */
function ableSolvers(
  loss: string,
  { alpha, l1Ratio, ...more }: { alpha: number; l1Ratio: number },
): string[] {
  const always = ['auto', 'proximal-gradient']
  if (loss === 'absolute' || loss === 'quantile') return ['auto']
  if (loss === 'softmax') return ['auto']
  if (loss !== 'squared') return [...always, 'newton']
  const pure = l1Ratio === 0 && Object.keys(more).length === 0
  if (!pure) return [...always, 'coordinate-descent']
  return [...always, 'coordinate-descent', ...(alpha === 0 ? ['qr'] : ['cholesky', 'conjugate-gradient'])]
}

function perFeature(bound: number | undefined): number[] | undefined {
  return bound === undefined ? undefined : X[0].map(() => bound)
}

describe.each(grid)('$loss loss, $title', ({ loss, estimator, y, options }) => {
  const offsets = offsetOf(estimator, offset)
  const task: Task = {
    loss,
    parameter: Object.values(estimators[estimator].options)[0],
    X,
    y,
    weights,
    offset: offsets,
    fitIntercept: true,
    standardize: false,
    ...options,
    lower: perFeature(options.lower),
    upper: perFeature(options.upper),
  }
  const fitted = (more: object, container: (typeof containerNames)[number] = 'rows'): FittedModel =>
    make(estimator, { ...options, ...more }).fit(containers[container].make(X), y, {
      sampleWeight: weights,
      offset: offsets,
    })
  const reference = fitted({})
  const nullObjective = check(task, reference).nullObjective

  test.each(solverNames)(
    '%s reaches the optimum within its certificate, or says that it cannot',
    (solver) => {
      let model: FittedModel
      try {
        model = fitted({ solver })
      } catch (error) {
        expect(error).toMatchObject({ code: 'PARAMETER' })
        expect((error as Error).message).toContain(solver)
        expect(ableSolvers(loss, options)).not.toContain(solver)
        return
      }
      // An interior point hands over to the simplex, which finds the vertex.
      const named = solver === 'interior-point' ? 'simplex' : solver
      if (solver !== 'auto') expect([solver, named]).toContain(model.certificate.solver)
      expect(model.certificate.status).toBe('optimal')
      expect(refuted(check(task, model), model.certificate)).toBeUndefined()
      expect(Math.abs(model.certificate.objective - reference.certificate.objective)).toBeLessThanOrEqual(
        1e-9 * nullObjective,
      )
      for (const [j, w] of model.coef.entries()) expect(w).toBeCloseTo(reference.coef[j], 4)
    },
  )

  test.each(containerNames)(
    '%s gives the same answer: dense bitwise, also from Float32, sparse to 1e-10',
    (name) => {
      const model = fitted({}, name)
      if ('sparse' in containers[name]) {
        const size = Math.max(...reference.coef.map(Math.abs))
        for (const [j, w] of model.coef.entries())
          expect(Math.abs(w - reference.coef[j])).toBeLessThanOrEqual(1e-10 * size)
      } else {
        expect(answerOf(model)).toEqual(answerOf(reference))
      }
    },
  )
})

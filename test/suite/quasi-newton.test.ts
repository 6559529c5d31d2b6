import { describe, expect, test } from 'vitest'
import { check, refuted, type Task } from '../support/checker'
import { type EstimatorName, type FittedModel, make } from '../support/estimators'
import { normal } from '../support/hash'

const losses = [
  { loss: 'huber', name: 'HuberRegressor', parameter: 1.2, options: { delta: 1.2 } },
  { loss: 'poisson', name: 'PoissonRegressor', parameter: undefined, options: {} },
  { loss: 'logistic', name: 'LogisticRegression', parameter: undefined, options: {} },
] as const satisfies { loss: string; name: EstimatorName; parameter: number | undefined; options: object }[]

type Smooth = (typeof losses)[number]

const shapes = [
  [90, 12],
  [60, 25],
  [20, 45],
] as const

/** Columns in a chain, means away from 0, and a response that follows some of them. */
function draw({ loss }: Smooth, n: number, p: number) {
  const X = Array.from({ length: n }, (_, i) => {
    let last = normal(901, i, 0)
    return Array.from({ length: p }, (_, j) => {
      last = 0.6 * last + 0.8 * normal(902, i, j)
      return last + (j % 3)
    })
  })
  const signal = X.map((x, i) => 0.5 * x[0] - 0.4 * x[1] + 0.3 * x[5] + normal(903, i))
  const outlying = signal.map((v, i) => (i % 9 === 0 ? 20 * v : 2 * v))
  if (loss === 'huber') return { X, y: outlying }
  if (loss === 'logistic') return { X, y: signal.map((v, i) => (v + normal(904, i) > 0 ? 1 : -1)) }
  return { X, y: signal.map((v) => Math.floor(Math.exp(0.6 * v))) }
}

const weightsOf = (n: number) => Array.from({ length: n }, (_, i) => i % 5)
const offsetOf = (n: number) => Array.from({ length: n }, (_, i) => ((i % 4) - 1) / 5)

describe.each(losses)('$loss loss under a ridge', (which) => {
  describe.each(shapes)('%i x %i', (n, p) => {
    const { X, y } = draw(which, n, p)
    const task = (more: object): Task => ({
      loss: which.loss,
      parameter: which.parameter,
      X,
      y,
      alpha: 0.05,
      l1Ratio: 0,
      fitIntercept: true,
      standardize: false,
      ...more,
    })
    const fit = (more: object, data = {}): FittedModel =>
      make(which.name, { ...which.options, alpha: 0.05, l1Ratio: 0, ...more }).fit(X, y, data)
    const given = { sampleWeight: weightsOf(n), offset: offsetOf(n) }
    const all = { weights: given.sampleWeight, offset: given.offset }

    test.each([
      ['plain', {}, {}, {}, true],
      ['no intercept', { fitIntercept: false }, {}, {}, false],
      ['weights and offset', { standardize: true }, given, all, true],
      ['hardly a penalty', { alpha: 1e-5 }, {}, {}, false],
    ])('ends by the gap alone where a loose one is wanted: %s', (_, options, data, more, tame) => {
      for (const tol of [1e-2, 1e-4, 1e-6]) {
        const { certificate, ...answer } = fit({ ...options, tol }, data)
        expect(certificate.status).toBe('optimal')
        if (tame) expect(certificate.solver).toBe('quasi-newton')
        const finding = check(task({ ...options, ...more }), answer)
        expect(refuted(finding, certificate, tol)).toBeUndefined()
      }
    })

    test.each([
      ['plain', {}, {}],
      ['no intercept', { fitIntercept: false }, {}],
      ['weights and offset', { standardize: true }, given],
    ])('and exactly at where Newton alone gets: %s', (_, options, data) => {
      const model = fit(options, data)
      const other = fit({ ...options, solver: 'newton' }, data)
      const size = Math.max(...other.coef.map(Math.abs))
      for (const [j, w] of model.coef.entries())
        expect(Math.abs(w - other.coef[j])).toBeLessThanOrEqual(1e-13 * size)
      expect(model.certificate.relativeGap).toBeLessThanOrEqual(1e-25)
    })

    test('stops when it is told to', () => {
      const { certificate } = fit({ maxIter: 2 })
      expect(certificate).toMatchObject({ status: 'stopped', iterations: 2 })
    })
  })
})

test('a ridge that a column and its double share takes a Newton step in the end', () => {
  const { X, y } = draw(losses[0], 60, 12)
  const wide = X.map((x) => x.map((v, j) => (j === 3 ? x[2] * (1 + 1e-9 * v) : j > 5 ? 1e-4 * v + x[2] : v)))
  const options = { alpha: 1e-9, l1Ratio: 0 }
  const model = make('HuberRegressor', { ...options, delta: 1.2, tol: 1e-7 }).fit(wide, y)
  expect(model.certificate).toMatchObject({ status: 'optimal', solver: 'newton' })
  const task: Task = {
    loss: 'huber',
    parameter: 1.2,
    X: wide,
    y,
    ...options,
    fitIntercept: true,
    standardize: false,
  }
  expect(refuted(check(task, model), model.certificate, 1e-7)).toBeUndefined()
})

test.each([losses[1], losses[2]])(
  '$loss: features without a penalty may have no optimum',
  ({ loss, name }) => {
    const X = Array.from({ length: 40 }, (_, i) => Array.from({ length: 12 }, (_, j) => normal(905, i, j)))
    const y = X.map((x) => (loss === 'poisson' ? Number(x[0] > 0 && x[0] < 0) : x[0] > 0 ? 1 : -1))
    const penaltyFactor = X[0].map((_, j) => (j === 0 ? 0 : 1))
    for (const tol of [1e-2, 1e-9]) {
      const estimator = make(name, { alpha: 0.1, l1Ratio: 0, penaltyFactor, tol, solver: 'quasi-newton' })
      expect(() => estimator.fit(X, y)).toThrow(/no finite optimum/)
    }
  },
)

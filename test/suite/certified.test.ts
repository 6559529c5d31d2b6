import { describe, expect, test } from 'vitest'
import type { HuberModel } from 'wasso'
import { type Certified, certified } from '../support/certified'
import { check, refuted } from '../support/checker'
import { fewestDigits } from '../support/digits'
import { type EstimatorName, make } from '../support/estimators'
import { answerOf, interceptsOf } from '../support/expect-close'
import { predictorsOf } from '../support/loss-by-hand'

const EPS = 2 ** -52

/** The estimator of each loss, and the digits that every coefficient must have. */
const of: Record<string, { estimator: EstimatorName; digits: number; parameter?: string }> = {
  squared: { estimator: 'ElasticNet', digits: 12 },
  logistic: { estimator: 'LogisticRegression', digits: 10 },
  absolute: { estimator: 'LeastAbsoluteDeviations', digits: 13 },
  quantile: { estimator: 'QuantileRegressor', digits: 13, parameter: 'quantile' },
  huber: { estimator: 'HuberRegressor', digits: 13, parameter: 'delta' },
  softmax: { estimator: 'LogisticRegression, 3 classes', digits: 10 },
}

function fitted({ task }: Certified) {
  const { loss, parameter, alpha, l1Ratio, fitIntercept, X, y } = task
  const { estimator, parameter: name } = of[loss]
  const own = name ? { [name]: parameter } : {}
  return make(estimator, { ...own, alpha, l1Ratio, fitIntercept }).fit(X, y)
}

describe.each(certified)('$name at default options', (problem) => {
  const { name, task, coef, intercept, objective, zeroResiduals, outliers } = problem
  const model = fitted(problem)

  test('has the exact support', () => {
    const p = task.X[0].length
    const used = task.X[0].map((_, j) => j).filter((j) => coef.some((w, at) => at % p === j && w !== 0))
    expect([...model.support]).toEqual(used)
  })

  test('has the promised digits', () => {
    const reached = fewestDigits(answerOf(model), [...coef, ...interceptsOf({ intercept } as typeof model)])
    console.log(`${name}: ${reached.toFixed(1)} digits`)
    expect(reached).toBeGreaterThanOrEqual(of[task.loss].digits)
  })

  test('has the exact objective to 1e-14', () => {
    expect(Math.abs(model.certificate.objective - objective)).toBeLessThanOrEqual(1e-14 * objective)
    expect(check(task, model).objective - objective).toBeLessThanOrEqual(2 * EPS * objective)
  })

  test('has a certificate that stands', () => {
    expect(model.certificate.status).toBe('optimal')
    expect(refuted(check(task, model), model.certificate)).toBeUndefined()
  })

  test.runIf(zeroResiduals)('has the exact basis, and says that it is the only one', () => {
    const z = predictorsOf(model, task.X)
    const met = task.y.map((v, i) => Math.abs(v - z[i][0]) <= 1e-11 * Math.abs(v))
    expect(task.y.map((_, i) => i).filter((i) => met[i])).toEqual(zeroResiduals)
    expect(model.certificate.unique).toBe(true)
    expect(model.certificate.gap).toBeLessThanOrEqual(1e-13 * objective)
  })

  test.runIf(outliers)('has the exact partition', () => {
    expect([...(model as unknown as HuberModel).outliers]).toEqual(outliers)
  })
})

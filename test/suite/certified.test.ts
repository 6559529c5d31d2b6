import { describe, expect, test } from 'vitest'
import { ElasticNet, LogisticRegression, type RegressionModel } from 'wasso'
import { type Certified, certified } from '../support/certified'
import { check, refuted } from '../support/checker'
import { fewestDigits } from '../support/digits'

const EPS = 2 ** -52
const least: Record<string, number> = { squared: 12, logistic: 10 }

function fitted({ task }: Certified) {
  const { alpha, l1Ratio, fitIntercept, X, y } = task
  const Estimator = task.loss === 'logistic' ? LogisticRegression : ElasticNet
  return new Estimator({ alpha, l1Ratio, fitIntercept }).fit(X as number[][], y) as RegressionModel
}

const known = certified.filter(({ family }) => family === 'gaussian' || family === 'logistic')

describe.each(known)('$name at default options', (problem) => {
  const { name, task, coef, intercept, objective } = problem
  const model = fitted(problem)

  test('has the exact support', () => {
    expect([...model.support]).toEqual([...coef.keys()].filter((j) => coef[j] !== 0))
  })

  test('has the promised digits', () => {
    const reached = fewestDigits([...model.coef, model.intercept], [...coef, intercept as number])
    console.log(`${name}: ${reached.toFixed(1)} digits`)
    expect(reached).toBeGreaterThanOrEqual(least[task.loss])
  })

  test('has the exact objective to 1e-14', () => {
    expect(Math.abs(model.certificate.objective - objective)).toBeLessThanOrEqual(1e-14 * objective)
    expect(check(task, model).objective - objective).toBeLessThanOrEqual(2 * EPS * objective)
  })

  test('has a certificate that stands', () => {
    expect(model.certificate.status).toBe('optimal')
    expect(refuted(check(task, model), model.certificate)).toBeUndefined()
  })
})

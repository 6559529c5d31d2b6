import { describe, expect, test } from 'vitest'
import { LinearRegression } from 'wasso'
import nist from '../data/nist.json'
import { check, refuted } from '../support/checker'
import { fewestDigits } from '../support/digits'

interface Problem {
  design: number[][]
  y: number[]
  exact_on_double_X: string[]
}

/** The designs have no column of ones: a problem whose answer is one longer than its rows has an intercept. */
const problems = Object.entries(nist as unknown as Record<string, Problem>).map(([name, problem]) => {
  const exact = problem.exact_on_double_X.map(Number)
  return {
    name,
    X: problem.design,
    y: problem.y,
    exact,
    fitIntercept: exact.length > problem.design[0].length,
  }
})

describe.each(problems)('NIST $name', ({ name, X, y, exact, fitIntercept }) => {
  const model = new LinearRegression({ fitIntercept }).fit(X, y)
  const answer = fitIntercept ? [model.intercept, ...model.coef] : [...model.coef]

  test('has at least 14 correct digits in every coefficient', () => {
    const reached = fewestDigits(answer, exact)
    console.log(`NIST ${name}: ${reached.toFixed(1)} digits`)
    expect(reached).toBeGreaterThanOrEqual(14)
  })

  test('has a certificate that stands', () => {
    const task = { loss: 'squared', X, y, alpha: 0, l1Ratio: 0, fitIntercept, standardize: false } as const
    expect(model.certificate.status).toBe('optimal')
    expect(refuted(check(task, model), model.certificate)).toBeUndefined()
  })
})

test('all 11 problems are there', () => {
  expect(problems.length).toBe(11)
})

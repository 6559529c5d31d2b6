import { describe, expect, test } from 'vitest'
import { type EstimatorName, estimatorNames, estimators } from '../../support/estimators'
import { expectClose } from '../../support/expect-close'
import { problemOf } from '../../support/problem/by-hand'
import { fitOrCode, judge } from '../../support/problem/judge'
import { responseOf, smallFit, thrownBy, X } from '../../support/small-fit'

/** Two classes as -1 and 1, as the checker has them. */
const signed = (name: EstimatorName): number[] =>
  estimators[name].classes === 2 ? responseOf(name).map((v) => 2 * v - 1) : responseOf(name)

describe.each(estimatorNames.filter((name) => estimators[name].takesAlpha))('%s', (name) => {
  const y = signed(name)

  test('alpha 0 is the loss alone', () => {
    expect(judge(problemOf(name, X, y, { alpha: 0 }))).toBeUndefined()
  })

  test('alpha 1e-300 is alpha 0 to rounding', () => {
    const tiny = fitOrCode(problemOf(name, X, y, { alpha: 1e-300 }))
    const none = fitOrCode(problemOf(name, X, y, { alpha: 0 }))
    if (typeof tiny === 'string' || typeof none === 'string') throw new Error(`${tiny} ${none}`)
    for (const [j, w] of tiny.coef.entries()) expect(w).toBeCloseTo(none.coef[j], 9)
    expect(judge(problemOf(name, X, y, { alpha: 1e-300 }))).toBeUndefined()
  })

  test('alpha 1e300 leaves the intercept alone', () => {
    const model = smallFit(name, { alpha: 1e300 })
    for (const w of model.coef) expect(Math.abs(w)).toBeLessThan(1e-250)
    expect(model.certificate.status).toBe('optimal')
  })

  test.each([
    ...(estimators[name].needsAlpha ? [[undefined] as [unknown]] : []),
    [Number.NaN],
    [Infinity],
    [-Infinity],
    [-1e-300],
    ['1'],
    [null],
    [true],
    [1n],
    [[1]],
    [{}],
  ])('alpha %s is refused by value', (alpha) => {
    const error = thrownBy(() => smallFit(name, { alpha }))
    expect(error).toMatchObject({ code: expect.stringMatching(/PARAMETER|TYPE/) })
    expect(error.message).toContain('alpha')
  })
})

describe.each(estimatorNames)('%s', (name) => {
  const { takesAlpha } = estimators[name]
  const y = signed(name)
  const some = takesAlpha ? { alpha: 0.02 } : {}

  test('bounds of 0 on both sides fix all coefficients', () => {
    expect(judge(problemOf(name, X, y, { ...some, lower: 0, upper: 0 }))).toBeUndefined()
    const { coef } = smallFit(name, { lower: 0, upper: 0 })
    expect([...coef]).toEqual([...coef].fill(0))
  })

  test('bounds far away change nothing', () => {
    const bounded = smallFit(name, { lower: -1e200, upper: 1e200 })
    const free = smallFit(name, { lower: -Infinity, upper: Infinity })
    expectClose(bounded.coef, free.coef, 1e-14)
    expect([...free.coef]).toEqual([...smallFit(name).coef])
  })

  test('bounds of very small and very large numbers', () => {
    for (const bound of [1e-300, 1e-20, 1.7e308])
      expect(
        judge(problemOf(name, X, y, { ...some, lower: -bound, upper: bound })),
        String(bound),
      ).toBeUndefined()
  })

  test('nonNegative is lower: 0', () => {
    const model = smallFit(name, { nonNegative: true })
    expect([...model.coef]).toEqual([...smallFit(name, { lower: 0 }).coef])
    expect(Math.min(...model.coef)).toBeGreaterThanOrEqual(0)
    expect(judge(problemOf(name, X, y, { ...some, lower: 0 }))).toBeUndefined()
  })

  test('factors: Infinity excludes, 0 frees', () => {
    const excluded = smallFit(name, { penaltyFactor: [1, Infinity, 1, 1] })
    for (let k = 1; k < excluded.coef.length; k += 4) expect(excluded.coef[k]).toBe(0)
    expect(judge(problemOf(name, X, y, { ...some, penaltyFactor: [1, Infinity, 0, 1] }))).toBeUndefined()
    expect(judge(problemOf(name, X, y, { ...some, penaltyFactor: X[0].map(() => Infinity) }))).toBeUndefined()
    expect(judge(problemOf(name, X, y, { ...some, penaltyFactor: [0, 0, 0, 0] }))).toBeUndefined()
  })

  test('maxIter 1 is stopped or optimal, and the certificate stands either way', () => {
    const problem = problemOf(name, X, y, some)
    const model = smallFit(name, { maxIter: 1 })
    const wrong = judge(problem, model)
    if (model.certificate.status === 'optimal') expect(wrong).toBeUndefined()
    else expect(wrong).toMatch(/^stopped/)
  })

  test('tol 0 never claims more than it reached', () => {
    const model = smallFit(name, { tol: 0 })
    expect(model.certificate.status).toBe(model.certificate.gap === 0 ? 'optimal' : 'stopped')
  })

  test('a loose tol is still within its certificate', () => {
    const model = smallFit(name, { tol: 1e-4 })
    expect(model.certificate.status).toBe('optimal')
    expect(model.certificate.relativeGap).toBeLessThanOrEqual(1e-4)
    expect(model.certificate.objective - smallFit(name).certificate.objective).toBeLessThanOrEqual(
      model.certificate.gap * (1 + 1e-9) + 1e-15,
    )
  })
})

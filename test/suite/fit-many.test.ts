import { describe, expect, test } from 'vitest'
import { Dataset, Lasso, Ridge } from 'wasso'
import { fitMany, type ManyFits } from 'wasso/many'
import { estimatorNames, type FittedModel, offsetOf } from '../support/estimators'
import { expectClose, interceptsOf } from '../support/expect-close'
import { offset, responseOf, weights, X } from '../support/medium'
import { newEstimator, thrownBy } from '../support/small-fit'

/** The fits of one call, as those of many calls say them to 13 digits: rounding is taken back from each alone. */
function expectFits(fits: ManyFits, models: FittedModel[]): void {
  const zeros = (values: Iterable<number>) => Array.from(values, (value) => value === 0)
  const coefs = models.flatMap(({ coef }) => [...coef])
  expectClose(fits.coefs, coefs, 1e-13)
  expect(zeros(fits.coefs)).toEqual(zeros(coefs))
  const intercepts = models.flatMap(interceptsOf)
  expectClose([...fits.intercepts, ...fits.coefs], [...intercepts, ...coefs], 1e-13)
  const objectives = models.map(({ certificate }) => certificate.objective)
  expectClose(fits.objectives, objectives, 1e-13)
  for (const [k, gap] of fits.gaps.entries()) expect(gap).toBeLessThanOrEqual(1e-12 * Math.abs(objectives[k]))
  expect(fits.statuses).toEqual(models.map(({ certificate }) => certificate.status))
  expect(Object.isFrozen(fits)).toBe(true)
}

/** Of any estimator, and of anything else. */
const many = fitMany as (...given: unknown[]) => ManyFits

describe.each(estimatorNames)('fitMany of %s', (name) => {
  const estimator = newEstimator(name)
  const y = responseOf(name)
  const turned = (k: number) => y.map((_, i) => y[(i + 7 * k) % y.length])
  const ys = [y, turned(1), turned(2)]

  test('of one X with many y is one fit after the other', () => {
    const models = ys.map((one) => estimator.fit(X, one))
    expectFits(many(estimator, X, ys), models)
    expectFits(
      many(
        estimator,
        X,
        ys.map((one) => Float64Array.from(one)),
      ),
      models,
    )
    const flat = Float64Array.from(y.flatMap((_, i) => ys.map((one) => one[i])))
    expectFits(many(estimator, X, flat), models)
    expectFits(many(estimator, new Dataset(X, y), ys), models)
  })

  test('shares weights and offset', () => {
    const data = { sampleWeight: weights, offset: offsetOf(name, offset) }
    const models = ys.map((one) => estimator.fit(X, one, data))
    expectFits(many(estimator, X, ys, data), models)
    expectFits(many(estimator, new Dataset(X, y, data), ys), models)
  })

  test('of many problems is one fit after the other', () => {
    const [above, below] = [X.slice(0, 40), X.slice(20)]
    const data = { sampleWeight: weights.slice(0, 40) }
    const problems = [[above, y.slice(0, 40), data], new Dataset(below, y.slice(20)), [X, ys[1]]]
    const models = [
      estimator.fit(above, y.slice(0, 40), data),
      estimator.fit(below, y.slice(20)),
      estimator.fit(X, ys[1]),
    ]
    expectFits(many(estimator, problems), models)
  })

  test('names the problem that fails, and the next call is bitwise a fresh one', () => {
    const bad = ys.map((one, k) => (k === 1 ? one.map((v, i) => (i === 5 ? Number.NaN : v)) : one))
    const error = thrownBy(() => many(estimator, X, bad))
    expect(error).toMatchObject({ name: 'WassoError', code: 'NOT_FINITE' })
    expect(error.message).toMatch(/problem 1\b.*row 5\b/)
    expect(
      thrownBy(() =>
        many(estimator, [
          [X, y],
          [X.slice(1), y],
        ]),
      ),
    ).toMatchObject({
      code: 'SHAPE',
      message: expect.stringMatching(/problem 1\b/),
    })
    expectFits(many(estimator, X, [y]), [estimator.fit(X, y)])
  })
})

test('has the classes of each fit', () => {
  const y = responseOf('LogisticRegression')
  const words = y.map((v) => (v ? 'yes' : 'no'))
  const { classes } = many(newEstimator('LogisticRegression'), X, [words, y])
  expect(classes).toEqual([
    ['no', 'yes'],
    [0, 1],
  ])
  expect(fitMany(new Ridge({ alpha: 1 }), X, [y])).not.toHaveProperty('classes')
})

test('of nothing is nothing', () => {
  expect([...fitMany(new Lasso({ alpha: 1 }), X, []).coefs]).toEqual([])
  expect([...fitMany(new Lasso({ alpha: 1 }), []).coefs]).toEqual([])
})

test.each([
  ['TYPE', [X, 3]],
  ['TYPE', [X, 'y']],
  ['TYPE', [3]],
  ['TYPE', [X.slice(0, 2)]],
  ['SHAPE', [X, new Float64Array(61)]],
  ['SHAPE', [X, [[1, 2, 3]]]],
  [
    'SHAPE',
    [
      [
        [X, responseOf('Lasso')],
        [X.map((x) => x.slice(1)), responseOf('Lasso')],
      ],
    ],
  ],
  ['PARAMETER', [X, [responseOf('Lasso')], { start: 1 }]],
  ['PARAMETER', [X, [responseOf('Lasso')], { weights }]],
  ['PARAMETER', [[[X, responseOf('Lasso'), { nAlphas: 3 }]]]],
])('refuses with %s', (code, call) => {
  expect(thrownBy(() => many(newEstimator('Lasso'), ...call))).toMatchObject({ name: 'WassoError', code })
})

test('refuses what is no estimator', () => {
  expect(thrownBy(() => many({ options: { alpha: 1 } }, X, [responseOf('Lasso')]))).toMatchObject({
    code: 'TYPE',
  })
})

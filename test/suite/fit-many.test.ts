import { describe, expect, test } from 'vitest'
import { Dataset, Lasso, type ManyFits, Ridge } from 'wasso'
import { estimatorNames, type FittedModel } from '../support/estimators'
import { offset, responseOf, weights, X } from '../support/medium'
import { newEstimator, thrownBy } from '../support/small-fit'

/** The fits of one call, as those of many calls say them. */
function expectFits(many: ManyFits, models: FittedModel[]): void {
  expect([...many.coefs]).toEqual(models.flatMap(({ coef }) => [...coef]))
  expect([...many.intercepts]).toEqual(models.map(({ intercept }) => intercept))
  expect([...many.objectives]).toEqual(models.map(({ certificate }) => certificate.objective))
  expect([...many.gaps]).toEqual(models.map(({ certificate }) => certificate.gap))
  expect(many.statuses).toEqual(models.map(({ certificate }) => certificate.status))
  expect(Object.isFrozen(many)).toBe(true)
}

describe.each(estimatorNames)('fitMany of %s', (name) => {
  const estimator = newEstimator(name)
  const y = responseOf(name)
  const turned = (k: number) => y.map((_, i) => y[(i + 7 * k) % y.length])
  const ys = [y, turned(1), turned(2)]

  test('of one X with many y is bitwise one fit after the other', () => {
    const models = ys.map((one) => estimator.fit(X, one))
    expectFits(estimator.fitMany(X, ys), models)
    expectFits(
      estimator.fitMany(
        X,
        ys.map((one) => Float64Array.from(one)),
      ),
      models,
    )
    const flat = Float64Array.from(y.flatMap((_, i) => ys.map((one) => one[i])))
    expectFits(estimator.fitMany(X, flat), models)
    expectFits(estimator.fitMany(new Dataset(X, y), ys), models)
  })

  test('shares weights and offset', () => {
    const data = { sampleWeight: weights, offset }
    const models = ys.map((one) => estimator.fit(X, one, data))
    expectFits(estimator.fitMany(X, ys, data), models)
    expectFits(estimator.fitMany(new Dataset(X, y, data), ys), models)
  })

  test('of many problems is bitwise one fit after the other', () => {
    const [above, below] = [X.slice(0, 40), X.slice(20)]
    const data = { sampleWeight: weights.slice(0, 40) }
    const problems = [[above, y.slice(0, 40), data], new Dataset(below, y.slice(20)), [X, ys[1]]]
    const models = [
      estimator.fit(above, y.slice(0, 40), data),
      estimator.fit(below, y.slice(20)),
      estimator.fit(X, ys[1]),
    ]
    expectFits(estimator.fitMany(problems), models)
  })

  test('names the problem that fails, and the next call is bitwise a fresh one', () => {
    const bad = ys.map((one, k) => (k === 1 ? one.map((v, i) => (i === 5 ? Number.NaN : v)) : one))
    const error = thrownBy(() => estimator.fitMany(X, bad))
    expect(error).toMatchObject({ name: 'WassoError', code: 'NOT_FINITE' })
    expect(error.message).toMatch(/problem 1\b.*row 5\b/)
    expect(
      thrownBy(() =>
        estimator.fitMany([
          [X, y],
          [X.slice(1), y],
        ]),
      ),
    ).toMatchObject({
      code: 'SHAPE',
      message: expect.stringMatching(/problem 1\b/),
    })
    expectFits(estimator.fitMany(X, [y]), [estimator.fit(X, y)])
  })
})

test('has the classes of each fit', () => {
  const y = responseOf('LogisticRegression')
  const words = y.map((v) => (v ? 'yes' : 'no'))
  const { classes } = newEstimator('LogisticRegression').fitMany(X, [words, y]) as { classes: unknown }
  expect(classes).toEqual([
    ['no', 'yes'],
    [0, 1],
  ])
  expect(new Ridge({ alpha: 1 }).fitMany(X, [y])).not.toHaveProperty('classes')
})

test('of nothing is nothing', () => {
  expect([...new Lasso({ alpha: 1 }).fitMany(X, []).coefs]).toEqual([])
  expect([...new Lasso({ alpha: 1 }).fitMany([]).coefs]).toEqual([])
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
  const lasso = newEstimator('Lasso') as unknown as { fitMany(...given: unknown[]): unknown }
  expect(thrownBy(() => lasso.fitMany(...call))).toMatchObject({ name: 'WassoError', code })
})

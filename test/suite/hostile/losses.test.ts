import { describe, expect, test } from 'vitest'
import { HuberRegressor, LogisticRegression, PoissonRegressor } from 'wasso'
import { normal, uniform } from '../../support/hash'
import { problemOf } from '../../support/problem/by-hand'
import { judge } from '../../support/problem/judge'
import { thrownBy } from '../../support/small-fit'

const n = 40
const p = 4
const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(510, i, j)))
const z = X.map((x, i) => 1 + x[0] - 0.5 * x[2] + normal(520, i))
const penalties = [
  { alpha: 0 },
  { alpha: 0.05, l1Ratio: 1 },
  { alpha: 0.05, l1Ratio: 0 },
  { alpha: 0.05, l1Ratio: 0.5 },
]
/** Columns over ten decades, far from 0. */
const unscaled = X.map((x) => x.map((v, j) => 10 ** (3 * j - 5) * (v + 3)))

const kinked = [
  ['LeastAbsoluteDeviations', {}],
  ...[0.001, 0.05, 0.5, 0.95, 0.999].map((quantile) => ['QuantileRegressor', { quantile }] as const),
] as const

/** Responses full of ties, on which more residuals are 0 than there are coefficients. */
const responses: [string, number[][], number[]][] = [
  ['ordinary', X, z],
  ['90 % identical', X, z.map((v, i) => (uniform(530, i) < 0.9 ? 2 : v))],
  ['two values', X, z.map((v) => (v > 1 ? 1 : 0))],
  ['small integers in X and y', X.map((x) => x.map(Math.round)), z.map(Math.round)],
  ['all residuals zero', X, X.map((x) => 2 * x[0] - x[3] + 0.5)],
  ['all residuals zero but two', X, X.map((x, i) => 2 * x[0] - x[3] + (i < 2 ? 7 : 0))],
  ['every row five times', X.map((_, i) => X[i % 8]), z.map((_, i) => z[i % 8])],
  ['every row five times, with other y', X.map((_, i) => X[i % 8]), z],
  ['one outlier of 1e9', X, z.map((v, i) => (i === 5 ? 1e9 : v))],
  ['heavy tails', X, z.map((v, i) => v / uniform(540, i) ** 3)],
  ['unscaled columns', unscaled, z],
  ['a single row', [X[0]], [3]],
  ['as many rows as coefficients', X.slice(0, p + 1), z.slice(0, p + 1)],
  ['fewer rows than coefficients', X.slice(0, 3), z.slice(0, 3)],
]

describe.each(kinked)('%s %j', (name, own) => {
  test.each(responses)('on %s', (_, rows, y) => {
    for (const penalty of penalties)
      for (const fitIntercept of [true, false])
        expect(
          judge(problemOf(name, rows, y, { ...own, ...penalty, fitIntercept })),
          JSON.stringify([penalty, fitIntercept]),
        ).toBeUndefined()
  })
})

describe.each([1e-9, 1e-3, 1, 1e3, 1e9])('HuberRegressor, delta %d', (delta) => {
  test.each(responses)('on %s', (_, rows, y) => {
    for (const penalty of penalties)
      expect(
        judge(problemOf('HuberRegressor', rows, y, { delta, ...penalty })),
        JSON.stringify(penalty),
      ).toBeUndefined()
  })
})

describe('PoissonRegressor', () => {
  const counts = z.map((v) => Math.round(Math.exp(v)))

  test.each([
    ['ordinary counts', X, counts],
    ['counts to 1e15', X, z.map((v) => Math.round(Math.exp(9 * v)))],
    ['one count of 1e12 among zeros', X, z.map((_, i) => (i === 3 ? 1e12 : 0))],
    ['no integers', X, z.map((v) => Math.exp(v))],
    ['one count that is not 0', X, z.map((_, i) => (i === 3 ? 1 : 0))],
    ['unscaled columns', unscaled, counts],
    ['means that are met', X, X.map((x) => Math.exp(x[0] - x[1]))],
  ])('on %s', (_, rows, y) => {
    for (const penalty of penalties.slice(1))
      expect(judge(problemOf('PoissonRegressor', rows, y, penalty)), JSON.stringify(penalty)).toBeUndefined()
  })

  test('columns so large that exp overflows on the way', () => {
    for (const size of [1e3, 1e6, 1e150])
      for (const l1Ratio of [0, 1])
        expect(
          judge(
            problemOf(
              'PoissonRegressor',
              X.map((x) => x.map((v) => size * v)),
              counts,
              { alpha: 0.01 * size, l1Ratio },
            ),
          ),
          String(size),
        ).toBeUndefined()
  })

  test('counts so large that their sum overflows are a typed error, or right', () => {
    for (const size of [1e200, 1e300, 1.7e308]) {
      const outcome = judge(
        problemOf(
          'PoissonRegressor',
          X,
          counts.map((v) => v * size),
          { alpha: 0.1 },
        ),
      )
      expect(outcome ?? 'threw NOT_FINITE').toMatch(/^threw NOT_FINITE/)
    }
  })

  test('offsets of -50 to 50, as logarithms of exposure', () => {
    const offset = z.map((_, i) => 100 * uniform(550, i) - 50)
    const y = z.map((_, i) => Math.round(Math.exp(Math.min(30, Math.max(-5, offset[i])))))
    const problem = { ...problemOf('PoissonRegressor', X, y, { alpha: 0.1 }), data: { offset } }
    expect(judge({ ...problem, task: { ...problem.task, offset } })).toBeUndefined()
  })

  test('y all 0 is UNBOUNDED by the intercept, and by an unpenalised feature of one sign', () => {
    const zeros = z.map(() => 0)
    expect(judge(problemOf('PoissonRegressor', X, zeros, { alpha: 1 }, 'UNBOUNDED'))).toBeUndefined()
    const positive = X.map((x) => [Math.abs(x[0]), x[1]])
    const options = { alpha: 1, penaltyFactor: [0, 1], fitIntercept: false }
    expect(judge(problemOf('PoissonRegressor', positive, zeros, options, 'UNBOUNDED'))).toBeUndefined()
    expect(judge(problemOf('PoissonRegressor', positive, zeros, { ...options, lower: 0 }))).toBeUndefined()
  })

  test('y all 0 without intercept is fitted where every feature is penalised', () => {
    for (const l1Ratio of [0, 0.5, 1])
      expect(
        judge(
          problemOf(
            'PoissonRegressor',
            X,
            z.map(() => 0),
            { alpha: 0.1, l1Ratio, fitIntercept: false },
          ),
        ),
      ).toBeUndefined()
  })

  test('zeros on one side of an unpenalised feature are UNBOUNDED', () => {
    const rows = X.map((x) => [x[0] > 0 ? x[0] : 0, x[1]])
    const y = rows.map(([a]) => (a > 0 ? 0 : 3))
    const options = { alpha: 0.1, penaltyFactor: [0, 1] }
    expect(judge(problemOf('PoissonRegressor', rows, y, options, 'UNBOUNDED'))).toBeUndefined()
    expect(judge(problemOf('PoissonRegressor', rows, y, { ...options, lower: -3 }))).toBeUndefined()
  })

  test.each([[-1], [-1e-300]])('a count of %d is DOMAIN, by row and value', (bad) => {
    const error = thrownBy(() =>
      new PoissonRegressor().fit(
        X,
        counts.map((v, i) => (i === 7 ? bad : v)),
      ),
    )
    expect(error).toMatchObject({ name: 'WassoError', code: 'DOMAIN' })
    expect(error.message).toMatch(/row 7\b/)
    expect(error.message).toContain(String(bad))
  })
})

describe('LogisticRegression of several classes', () => {
  const labels = z.map((v, i) => (v + normal(560, i) > 1.5 ? 2 : v + normal(561, i) > 0.5 ? 1 : 0))
  const several = 'LogisticRegression, 3 classes'

  test.each([
    ['ordinary classes', X, labels],
    ['a class with one member', X, labels.map((v, i) => (i === 9 ? 3 : v))],
    ['two classes with one member each', X, labels.map((_, i) => (i === 9 ? 1 : i === 11 ? 2 : 0))],
    ['ten classes', X, z.map((_, i) => i % 10)],
    ['a class for every row', X.slice(0, 12), Array.from({ length: 12 }, (_, i) => i)],
    ['unscaled columns', unscaled, labels],
    ['columns far from 0', X.map((x) => x.map((v) => v + 1e6)), labels],
    ['separable classes', X, X.map((x) => (x[0] > 0.5 ? 2 : x[0] > -0.5 ? 1 : 0))],
    ['identical rows', X.map(() => X[0]), labels],
  ])('on %s', (_, rows, y) => {
    for (const penalty of penalties.slice(1))
      expect(judge(problemOf(several, rows, y, penalty)), JSON.stringify(penalty)).toBeUndefined()
  })

  test('separable without penalty is SEPARABLE, also when only one class is', () => {
    const one = labels.map((v, i) => (X[i][0] > 1 ? 2 : v % 2))
    for (const y of [X.map((x) => (x[0] > 0.5 ? 2 : x[0] > -0.5 ? 1 : 0)), one])
      expect(judge(problemOf(several, X, y, { alpha: 0 }, 'SEPARABLE'))).toBeUndefined()
  })

  test('unpenalised coefficients and intercepts sum to 0 over the classes', () => {
    const { coef, intercept } = new LogisticRegression({ alpha: 0.05, penaltyFactor: [0, 1, 1, 0] }).fit(
      X,
      labels,
    )
    const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)
    expect(Math.abs(sum(intercept as unknown as Float64Array))).toBeLessThanOrEqual(1e-14)
    for (const j of [0, 3])
      expect(Math.abs(coef[j] + coef[p + j] + coef[2 * p + j])).toBeLessThanOrEqual(1e-14)
  })

  test('a column y of many numbers is DOMAIN', () => {
    expect(thrownBy(() => new LogisticRegression({ alpha: 1 }).fit(X, z))).toMatchObject({ code: 'DOMAIN' })
  })
})

test('Huber estimates no scale where all residuals are 0, and says what to do', () => {
  for (const delta of ['auto', 'joint'] as const) {
    const error = thrownBy(() =>
      new HuberRegressor({ delta }).fit(
        X,
        X.map((x) => x[0] + 1),
      ),
    )
    expect(error).toMatchObject({ code: 'PARAMETER' })
    expect(error.message).toContain('delta')
  }
})

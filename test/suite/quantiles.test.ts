import { describe, expect, test } from 'vitest'
import { Dataset, fitQuantiles, QuantileRegressor } from 'wasso'
import { answerOf, expectClose } from '../support/expect-close'
import { normal } from '../support/hash'
import { offset, weights } from '../support/medium'
import { thrownBy } from '../support/small-fit'

const n = 60
const X = Array.from({ length: n }, (_, i) => [normal(610, i, 0), normal(610, i, 1), normal(610, i, 2)])
/** Wider to the right, so that far quantiles cross to the left. */
const y = X.map((x, i) => x[0] + (1 + 0.8 * x[1]) * 2 * normal(620, i))
const quantiles = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

describe.each([
  ['plainly', {}, {}],
  ['with weights and an offset', {}, { sampleWeight: weights, offset }],
  ['with L1', { alpha: 0.03, l1Ratio: 1 }, {}],
  ['with L2, standardized', { alpha: 0.1, standardize: true }, {}],
] as const)('fitQuantiles %s', (_, options, data) => {
  const fits = fitQuantiles(X, y, quantiles, options, data)

  test('is a fit for each quantile', () => {
    expect([...fits.quantiles]).toEqual(quantiles)
    quantiles.forEach((quantile, k) => {
      const alone = new QuantileRegressor({ ...options, quantile }).fit(X, y, data)
      expect(fits.models[k].certificate.status).toBe('optimal')
      expect(fits.models[k].quantile).toBe(quantile)
      expect(fits.models[k].certificate.objective).toBeCloseTo(alone.certificate.objective, 12)
      if (alone.certificate.unique) expectClose(answerOf(fits.models[k]), answerOf(alone), 1e-10)
    })
  })

  test('tells where neighbours cross', () => {
    const given = 'offset' in data ? { offset: data.offset } : undefined
    const z = fits.models.map((model) => model.predict(X, given))
    expect(fits.crossings.length).toBe(quantiles.length - 1)
    fits.crossings.forEach((crossing, k) => {
      const excess = [...z[k].keys()].map((i) => z[k][i] - z[k + 1][i])
      const size = 1e-12 * Math.max(...y.map(Math.abs))
      expect(crossing).toMatchObject({
        lower: quantiles[k],
        upper: quantiles[k + 1],
        count: crossing.rows.length,
      })
      const rows = [...crossing.rows]
      // Within rounding a row may be told or not: the planes may meet in it.
      for (const [i, v] of excess.entries()) if (Math.abs(v) > size) expect(rows.includes(i)).toBe(v > 0)
      expect(crossing.largest).toBeCloseTo(Math.max(0, ...excess), 10)
    })
  })

  test('is frozen, the same bits again, and the same on a data set', () => {
    expect(Object.isFrozen(fits)).toBe(true)
    const json = (given: typeof fits): unknown => given.models.map((model) => model.toJSON())
    expect(json(fitQuantiles(X, y, quantiles, options, data))).toEqual(json(fits))
    expect(json(fitQuantiles(new Dataset(X, y, data), quantiles, options))).toEqual(json(fits))
  })
})

test('far quantiles of a y that widens do cross', () => {
  const { crossings } = fitQuantiles(X, y, quantiles)
  expect(crossings.some(({ count, largest }) => count > 0 && largest > 0)).toBe(true)
})

test.each([
  [[], 'PARAMETER'],
  [[0.5, 0.1], 'PARAMETER'],
  [[0, 0.5], 'PARAMETER'],
  [[0.5, 1], 'PARAMETER'],
  [[Number.NaN], 'PARAMETER'],
  [['0.5'], 'PARAMETER'],
  [0.5, 'TYPE'],
  [undefined, 'TYPE'],
])('refuses quantiles %j', (given, code) => {
  expect(thrownBy(() => fitQuantiles(X, y, given as number[]))).toMatchObject({
    name: 'WassoError',
    code: expect.stringMatching(`${code}|TYPE`),
  })
})

test('refuses options and data as fit does', () => {
  expect(thrownBy(() => fitQuantiles(X, y, [0.5], { alhpa: 1 } as never))).toMatchObject({
    code: 'PARAMETER',
    message: expect.stringContaining('"alpha"'),
  })
  expect(thrownBy(() => fitQuantiles(X, y.slice(1), [0.5]))).toMatchObject({ code: 'SHAPE' })
})

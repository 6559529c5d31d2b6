import { describe, expect, test } from 'vitest'
import { Dataset, fitQuantiles, LeastAbsoluteDeviations, modelFromJSON, QuantileRegressor } from 'wasso'
import { expectClose } from '../support/expect-close'
import { normal } from '../support/hash'
import { thrownBy } from '../support/small-fit'

const n = 40
const X = Array.from({ length: n }, (_, i) => [normal(80, i, 0), normal(80, i, 1)])
const y = X.map((x, i) => x[0] + (1 + Math.abs(x[1])) * normal(81, i))
const sampleWeight = X.map((_, i) => [1, 2, 0, 0.5][i % 4])
const offset = X.map((_, i) => normal(82, i))
const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95]

const pinball = (r: number, q: number): number => Math.max(q * r, (q - 1) * r)

/** The least loss of a constant: one of the values is best. */
const leastLoss = (values: number[], s: number[], loss: (r: number) => number): number =>
  Math.min(...values.map((c) => values.reduce((sum, v, i) => sum + s[i] * loss(v - c), 0)))

describe('score', () => {
  test.each([
    ['QuantileRegressor', new QuantileRegressor({ quantile: 0.3 }), (r: number) => pinball(r, 0.3)],
    ['LeastAbsoluteDeviations', new LeastAbsoluteDeviations({ alpha: 0.1 }), (r: number) => Math.abs(r)],
  ])('is the share of its own loss that %s explains', (_, estimator, loss) => {
    for (const data of [{}, { sampleWeight }, { offset }, { sampleWeight, offset }]) {
      const s = 'sampleWeight' in data ? sampleWeight : y.map(() => 1)
      const model = estimator.fit(X, y, data)
      const given = 'offset' in data ? { offset } : {}
      const left = Array.from(model.predict(X, given)).reduce((sum, z, i) => sum + s[i] * loss(y[i] - z), 0)
      const own = y.map((v, i) => v - ('offset' in data ? offset[i] : 0))
      expect(model.score(X, y, data)).toBeCloseTo(1 - left / leastLoss(own, s, loss), 12)
    }
  })

  test('is 1 or 0 where y is constant, and the same in any unit', () => {
    const model = new LeastAbsoluteDeviations().fit(X, y)
    const flat = new LeastAbsoluteDeviations().fit(
      X,
      y.map(() => 0.1),
    )
    expect(
      flat.score(
        X,
        y.map(() => 0.1),
      ),
    ).toBe(1)
    expect(
      model.score(
        X,
        y.map(() => 0.1),
      ),
    ).toBe(0)
    for (const unit of [2 ** -600, 2 ** 600]) {
      const other = new LeastAbsoluteDeviations().fit(
        X,
        y.map((v) => v * unit),
      )
      expect(
        other.score(
          X,
          y.map((v) => v * unit),
        ),
      ).toBeCloseTo(model.score(X, y), 12)
    }
  })
})

describe('fitQuantiles', () => {
  test.each([
    ['plain', {}, {}],
    ['penalised, weighted, with an offset', { alpha: 0.02, l1Ratio: 1 }, { sampleWeight, offset }],
    ['a ridge without intercept', { alpha: 0.1, fitIntercept: false }, {}],
  ])('gives the models of single fits: %s', (_, options, data) => {
    const found = fitQuantiles(X, y, quantiles, options, data)
    expect([...found.quantiles]).toEqual(quantiles)
    for (const [k, quantile] of quantiles.entries()) {
      const single = new QuantileRegressor({ ...options, quantile }).fit(X, y, data)
      const model = found.models[k]
      expect(model.quantile).toBe(quantile)
      expect(model.certificate.status).toBe('optimal')
      const { objective } = single.certificate
      expect(Math.abs(model.certificate.objective - objective)).toBeLessThanOrEqual(1e-12 * objective)
      if (single.certificate.unique) expectClose(model.coef, single.coef, 1e-12)
      expect(modelFromJSON(JSON.stringify(model))).toEqual(model)
    }
    expect(Object.isFrozen(found)).toBe(true)
  })

  test('tells the rows where neighbours cross', () => {
    const data = { sampleWeight }
    const { models, crossings } = fitQuantiles(X, y, quantiles, {}, data)
    expect(crossings.length).toBe(quantiles.length - 1)
    for (const [k, { lower, upper, count, rows, largest }] of crossings.entries()) {
      expect([lower, upper]).toEqual([quantiles[k], quantiles[k + 1]])
      const [below, above] = [models[k].predict(X), models[k + 1].predict(X)]
      const by = Array.from(below, (z, i) => (sampleWeight[i] > 0 ? z - above[i] : 0))
      expect([...rows]).toEqual([...by.keys()].filter((i) => by[i] > 1e-9))
      expect(count).toBe(rows.length)
      expect(largest).toBeCloseTo(Math.max(0, ...by), 12)
    }
    expect(crossings.some(({ count }) => count > 0)).toBe(true)
  })

  test('takes a data set in place of X and y', () => {
    const rows = new Dataset(X, y, { sampleWeight })
    const found = fitQuantiles(rows, quantiles, { alpha: 0.01 })
    expect(found).toEqual(fitQuantiles(X, y, quantiles, { alpha: 0.01 }, { sampleWeight }))
    expect(fitQuantiles(rows, [0.5], {}, { sampleWeight: y.map(() => 1) })).toEqual(fitQuantiles(X, y, [0.5]))
  })

  test.each([
    ['no list', 0.5, 'TYPE'],
    ['an empty list', [], 'PARAMETER'],
    ['a quantile of 1', [0.5, 1], 'PARAMETER'],
    ['a quantile of 0', [0, 0.5], 'PARAMETER'],
    ['one that is missing', [undefined], 'PARAMETER'],
    ['one as text', ['0.5'], 'PARAMETER'],
    ['two alike', [0.5, 0.5], 'PARAMETER'],
    ['a descent', [0.9, 0.1], 'PARAMETER'],
  ])('refuses %s', (_, given, code) => {
    expect(thrownBy(() => fitQuantiles(X, y, given as number[]))).toMatchObject({ code })
  })

  test('refuses options and data that it does not know', () => {
    const error = thrownBy(() => fitQuantiles(X, y, [0.5], { quantile: 0.1 } as object))
    expect(error).toMatchObject({ code: 'PARAMETER' })
    expect(thrownBy(() => fitQuantiles(X, y, [0.5], {}, { alphas: [1] } as object))).toMatchObject({
      code: 'PARAMETER',
    })
  })
})

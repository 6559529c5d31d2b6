import { describe, expect, test } from 'vitest'
import { PoissonRegressor } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { criteria } from 'wasso/selection'
import { normal } from '../support/hash'
import { thrownBy } from '../support/small-fit'

const n = 50
const X = Array.from({ length: n }, (_, i) => [normal(60, i, 0), normal(60, i, 1), normal(60, i, 2)])
const y = X.map((x, i) => Math.max(0, Math.round(Math.exp(0.7 * x[0] - 0.3 * x[1] + 0.8) + normal(610, i))))
const sampleWeight = X.map((_, i) => [1, 2, 0, 0.5][i % 4])
const offset = X.map((_, i) => Math.log(1 + (i % 3)))

/** y log(y / m) - y + m, half of the deviance of a row. */
const half = (v: number, m: number): number => (v === 0 ? m : v * Math.log(v / m) - v + m)
const total = (m: ArrayLike<number>, s: number[]): number =>
  y.reduce((sum, v, i) => sum + s[i] * half(v, m[i]), 0)

/** The best intercept alone: the means are in proportion to exp(o). */
const nullMeans = (o: number[], s: number[]): number[] => {
  const rate = y.reduce((a, v, i) => a + s[i] * v, 0) / o.reduce((a, v, i) => a + s[i] * Math.exp(v), 0)
  return o.map((v) => rate * Math.exp(v))
}

describe('a model', () => {
  const model = new PoissonRegressor({ alpha: 0.05 }).fit(X, y, { offset })

  test('predicts means, exp(z)', () => {
    const z = X.map((x, i) => x.reduce((sum, v, j) => sum + v * model.coef[j], model.intercept + offset[i]))
    for (const [i, mean] of model.predict(X, { offset }).entries())
      expect(mean / Math.exp(z[i])).toBeCloseTo(1, 13)
    const error = thrownBy(() => model.predict([[1e6, 0, 0]], { offset: [0] }))
    expect(error).toMatchObject({ code: 'NOT_FINITE' })
  })

  test.each([
    ['plain', {}],
    ['weighted', { sampleWeight }],
    ['with an exposure', { offset }],
    ['both', { sampleWeight, offset }],
  ])('scores the share of the deviance explained: %s', (_, data) => {
    const [s, o] = [
      'sampleWeight' in data ? sampleWeight : y.map(() => 1),
      'offset' in data ? offset : y.map(() => 0),
    ]
    const own = new PoissonRegressor({ alpha: 0.02 }).fit(X, y, data)
    const means = own.predict(X, 'offset' in data ? { offset } : {})
    expect(own.score(X, y, data)).toBeCloseTo(1 - total(means, s) / total(nullMeans(o, s), s), 12)
  })

  test('takes what is no whole number, and refuses what is below 0', () => {
    expect(
      new PoissonRegressor().fit(
        X,
        y.map((v) => v + 0.5),
      ).certificate.status,
    ).toBe('optimal')
    const below = y.map((v, i) => (i === 6 ? -1 : v))
    const error = thrownBy(() => new PoissonRegressor().fit(X, below))
    expect(error).toMatchObject({ code: 'DOMAIN' })
    expect(String(error)).toContain('-1 at row 6')
    const left = new PoissonRegressor().fit(X, below, { sampleWeight })
    expect(left.coef).toEqual(new PoissonRegressor().fit(X, y, { sampleWeight }).coef)
    const short = y.map((v, i) => (i === 5 ? -1 : v))
    expect(thrownBy(() => left.score(X, short))).toMatchObject({ code: 'DOMAIN' })
  })
})

describe('a path', () => {
  const data = { sampleWeight, offset, nAlphas: 6, minRatio: 0.01 }
  const path = new PoissonRegressor({ l1Ratio: 1 }).path(X, y, data)
  const S = sampleWeight.reduce((a, b) => a + b)

  test('has losses that are half of the deviance', () => {
    for (const [i, loss] of path.losses.entries())
      expect(loss).toBeCloseTo(total(path.model(i).predict(X, { offset }), sampleWeight) / S, 12)
    expect(path.nullLoss).toBeCloseTo(total(nullMeans(offset, sampleWeight), sampleWeight) / S, 12)
    expect(path.losses[0]).toBeCloseTo(path.nullLoss, 10)
    expect(pathFromJSON(JSON.stringify(path)).toJSON()).toEqual(path.toJSON())
  })

  test('ends where enough of the deviance is explained', () => {
    const shares = Array.from(path.losses, (loss) => 1 - loss / path.nullLoss)
    const short = new PoissonRegressor({ l1Ratio: 1 }).path(X, y, {
      ...data,
      maxExplained: shares[2] * 0.999,
    })
    expect(short.alphas.length).toBe(3)
  })

  test('has information criteria', () => {
    const { aic, df, gcv } = criteria(path)
    for (const [i, loss] of path.losses.entries()) {
      expect(df[i]).toBe(path.nNonzero[i] + 1)
      expect(aic[i]).toBeCloseTo(2 * S * loss + 2 * df[i], 10)
      expect(gcv[i]).toBeCloseTo((2 * loss) / (1 - df[i] / S) ** 2, 10)
    }
  })
})

test.each([
  ['deviance', (v: number, m: number) => 2 * half(v, m)],
  ['loss', (v: number, m: number) => m - v * Math.log(m)],
  ['squared-error', (v: number, m: number) => (v - m) ** 2],
  ['absolute-error', (v: number, m: number) => Math.abs(v - m)],
] as const)('folds are scored by %s of the means', (scoring, score) => {
  const data = { nAlphas: 3, minRatio: 0.05, folds: 4, seed: 1, offset }
  const cv = new PoissonRegressor({ l1Ratio: 1 }).crossValidate(X, y, { ...data, scoring })
  for (let k = 0; k < 4; k++) {
    const weights = Array.from(cv.foldId, (id) => Number(id !== k))
    const held = [...cv.foldId.keys()].filter((i) => cv.foldId[i] === k)
    for (const [a, alpha] of cv.alphas.entries()) {
      const own = new PoissonRegressor({ l1Ratio: 1, alpha }).fit(X, y, { offset, sampleWeight: weights })
      const means = own.predict(
        held.map((i) => X[i]),
        { offset: held.map((i) => offset[i]) },
      )
      const mean = held.reduce((sum, i, at) => sum + score(y[i], means[at]), 0) / held.length
      expect(cv.foldScores[k * cv.alphas.length + a]).toBeCloseTo(mean, 8)
    }
  }
})

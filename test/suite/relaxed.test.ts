import { describe, expect, test } from 'vitest'
import { Lasso, LinearRegression, LogisticRegression, Ridge, WassoError } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { adaptiveFactors, relaxedPath } from 'wasso/selection'
import { expectClose } from '../support/expect-close'
import { offset, p, responseOf, weights, X } from '../support/medium'
import { thrownBy } from '../support/small-fit'

const y = responseOf('Lasso')
const data = { sampleWeight: weights, offset }

describe('a relaxed path', () => {
  const path = new Lasso().path(X, y, { ...data, nAlphas: 15 })
  const relaxed = relaxedPath(path)

  test('is least squares on the columns of each support', () => {
    expect([...relaxed.alphas]).toEqual([...path.alphas])
    path.alphas.forEach((_, i) => {
      const support = path.model(i).support
      const { coef, intercept, certificate } = relaxed.models[i]
      expect(certificate.status).toBe('optimal')
      const alone =
        support.length > 0
          ? new LinearRegression().fit(
              X.map((x) => Array.from(support, (j) => x[j])),
              y,
              data,
            )
          : new Lasso({ alpha: 1e9 }).fit(X, y, data)
      expectClose(
        [...Array.from(support, (j) => coef[j]), intercept],
        [...(support.length > 0 ? alone.coef : []), alone.intercept],
      )
      expect([...relaxed.models[i].support].every((j) => support.includes(j))).toBe(true)
    })
  })

  test('blends with the path', () => {
    expect(relaxed.blend(1)).toEqual({ coefs: path.coefs, intercepts: path.intercepts })
    const [none, half] = [relaxed.blend(0), relaxed.blend(0.5)]
    expect([...none.coefs]).toEqual(relaxed.models.flatMap(({ coef }) => [...coef]))
    half.coefs.forEach((w, k) => {
      expect(w).toBeCloseTo((path.coefs[k] + none.coefs[k]) / 2, 14)
    })
    half.intercepts.forEach((b, i) => {
      expect(b).toBeCloseTo((path.intercepts[i] + none.intercepts[i]) / 2, 14)
    })
    for (const gamma of [-0.1, 1.1, Number.NaN, '1'])
      expect(thrownBy(() => relaxed.blend(gamma as number))).toMatchObject({ code: 'PARAMETER' })
  })

  test('wants the data of a path from a file', () => {
    const back = pathFromJSON(path.toJSON())
    expect(thrownBy(() => relaxedPath(back))).toMatchObject({ code: 'PARAMETER' })
    const again = relaxedPath(back, X, y, data)
    expect(again.models.map((m) => m.toJSON())).toEqual(relaxed.models.map((m) => m.toJSON()))
  })

  test('keeps bounds, and what is not penalised', () => {
    const options = { upper: 0.3, penaltyFactor: [1, 1, 1, 1, 1, 1, 1, 0] }
    const bounded = relaxedPath(new Lasso(options).path(X, y, { nAlphas: 8 }))
    for (const { coef } of bounded.models) {
      expect(Math.max(...coef)).toBeLessThanOrEqual(0.3)
      expect(coef[7]).not.toBe(0)
    }
  })

  test('ends before the classes become separable', () => {
    const labels = X.map((x, i) => Number(x[0] + x[1] > 0 || i === 0))
    labels[0] = Number(!(X[0][0] + X[0][1] > 0))
    const clear = X.map((x, i) => [...x, labels[i] ? 1 : 0.5])
    const classifier = new LogisticRegression({ l1Ratio: 1, penaltyFactor: [...Array(p).fill(1), 4] })
    const whole = classifier.path(clear, labels, { nAlphas: 30 })
    const short = relaxedPath(whole)
    const length = short.alphas.length
    expect(length).toBeGreaterThan(1)
    expect(length).toBeLessThan(30)
    expect(short.blend(0).coefs.length).toBe(length * (p + 1))
    const support = whole.model(length).support
    const alone = () =>
      new LogisticRegression({ alpha: 0 }).fit(
        clear.map((x) => Array.from(support, (j) => x[j])),
        labels,
      )
    expect(thrownBy(alone)).toMatchObject({ code: 'SEPARABLE' })
  })

  test('throws errors of the one class', () => {
    expect(() => relaxed.blend(2)).toThrow(WassoError)
  })
})

describe('adaptive factors', () => {
  const pilot = new Ridge({ alpha: 0.1 }).fit(X, y)

  test('are the inverse sizes of the pilot, to a power', () => {
    expect([...adaptiveFactors(pilot)]).toEqual(Array.from(pilot.coef, (w) => 1 / Math.abs(w)))
    const squares = adaptiveFactors(pilot, { gamma: 2, epsilon: 0.1 })
    expectClose(
      squares,
      Array.from(pilot.coef, (w) => 1 / (Math.abs(w) + 0.1) ** 2),
      1e-14,
    )
  })

  test('leave out what the pilot left out, and make the lasso of scaled columns', () => {
    const lasso = new Lasso({ alpha: 0.3 }).fit(X, y)
    expect(lasso.support.length).toBeLessThan(p)
    const factors = adaptiveFactors(lasso)
    expect([...factors.keys()].filter((j) => factors[j] < Infinity)).toEqual([...lasso.support])

    const direct = new Lasso({ alpha: 0.05, penaltyFactor: adaptiveFactors(pilot) }).fit(X, y)
    const scaled = new Lasso({ alpha: 0.05 }).fit(
      X.map((x) => x.map((v, j) => v * Math.abs(pilot.coef[j]))),
      y,
    )
    expectClose(
      direct.coef,
      Array.from(scaled.coef, (w, j) => w * Math.abs(pilot.coef[j])),
    )
  })

  test.each([{ gamma: 0 }, { gamma: Number.NaN }, { gamma: '1' }, { epsilon: -1 }, { Gamma: 1 }])(
    'refuse %j',
    (options) => {
      expect(thrownBy(() => adaptiveFactors(pilot, options as never))).toMatchObject({ code: 'PARAMETER' })
    },
  )
})

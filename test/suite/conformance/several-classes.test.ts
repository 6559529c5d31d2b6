import { describe, expect, test } from 'vitest'
import { LogisticRegression, modelFromJSON } from 'wasso'
import { expectClose } from '../../support/expect-close'
import { predictorsOf } from '../../support/loss-by-hand'
import { X as medium, offset, p, responseOf as responses, weights } from '../../support/medium'
import { thrownBy } from '../../support/small-fit'

const EPS = 2 ** -52
const X = medium
const codes = responses('LogisticRegression, 3 classes')
const classifier = new LogisticRegression({ alpha: 0.02 })
const plain = classifier.fit(X, codes)
const K = 3

describe('labels', () => {
  test.each([
    ['numbers, ascending', [-1, 5, 40]],
    ['numbers of more digits', [9, 10, 100]],
    ['strings, by code unit', ['B', 'a', 'ab']],
    ['strings that look like numbers', ['1', '10', '9']],
  ])('of three classes come back exactly: %s', (_, sorted) => {
    const model = classifier.fit(X, codes.map((k) => sorted[k]) as string[])
    expect(model.classes).toEqual(sorted)
    expect([...model.coef]).toEqual([...plain.coef])
    expect(model.predict(X)).toEqual(plain.predict(X).map((k) => sorted[k]))
    const back = modelFromJSON(JSON.parse(JSON.stringify(model.toJSON()))) as typeof model
    expect(back.classes).toEqual(sorted)
    expect(back.toJSON()).toEqual(model.toJSON())
    expect(back.predict(X)).toEqual(model.predict(X))
    expect([...back.predictProba(X)]).toEqual([...model.predictProba(X)])
  })

  test('of no weight are no class', () => {
    const sampleWeight = codes.map((k) => (k === 1 ? 0 : 1))
    const two = classifier.fit(X, codes, { sampleWeight })
    expect(two.classes).toEqual([0, 2])
    expect(two.coef.length).toBe(p)
  })
})

describe('a model of three classes', () => {
  test('has decisions, probabilities, labels and accuracy that belong together', () => {
    for (const size of [1, 30, 1e4]) {
      const far = X.map((x) => x.map((v) => size * v))
      const z = plain.decisionFunction(far)
      const probability = plain.predictProba(far)
      expect(z.length).toBe(K * X.length)
      expect(probability.length).toBe(K * X.length)
      const byHand = predictorsOf(plain, far)
      for (const i of X.keys()) {
        const row = [...z.subarray(K * i, K * i + K)]
        expectClose(row, byHand[i], 1e-12)
        const shares = [...probability.subarray(K * i, K * i + K)]
        expect(Math.abs(shares.reduce((a, b) => a + b) - 1)).toBeLessThanOrEqual(2 * EPS)
        const e = row.map((v) => Math.exp(v - Math.max(...row)))
        const total = e.reduce((a, b) => a + b)
        shares.forEach((q, k) => {
          expect(Math.abs(q - e[k] / total)).toBeLessThanOrEqual(8 * EPS * (e[k] / total))
        })
        expect(plain.predict(far)[i]).toBe(row.indexOf(Math.max(...row)))
      }
    }
    const right = plain.predict(X).map((k, i) => Number(k === codes[i]))
    const total = weights.reduce((a, b) => a + b)
    expect(plain.score(X, codes, { sampleWeight: weights })).toBeCloseTo(
      right.reduce((t, v, i) => t + v * weights[i], 0) / total,
      14,
    )
  })

  test('predicts the first of equals', () => {
    const none = new LogisticRegression({ alpha: 1e9, fitIntercept: false, l1Ratio: 1 }).fit(X, codes)
    expect([...none.coef]).toEqual([...none.coef].fill(0))
    expect(none.predict(X)).toEqual(codes.map(() => 0))
  })

  test('has a support of the features that any class uses, and sums of 0', () => {
    const sparse = new LogisticRegression({ alpha: 0.06, l1Ratio: 1 }).fit(X, codes)
    const used = [...Array(p).keys()].filter((j) => [0, 1, 2].some((k) => sparse.coef[k * p + j] !== 0))
    expect([...sparse.support]).toEqual(used)
    expect(used.length).toBeLessThan(p)
    const intercepts = sparse.intercept as Float64Array
    expect(Math.abs(intercepts.reduce((a, b) => a + b))).toBeLessThanOrEqual(1e-14)
    for (let j = 0; j < p; j++)
      expect(Math.abs(plain.coef[j] + plain.coef[p + j] + plain.coef[2 * p + j])).toBeLessThanOrEqual(1e-12)
  })

  test('takes an offset of n rows of K, of which what is the same for all classes has no effect', () => {
    const rows = offset.flatMap((o) => [o, -o, 2 * o])
    const level = offset.flatMap((o) => [2 * o, 0, 3 * o])
    const [a, b] = [rows, level].map((given) => classifier.fit(X, codes, { offset: given }))
    expectClose(b.coef, a.coef, 1e-10)
    expectClose(a.predictProba(X, { offset: rows }), b.predictProba(X, { offset: level }), 1e-10)
    expect(thrownBy(() => a.predict(X))).toMatchObject({ message: expect.stringContaining('offset') })
    expect(thrownBy(() => classifier.fit(X, codes, { offset }))).toMatchObject({ code: 'SHAPE' })
  })
})

describe('classWeight', () => {
  const labels = codes.map((k) => ['no', 'some', 'yes'][k])
  const shares = ['no', 'some', 'yes'].map((name) => labels.filter((v) => v === name).length)
  const byHand = (factors: number[], sampleWeight = X.map(() => 1)) =>
    classifier.fit(X, labels, { sampleWeight: codes.map((k, i) => factors[k] * sampleWeight[i]) })

  test.each([
    ['an object', { no: 2, yes: 0.5 }, [2, 1, 0.5]],
    ['a Map', new Map([['some', 3]]), [1, 3, 1]],
    ['pairs', [['no', 4] as const, ['yes', 2] as const], [4, 1, 2]],
    ['balanced', 'balanced' as const, shares.map((share) => X.length / (3 * share))],
  ])('%s is sample weights', (_, classWeight, factors) => {
    const model = new LogisticRegression({ alpha: 0.02, classWeight }).fit(X, labels)
    expectClose(model.coef, byHand(factors).coef, 1e-12)
    expectClose(model.intercept as Float64Array, byHand(factors).intercept as Float64Array, 1e-12)
  })

  test('multiplies the weights of the call, and balances by them', () => {
    const total = weights.reduce((a, b) => a + b)
    const factors = [0, 1, 2].map(
      (k) => total / (3 * weights.filter((_, i) => codes[i] === k).reduce((a, b) => a + b)),
    )
    const model = new LogisticRegression({ alpha: 0.02, classWeight: 'balanced' })
    expectClose(model.fit(X, labels, { sampleWeight: weights }).coef, byHand(factors, weights).coef, 1e-12)
  })

  test('is for two classes too', () => {
    const two = codes.map((k) => k > 0)
    const model = new LogisticRegression({ alpha: 0.02, classWeight: [[true, 3]] }).fit(X, two)
    const same = classifier.fit(X, two, { sampleWeight: two.map((v) => (v ? 3 : 1)) })
    expectClose(model.coef, same.coef, 1e-12)
  })

  test.each([['balance'], [{ no: -1 }], [{ no: 0 }], [{ no: '2' }], [{ no: Number.NaN }], [3], [[['no']]]])(
    'refuses %j',
    (classWeight) => {
      expect(
        thrownBy(() =>
          new LogisticRegression({ alpha: 1, classWeight: classWeight as never }).fit(X, labels),
        ),
      ).toMatchObject({ code: expect.stringMatching(/PARAMETER|TYPE/) })
    },
  )
})

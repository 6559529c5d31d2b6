import { describe, expect, test } from 'vitest'
import { modelFromJSON } from 'wasso'
import { estimatorNames, estimators, type FittedModel } from '../../support/estimators'
import { answerOf, expectClose } from '../../support/expect-close'
import { newEstimator, responseOf, smallFit, thrownBy, X } from '../../support/small-fit'

const EPS = 2 ** -52

interface Classifier extends FittedModel {
  readonly classes: readonly unknown[]
  decisionFunction(X: unknown, data?: unknown): Float64Array
  predictProba(X: unknown, data?: unknown): Float64Array
}

describe.each(estimatorNames.filter((name) => estimators[name].classes === 2))(
  '%s as a classifier',
  (name) => {
    const y = responseOf(name)
    const fitted = (labels: unknown, data?: object) => newEstimator(name).fit(X, labels, data) as Classifier
    const plain = fitted(y)

    test.each([
      ['numbers, ascending', [10, -2.5]],
      ['numbers with more digits', [9, 10]],
      ['strings, by code unit', ['b', 'B']],
      ['strings with the longer first', ['ab', 'a']],
      ['booleans, false before true', [true, false]],
      ['-0.5 and 0', [0, -0.5]],
    ])('maps any two labels back exactly: %s', (_, pair) => {
      const labels = y.map((v) => pair[v])
      const model = fitted(labels)
      const expected = [...pair].sort((a, b) => (a < b ? -1 : 1))
      expect(model.classes).toEqual(expected)
      const sign = expected[1] === pair[1] ? 1 : -1
      for (const [j, w] of model.coef.entries()) expect(w).toBeCloseTo(sign * plain.coef[j], 12)
      for (const label of Array.from(model.predict(X))) expect(pair).toContain(label)
      const back = modelFromJSON(JSON.parse(JSON.stringify(model.toJSON()))) as unknown as Classifier
      expect(back.classes).toEqual(expected)
      expect(Array.from(back.predict(X))).toEqual(Array.from(model.predict(X)))
    })

    test('predicts the positive class where the decision is above 0, and scores accuracy', () => {
      const decision = plain.decisionFunction(X)
      const predicted = Array.from(plain.predict(X))
      expect(decision.length).toBe(X.length)
      for (const [i, z] of decision.entries()) expect(predicted[i]).toBe(plain.classes[z > 0 ? 1 : 0])
      expect(plain.score(X, y)).toBeCloseTo(predicted.filter((v, i) => v === y[i]).length / y.length, 14)
    })

    test('has probabilities that rank as decisions and sum to 1 within 2 ulp', () => {
      const far = X.map((x, i) => x.map((v) => v * 4 ** (i - 12)))
      const decision = plain.decisionFunction(far)
      const probability = plain.predictProba(far)
      expect(probability.length).toBe(2 * far.length)
      for (let i = 0; i < far.length; i++) {
        const [p0, p1] = [probability[2 * i], probability[2 * i + 1]]
        expect(Math.abs(p0 + p1 - 1)).toBeLessThanOrEqual(2 * EPS)
        const z = decision[i]
        const small = 1 / (1 + Math.exp(Math.abs(z)))
        expect(Math.abs(Math.min(p0, p1) - small)).toBeLessThanOrEqual(4 * EPS * small)
      }
      const order = [...decision.keys()].sort((a, b) => decision[a] - decision[b])
      for (let k = 1; k < order.length; k++)
        expect(probability[2 * order[k] + 1]).toBeGreaterThanOrEqual(probability[2 * order[k - 1] + 1])
    })

    test('refuses one class, also when the other has no weight', () => {
      expect(thrownBy(() => fitted(y.map(() => 1)))).toMatchObject({ code: 'ONE_CLASS' })
      const error = thrownBy(() => fitted(y, { sampleWeight: y.map((v) => (v === 1 ? 2 : 0)) }))
      expect(error).toMatchObject({ code: 'ONE_CLASS' })
    })

    test('refuses a continuous y, and labels of mixed or other types', () => {
      expect(thrownBy(() => fitted(X.map((x) => x[0])))).toMatchObject({ code: 'DOMAIN' })
      expect(thrownBy(() => fitted(y.map((v, i) => (i === 5 ? 'a' : v))))).toMatchObject({ code: 'TYPE' })
      for (const label of [null, undefined, {}, 1n, Symbol('a')])
        expect(thrownBy(() => fitted(y.map((v, i) => (i === 5 ? label : v))))).toMatchObject({ code: 'TYPE' })
      expect(thrownBy(() => fitted(y.map((v, i) => (i === 5 ? Number.NaN : v))))).toMatchObject({
        code: 'NOT_FINITE',
      })
    })

    test('weights of its own rows count in accuracy', () => {
      const predicted = Array.from(plain.predict(X))
      const weights = y.map((_, i) => 1 + (i % 5))
      const right = weights.filter((_, i) => predicted[i] === y[i]).reduce((a, b) => a + b, 0)
      expect(plain.score(X, y, { sampleWeight: weights })).toBeCloseTo(
        right / weights.reduce((a, b) => a + b),
        14,
      )
    })

    test('is the mirror image with the classes exchanged', () => {
      const mirrored = fitted(y.map((v) => 1 - v))
      expectClose(
        answerOf(mirrored),
        answerOf(plain).map((w) => -w),
        1e-14,
      )
      expect(smallFit(name).toJSON()).toEqual(plain.toJSON())
    })
  },
)

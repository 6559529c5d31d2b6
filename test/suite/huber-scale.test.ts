import { describe, expect, test } from 'vitest'
import { HuberRegressor, LeastAbsoluteDeviations, modelFromJSON } from 'wasso'
import { answerOf, expectClose } from '../support/expect-close'
import { predictorsOf } from '../support/loss-by-hand'
import { offset, responseOf, weights, X } from '../support/medium'
import { thrownBy } from '../support/small-fit'

const y = responseOf('HuberRegressor').map((v, i) => (i % 9 === 4 ? v + 15 : v))
const calls = [
  ['plainly', {}, {}],
  ['with weights and an offset', {}, { sampleWeight: weights.map((s, i) => (i === 4 ? 0 : s)), offset }],
  ['with L1', { alpha: 0.1, l1Ratio: 1 }, {}],
  ['with L2, standardized', { alpha: 0.1, standardize: true }, { sampleWeight: weights }],
  ['without intercept, bounded', { fitIntercept: false, lower: -0.5 }, {}],
] as const

type Data = { sampleWeight?: readonly number[]; offset?: readonly number[] }

function residuals(model: { coef: Float64Array; intercept: number }, data: Data): number[] {
  return predictorsOf(model, X, data.offset).map(([z], i) => y[i] - z)
}

describe.each(calls)('HuberRegressor %s', (_, options, data: Data) => {
  const s = data.sampleWeight ?? y.map(() => 1)

  test('names the rows beyond delta that count', () => {
    for (const delta of [0.3, 1, 5, 1e3]) {
      const model = new HuberRegressor({ delta, ...options }).fit(X, y, data)
      const r = residuals(model, data)
      const beyond = [...y.keys()].filter((i) => s[i] > 0 && Math.abs(r[i]) > delta)
      expect([...model.outliers]).toEqual(beyond)
      expect(model.delta).toBe(delta)
      const back = modelFromJSON(JSON.parse(JSON.stringify(model.toJSON()))) as unknown as typeof model
      expect([...back.outliers]).toEqual(beyond)
      expect(back.delta).toBe(delta)
      expect(back.toJSON()).toEqual(model.toJSON())
    }
  })

  test("'auto' is 1.345 normalised medians of the absolute residuals of the L1 fit", () => {
    const absolute = new LeastAbsoluteDeviations(options).fit(X, y, data)
    const sizes = residuals(absolute, data)
      .map((r, i) => ({ r: Math.abs(r), s: s[i] }))
      .sort((a, b) => a.r - b.r)
    const total = sizes.reduce((t, v) => t + v.s, 0)
    let below = 0
    const middle = sizes.find((v) => {
      below += v.s
      return below >= total / 2
    })
    const above = sizes[sizes.indexOf(middle as (typeof sizes)[0]) + 1]
    const scales = [middle, below === total / 2 ? above : middle].map(
      (v) => (v?.r as number) / 0.6744897501960817,
    )
    const model = new HuberRegressor({ ...options, delta: 'auto' }).fit(X, y, data) as unknown as Estimated
    expect(model.scale).toBeGreaterThanOrEqual(scales[0] * (1 - 1e-9))
    expect(model.scale).toBeLessThanOrEqual(scales[1] * (1 + 1e-9))
    expect(model.delta).toBeCloseTo(1.345 * model.scale, 12)
    const fixed = new HuberRegressor({ ...options, delta: model.delta }).fit(X, y, data)
    expectClose(answerOf(model), answerOf(fixed), 1e-12)
    expect(new HuberRegressor(options).fit(X, y, data).toJSON()).toEqual(model.toJSON())
  })

  test("'joint' minimises over coefficients and scale, as a search over the scale finds", () => {
    const { alpha = 0 } = options as { alpha?: number }
    const S = s.reduce((a, b) => a + b)
    const at = (sigma: number, epsilon: number) => {
      const delta = epsilon * sigma
      const model = new HuberRegressor({ ...options, delta, alpha: alpha * sigma }).fit(X, y, data)
      // F of the fit is sigma times what the joint objective has beside sigma / 2.
      return { model, value: sigma / 2 + model.certificate.objective / sigma }
    }
    for (const epsilon of [1.1, 1.35, 2]) {
      let [low, high] = [1e-3, 1e2].map(Math.log)
      for (let k = 0; k < 90; k++) {
        const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
        if (at(Math.exp(a), epsilon).value < at(Math.exp(b), epsilon).value) high = b
        else low = a
      }
      const best = at(Math.exp(low), epsilon)
      const model = new HuberRegressor({ ...options, delta: 'joint', epsilon }).fit(
        X,
        y,
        data,
      ) as unknown as Estimated
      expect(model.delta).toBeCloseTo(epsilon * model.scale, 12)
      const ours = at(model.scale, epsilon)
      expect(ours.value).toBeLessThanOrEqual(best.value * (1 + 1e-13))
      expectClose([model.scale], [Math.exp(low)], 1e-6)
      expectClose(answerOf(model), answerOf(ours.model), 1e-9)
      // sigma^2 (S - epsilon^2 sum of weights beyond) = sum of squares within.
      const r = residuals(model, data)
      const within = r.reduce((t, v, i) => (Math.abs(v) <= model.delta ? t + s[i] * v * v : t), 0)
      const beyond = r.reduce((t, v, i) => (Math.abs(v) <= model.delta ? t : t + s[i]), 0)
      expectClose([model.scale ** 2 * (S - epsilon ** 2 * beyond)], [within], 1e-9)
    }
  })
})

interface Estimated {
  readonly coef: Float64Array
  readonly intercept: number
  readonly scale: number
  readonly delta: number
  toJSON(): unknown
}

test('refuses an epsilon below 1, or one without a joint scale', () => {
  for (const epsilon of [0.5, -1, Number.NaN, '1.35'])
    expect(
      thrownBy(() => new HuberRegressor({ delta: 'joint', epsilon: epsilon as number }).fit(X, y)),
    ).toMatchObject({ code: 'PARAMETER' })
})

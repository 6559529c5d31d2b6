import { describe, expect, test } from 'vitest'
import { HuberRegressor, LeastAbsoluteDeviations, LinearRegression, modelFromJSON } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { fitMany } from 'wasso/many'
import { expectClose } from '../support/expect-close'
import { normal } from '../support/hash'
import { thrownBy } from '../support/small-fit'

const [n, p] = [50, 3]
const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(70, i, j)))
const y = X.map((x, i) => 2 * x[0] - x[1] + 0.5 * normal(71, i) + (i % 9 === 0 ? 12 : 0))
const weights = X.map((_, i) => [0, 1, 2, 0.5][i % 4])
const offset = X.map((_, i) => normal(72, i))
const residuals = (model: { predict(X: number[][], data?: object): Float64Array }, data?: object) =>
  Array.from(model.predict(X, data), (z, i) => y[i] - z)

/** By repeating: weights are whole. */
function median(values: number[], s: number[]): number {
  const all = values.flatMap((v, i) => Array<number>(s[i]).fill(v)).sort((a, b) => a - b)
  const half = all.length / 2
  return Number.isInteger(half) ? (all[half - 1] + all[half]) / 2 : all[Math.floor(half)]
}

describe('the outliers', () => {
  test('are the rows of positive weight whose residual is beyond delta', () => {
    const model = new HuberRegressor({ delta: 0.7 }).fit(X, y, { sampleWeight: weights, offset })
    const beyond = residuals(model, { offset }).flatMap((r, i) =>
      Math.abs(r) > 0.7 && weights[i] > 0 ? [i] : [],
    )
    expect(beyond.length).toBeGreaterThan(5)
    expect([...model.outliers]).toEqual(beyond)
    expect(model.delta).toBe(0.7)
    expect(model.scale).toBeUndefined()
  })

  test('come with every model of a path, and through JSON', () => {
    const path = new HuberRegressor({ delta: 0.7, l1Ratio: 1 }).path(X, y, { nAlphas: 5, minRatio: 0.05 })
    for (const [i, alpha] of path.alphas.entries()) {
      const cold = new HuberRegressor({ delta: 0.7, l1Ratio: 1, alpha }).fit(X, y)
      expect([...path.model(i).outliers]).toEqual([...cold.outliers])
      expect(path.model(i).delta).toBe(0.7)
    }
    const back = pathFromJSON(JSON.stringify(path))
    expect(back.toJSON()).toEqual(path.toJSON())
    expect(back.model(4).toJSON()).toEqual(path.model(4).toJSON())
    const same = modelFromJSON(JSON.stringify(path.model(3)))
    expect(same).toEqual(path.model(3))
  })
})

describe("delta: 'auto'", () => {
  test.each([
    ['plain', {}, undefined],
    ['penalised', { alpha: 0.1, l1Ratio: 0.5 }, undefined],
    ['weighted', {}, X.map((_, i) => i % 3)],
  ])('is 1.345 times the normalised median residual of the L1 fit: %s', (_, options, sampleWeight) => {
    const data = { sampleWeight }
    const pilot = new LeastAbsoluteDeviations(options).fit(X, y, data)
    const sizes = residuals(pilot).map(Math.abs)
    const scale = median(sizes, sampleWeight ?? sizes.map(() => 1)) / 0.6744897501960817
    const model = new HuberRegressor(options).fit(X, y, data)
    expectClose([model.scale as number, model.delta], [scale, 1.345 * scale], 1e-13)
    const given = new HuberRegressor({ ...options, delta: model.delta }).fit(X, y, data)
    expect(model.coef).toEqual(given.coef)
    expect(model.outliers).toEqual(given.outliers)
  })

  test('is estimated once for a path and a cross-validation, which keep it', () => {
    const huber = new HuberRegressor({ l1Ratio: 1 })
    const { delta } = huber.fit(X, y)
    const path = huber.path(X, y, { nAlphas: 4 })
    expect(path.options.delta).toBe(delta)
    const alpha = (path.alphas[1] + path.alphas[2]) / 2
    const between = path.at(alpha)
    expect(between.delta).toBe(delta)
    expectClose(between.coef, new HuberRegressor({ l1Ratio: 1, alpha, delta }).fit(X, y).coef, 1e-12)
    const cv = huber.crossValidate(X, y, { nAlphas: 4, folds: 5 })
    expect(cv.best.model.delta).toBe(delta)
    const fixed = new HuberRegressor({ l1Ratio: 1, delta }).crossValidate(X, y, { nAlphas: 4, folds: 5 })
    expect(cv.mean).toEqual(fixed.mean)
  })

  test('refuses a scale of 0 and names the remedy', () => {
    const exact = X.map((x, i) => x[0] - 2 * x[2] + (i < 10 ? 1 + i : 0))
    for (const delta of ['auto', 'joint'] as const) {
      const straight = delta === 'auto' ? exact : X.map((x) => x[0] - 2 * x[2])
      const error = thrownBy(() => new HuberRegressor({ delta }).fit(X, straight))
      expect(error).toMatchObject({ code: 'PARAMETER' })
      expect(String(error)).toContain('{ delta: 1 }')
    }
    expect(new HuberRegressor({ delta: 1 }).fit(X, exact).coef.length).toBe(p)
  })
})

describe("delta: 'joint'", () => {
  /** The least of the joint objective over sigma, by golden section, with an exact fit at each. */
  function twin(options: { alpha?: number; l1Ratio?: number }, epsilon: number, s: number[]) {
    const S = s.reduce((a, b) => a + b)
    const at = (sigma: number) => {
      const delta = epsilon * sigma
      const alpha = (options.alpha ?? 0) * sigma
      const model = new HuberRegressor({ ...options, alpha, delta }).fit(X, y, { sampleWeight: s })
      const sum = residuals(model).reduce((total, r, i) => {
        const size = Math.abs(r)
        const huber = size <= delta ? (r * r) / 2 : delta * (size - delta / 2)
        return total + s[i] * (sigma / 2 + huber / sigma)
      }, 0)
      const { alpha: a = 0, l1Ratio = 0 } = options
      const penalty = model.coef.reduce((t, w) => t + l1Ratio * Math.abs(w) + ((1 - l1Ratio) / 2) * w * w, 0)
      return sum / S + a * penalty
    }
    let [low, high] = [1e-3, 20]
    const golden = (Math.sqrt(5) - 1) / 2
    while (high - low > 1e-7) {
      const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
      if (at(left) < at(right)) high = right
      else low = left
    }
    return { sigma: (low + high) / 2, at }
  }

  test.each([
    ['plain', {}, 1.35, X.map(() => 1)],
    ['ridge', { alpha: 0.2 }, 1.35, X.map(() => 1)],
    ['an L1 part and weights', { alpha: 0.3, l1Ratio: 0.7 }, 1.1, X.map((_, i) => 1 + (i % 3))],
    ['few outliers', {}, 3, X.map(() => 1)],
  ])('is the minimum of the joint objective: %s', (_, options, epsilon, s) => {
    const model = new HuberRegressor({ ...options, delta: 'joint', epsilon }).fit(X, y, { sampleWeight: s })
    const { sigma, at } = twin(options, epsilon, s)
    const scale = model.scale as number
    expect(Math.abs(scale - sigma)).toBeLessThan(1e-6)
    expect(at(scale)).toBeLessThanOrEqual(at(sigma) + 1e-15)
    expect(model.delta).toBeCloseTo(epsilon * scale, 14)
    expect(model.alpha).toBe(('alpha' in options && options.alpha) || 0)
    expect(model.certificate.status).toBe('optimal')
    // sigma^2 (S - epsilon^2 S_out) = sum_in s r^2, to 1e-12.
    let [inside, rest] = [0, 0]
    residuals(model).forEach((r, i) => {
      const isOut = model.outliers.includes(i)
      rest += s[i] * (1 - (isOut ? epsilon ** 2 : 0))
      inside += isOut ? 0 : s[i] * r * r
    })
    expect(Math.abs(scale - Math.sqrt(inside / rest))).toBeLessThanOrEqual(1e-12 * scale)
  })

  test('scales with y', () => {
    const joint = new HuberRegressor({ delta: 'joint' })
    const model = joint.fit(X, y)
    for (const unit of [1e-100, 1e100]) {
      const scaled = joint.fit(
        X,
        y.map((v) => v * unit),
      )
      expectClose(
        [...scaled.coef, scaled.scale as number],
        [...model.coef, model.scale as number].map((v) => v * unit),
      )
    }
  })

  test('takes an epsilon, which no other delta does', () => {
    for (const delta of [undefined, 'auto', 1] as const)
      expect(thrownBy(() => new HuberRegressor({ delta, epsilon: 2 }).fit(X, y))).toMatchObject({
        code: 'PARAMETER',
      })
  })
})

test.each(['auto', 'joint'] as const)('%s without blocking is the same to the bit', async (delta) => {
  const huber = new HuberRegressor({ delta, alpha: 0.05, l1Ratio: 0.5 })
  const data = { sampleWeight: weights, offset }
  expect(await huber.fitAsync(X, y, data)).toEqual(huber.fit(X, y, data))
  const few = { ...data, nAlphas: 3 }
  expect((await huber.pathAsync(X, y, few)).toJSON()).toEqual(huber.path(X, y, few).toJSON())
})

test('many fits have a delta each', () => {
  const Y = [y, y.map((v) => 3 * v), y.map((v, i) => v + X[i][2] ** 2)]
  for (const delta of ['auto', 'joint'] as const) {
    const huber = new HuberRegressor({ alpha: 0.1, delta })
    const { coefs, intercepts } = fitMany(huber, X, Y)
    const models = Y.map((one) => huber.fit(X, one))
    expect([...coefs]).toEqual(models.flatMap(({ coef }) => [...coef]))
    expect([...intercepts]).toEqual(models.map(({ intercept }) => intercept))
  }
})

test('a large delta is least squares', () => {
  const squares = new LinearRegression().fit(X, y)
  const model = new HuberRegressor({ delta: 1e6 }).fit(X, y)
  expectClose(model.coef, squares.coef, 1e-14)
  expect(model.outliers.length).toBe(0)
  expect(model.score(X, y)).toBeCloseTo(squares.score(X, y), 14)
})

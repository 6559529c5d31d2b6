import { describe, expect, test } from 'vitest'
import { contain, containerNames } from '../../support/containers'
import { type EstimatorName, estimatorNames, estimators, offsetOf, outputsOf } from '../../support/estimators'
import { answerOf } from '../../support/expect-close'
import { newEstimator, responseOf, smallFit, thrownBy, X } from '../../support/small-fit'

/** Every number in a value, however deep, as text: the same before and after unless something was written. */
function imprint(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    ArrayBuffer.isView(v) ? [...(v as unknown as number[])].map(String) : v,
  )
}

function withElement(value: unknown, row = 3, column = 2): unknown[][] {
  return X.map((x, i) => x.map((v, j) => (i === row && j === column ? value : v)))
}

/** What the loss's own parameter may not be. */
function parameters(name: EstimatorName): [string, unknown][] {
  const { parameter } = estimators[name]
  if (parameter === 'quantile')
    return [0, 1, -0.1, 1.5, Number.NaN, '0.5', null, [0.5]].map((v) => ['quantile', v])
  if (parameter === 'delta') return [0, -1, Number.NaN, Infinity, 'aut', null].map((v) => ['delta', v])
  return []
}

describe.each(estimatorNames)('%s', (name) => {
  const y = responseOf(name)
  const weights = y.map((_, i) => 1 + (i % 3))
  const offset = offsetOf(
    name,
    y.map((_, i) => i / 100),
  )

  test('stores its options and never changes them', () => {
    const options = Object.freeze({
      fitIntercept: false,
      penaltyFactor: Object.freeze([1, 2, 0.5, 1]),
      maxIter: 500,
    })
    const before = imprint(options)
    const estimator = newEstimator(name, options)
    const first = estimator.fit(X, y)
    expect(imprint(options)).toBe(before)
    expect([...estimator.fit(X, y).coef]).toEqual([...first.coef])
  })

  test('makes no check and does no work when it is constructed', () => {
    expect(() => newEstimator(name, { fitIntercept: 'yes', unknownOption: 1 })).not.toThrow()
  })

  test.each(containerNames)('never writes to X (%s), y, weights, offset', (container) => {
    const input = contain(
      container,
      X.map((x) => x.map(Math.fround)),
    )
    const data = { sampleWeight: Float64Array.from(weights), offset: Float64Array.from(offset) }
    const response = Float64Array.from(y)
    const before = imprint([input, response, data])
    const model = newEstimator(name).fit(input, response, data)
    model.predict(input, { offset: data.offset })
    model.score(input, response, { offset: data.offset, sampleWeight: data.sampleWeight })
    expect(imprint([input, response, data])).toBe(before)
  })

  test('reads views with a byteOffset in y, weights and offset', () => {
    const view = (values: number[]): Float64Array => {
      const all = new Float64Array(values.length + 5).fill(Number.NaN)
      all.set(values, 3)
      return all.subarray(3, 3 + values.length)
    }
    const plain = smallFit(name, {}, { sampleWeight: weights, offset })
    const viewed = newEstimator(name).fit(X, view(y), { sampleWeight: view(weights), offset: view(offset) })
    expect(answerOf(viewed)).toEqual(answerOf(plain))
  })

  test.each([
    ['a string', '1.5'],
    ['an empty string', ''],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['a bigint', 1n],
    ['an array', [5]],
    ['an object', {}],
    ['a Date', new Date(0)],
  ])('refuses %s in X by row and column, in fit and in predict', (_, value) => {
    const model = smallFit(name)
    for (const action of [
      () => newEstimator(name).fit(withElement(value), y),
      () => model.predict(withElement(value)),
    ]) {
      const error = thrownBy(action)
      expect(error).toMatchObject({ name: 'WassoError', code: 'TYPE' })
      expect(error.message).toMatch(/row 3\b.*column 2\b/)
    }
  })

  test('refuses a hole in a row, and a missing row', () => {
    const hole = withElement(0)
    delete hole[3][2]
    expect(thrownBy(() => newEstimator(name).fit(hole, y)).message).toMatch(/row 3\b.*column 2\b/)
    const missing: unknown[] = X.map((x) => x)
    delete missing[5]
    expect(thrownBy(() => newEstimator(name).fit(missing, y))).toMatchObject({
      code: expect.stringMatching(/TYPE|SHAPE/),
    })
    expect(thrownBy(() => newEstimator(name).fit(missing, y)).message).toMatch(/\b5\b/)
  })

  test('refuses what is not a number in columns, flat and sparse X too', () => {
    const bad = [null, true, '', [5]]
    for (const value of bad) {
      const columns = X[0].map((_, j) => X.map((x, i) => (i === 3 && j === 2 ? value : x[j])))
      const flat = withElement(value).flat(1)
      const sparse = { format: 'csr', rows: 1, cols: 2, data: [value], indices: [0], indptr: [0, 1] }
      expect(thrownBy(() => newEstimator(name).fit({ columns }, y))).toMatchObject({ code: 'TYPE' })
      expect(thrownBy(() => newEstimator(name).fit({ data: flat, rows: 24, cols: 4 }, y))).toMatchObject({
        code: expect.stringMatching(/TYPE|SHAPE/),
      })
      expect(thrownBy(() => smallFit(name).predict(sparse))).toMatchObject({
        code: expect.stringMatching(/TYPE|SHAPE/),
      })
    }
  })

  test('refuses ragged rows and columns with both lengths', () => {
    const ragged = X.map((x, i) => (i === 6 ? x.slice(0, 3) : x))
    const error = thrownBy(() => newEstimator(name).fit(ragged, y))
    expect(error).toMatchObject({ code: 'SHAPE' })
    expect(error.message).toMatch(/\b6\b/)
    expect(error.message).toMatch(/\b3\b/)
    expect(error.message).toMatch(/\b4\b/)
    const columns = X[0].map((_, j) => X.map((x) => x[j]).slice(j === 1 ? 1 : 0))
    expect(thrownBy(() => newEstimator(name).fit({ columns }, y))).toMatchObject({ code: 'SHAPE' })
  })

  test('refuses no rows and no columns', () => {
    for (const empty of [[], { data: new Float64Array(0), rows: 0, cols: 4 }])
      expect(thrownBy(() => newEstimator(name).fit(empty, []))).toMatchObject({ code: 'SHAPE' })
    for (const empty of [X.map(() => []), { columns: [] }, { data: new Float64Array(0), rows: 24, cols: 0 }])
      expect(thrownBy(() => newEstimator(name).fit(empty, y))).toMatchObject({ code: 'SHAPE' })
  })

  test.each([Number.NaN, Infinity, -Infinity])(
    'refuses %d in X by its first row and column, in fit and predict',
    (value) => {
      const model = smallFit(name)
      for (const container of containerNames) {
        const bad = X.map((x, i) =>
          x.map((v, j) => ((i === 3 && j === 2) || (i === 5 && j === 0) ? value : v)),
        )
        const input = contain(container, bad)
        for (const action of [() => newEstimator(name).fit(input, y), () => model.predict(input)]) {
          const error = thrownBy(action)
          expect(error, container).toMatchObject({ code: 'NOT_FINITE' })
          expect(error.message, container).toMatch(/row 3\b.*column 2\b/)
        }
      }
    },
  )

  test.each([
    ['y', 1, (bad: unknown[]) => newEstimator(name).fit(X, bad)],
    ['sampleWeight', 1, (bad: unknown[]) => newEstimator(name).fit(X, y, { sampleWeight: bad })],
    ['offset', outputsOf(name), (bad: unknown[]) => newEstimator(name).fit(X, y, { offset: bad })],
  ] as const)('refuses %s of another length, not finite, or no numbers', (_, width, fitted) => {
    const good: unknown[] = y.flatMap((v) => Array(width).fill(v))
    const error = thrownBy(() => fitted(good.slice(1)))
    expect(error).toMatchObject({ code: 'SHAPE', message: expect.stringContaining(`${24 * width - 1}`) })
    expect(error.message).toMatch(/\b(24|72)\b/)
    for (const value of [Number.NaN, Infinity])
      expect(thrownBy(() => fitted(good.map((v, i) => (i === 7 * width ? value : v))))).toMatchObject({
        code: 'NOT_FINITE',
        message: expect.stringMatching(/row 7\b/),
      })
    for (const value of [null, 1n, [1], undefined])
      expect(thrownBy(() => fitted(good.map((v, i) => (i === 7 * width ? value : v))))).toMatchObject({
        code: 'TYPE',
        message: expect.stringMatching(/row 7\b/),
      })
  })

  test('refuses negative weights by row, and weights that are all zero', () => {
    const negative = y.map((_, i) => (i === 9 ? -1 : 1))
    const error = thrownBy(() => smallFit(name, {}, { sampleWeight: negative }))
    expect(error).toMatchObject({ code: 'PARAMETER' })
    expect(error.message).toMatch(/-1.*row 9\b/)
    expect(thrownBy(() => smallFit(name, {}, { sampleWeight: y.map(() => 0) }))).toMatchObject({
      code: 'PARAMETER',
    })
  })

  test('refuses unknown options and unknown keys of data by the nearest known name', () => {
    const option = thrownBy(() => smallFit(name, { fitIntersept: true }))
    expect(option).toMatchObject({ code: 'PARAMETER' })
    expect(option.message).toContain('"fitIntercept"')
    const key = thrownBy(() => smallFit(name, {}, { sample_weight: weights }))
    expect(key).toMatchObject({ code: 'PARAMETER' })
    expect(key.message).toContain('"sampleWeight"')
  })

  test.each([
    ['l1Ratio', 1.5],
    ['l1Ratio', -0.1],
    ['tol', -1],
    ['tol', Number.NaN],
    ['maxIter', 0],
    ['maxIter', 1.5],
    ['fitIntercept', 1],
    ['standardize', 'true'],
    ['nonNegative', 1],
    ['solver', 'lars'],
    ['solver', 3],
    ['lower', 0.5],
    ['lower', Number.NaN],
    ['upper', -0.5],
    ['upper', '1'],
    ['lower', [0, 0, 0, 1]],
    ['penaltyFactor', [1, 1, 1, -1]],
    ['penaltyFactor', [1, 1, 1, Number.NaN]],
    ['penaltyFactor', [1, 1, 1, '1']],
    ...parameters(name),
  ])('refuses %s = %s', (option, value) => {
    const error = thrownBy(() => smallFit(name, { [option]: value }))
    expect(error).toMatchObject({ code: expect.stringMatching(/PARAMETER|TYPE/) })
    expect(error.message).toContain(option)
  })

  test.each(['penaltyFactor', 'lower', 'upper'])(
    'refuses %s of another length with both lengths',
    (option) => {
      const error = thrownBy(() => smallFit(name, { [option]: [0, 0, 0] }))
      expect(error).toMatchObject({ code: 'SHAPE' })
      expect(error.message).toMatch(/\b3\b.*\b4\b/)
    },
  )
})

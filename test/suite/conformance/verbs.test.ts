import { describe, expect, test } from 'vitest'
import { contain, containerNames } from '../../support/containers'
import { estimatorNames, offsetOf, outputsOf, verbs } from '../../support/estimators'
import { expectClose } from '../../support/expect-close'
import { newEstimator, responseOf, thrownBy, X } from '../../support/small-fit'

/** Every number of a result, however deep. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value
      ? Object.values(value).flatMap(numbersIn)
      : []

const withElement = (value: unknown): unknown[][] =>
  X.map((x, i) => x.map((v, j) => (i === 3 && j === 2 ? value : v)))

describe.each(estimatorNames)('%s', (name) => {
  const y = responseOf(name)

  describe.each(verbs)('%s', (verb, asynchronous, more) => {
    const call = (input: unknown, response: unknown, data: object = {}, options: object = {}) =>
      newEstimator(name, options)[verb](input, response, { ...more, ...data })

    test('makes no difference between forms of X', () => {
      const exact = X.map((x) => x.map(Math.fround))
      const { certificate, certificates, path, ...plain } = call(exact, y).toJSON() as Record<string, unknown>
      for (const container of containerNames) {
        const other = call(contain(container, exact), y).toJSON() as Record<string, unknown>
        for (const [field, value] of Object.entries(plain))
          expectClose(numbersIn(other[field]), numbersIn(value), 1e-9)
      }
    })

    test('never writes to its input', () => {
      const input = { data: Float64Array.from(X.flat()), rows: 24, cols: 4 }
      const response = Float64Array.from(y)
      const data = {
        sampleWeight: response.map((_, i) => 1 + (i % 3)),
        offset: Float64Array.from(
          offsetOf(
            name,
            y.map((_, i) => i / 50),
          ),
        ),
      }
      const before = structuredClone([input, response, data])
      call(input, response, data)
      expect([input, response, data]).toEqual(before)
    })

    test.each([
      ['NaN', withElement(Number.NaN), 'NOT_FINITE'],
      ['Infinity', withElement(Infinity), 'NOT_FINITE'],
      ['null', withElement(null), 'TYPE'],
      ['text', withElement('1'), 'TYPE'],
      ['a hole', X.map((x, i) => (i === 3 ? x.slice(0, 2) : x)), 'SHAPE'],
      ['no rows', [], 'SHAPE'],
      ['nothing', undefined, 'TYPE'],
    ])('refuses %s in X, and works again', (_, input, code) => {
      const before = call(X, y).toJSON()
      expect(thrownBy(() => call(input, y))).toMatchObject({ name: 'WassoError', code })
      expect(call(X, y).toJSON()).toEqual(before)
    })

    test.each(['y', 'sampleWeight', 'offset'])('refuses a %s of another length or not finite', (which) => {
      const given = (values: unknown[]) => (which === 'y' ? call(X, values) : call(X, y, { [which]: values }))
      expect(thrownBy(() => given(y.slice(1)))).toMatchObject({ code: 'SHAPE' })
      const width = which === 'offset' ? outputsOf(name) : 1
      const bad = y.flatMap((_, i) => Array(width).fill(i === 7 ? Number.NaN : i))
      const error = thrownBy(() => given(bad))
      expect(error).toMatchObject({ code: expect.stringMatching(/NOT_FINITE|DOMAIN/) })
      if ((error as { code?: string }).code === 'NOT_FINITE') expect(error.message).toMatch(/row 7\b/)
    })

    test('refuses unknown keys and bad options, by name', () => {
      const key = thrownBy(() => call(X, y, { sample_weight: y }))
      expect(key).toMatchObject({ code: 'PARAMETER', message: expect.stringContaining('"sampleWeight"') })
      const option = thrownBy(() => call(X, y, {}, { fitIntersept: true }))
      expect(option).toMatchObject({ code: 'PARAMETER', message: expect.stringContaining('"fitIntercept"') })
      expect(thrownBy(() => call(X, y, {}, { tol: -1 }))).toMatchObject({ code: 'PARAMETER' })
      expect(thrownBy(() => call(X, y, { start: 3 }))).toMatchObject({ code: 'TYPE' })
      expect(thrownBy(() => newEstimator(name)[verb](X, y, 5))).toMatchObject({ code: 'TYPE' })
    })

    test('rejects asynchronously with the same errors', async () => {
      const estimator = newEstimator(name)
      await expect(estimator[asynchronous](withElement(null), y, more)).rejects.toMatchObject({
        code: 'TYPE',
      })
      for (const control of [{ signal: 5 }, { onProgress: 5 }])
        await expect(estimator[asynchronous](X, y, { ...more, ...control })).rejects.toMatchObject({
          code: 'TYPE',
        })
      const signal = AbortSignal.abort('too early')
      await expect(estimator[asynchronous](X, y, { ...more, signal })).rejects.toMatchObject({
        code: 'ABORTED',
        cause: 'too early',
      })
    })
  })
})

import { describe, expect, test } from 'vitest'
import { modelFromJSON } from 'wasso'
import { estimatorNames, offsetOf } from '../../support/estimators'
import { smallFit, thrownBy, X } from '../../support/small-fit'

type Json = Record<string, unknown>

describe.each(estimatorNames)('a file of %s', (name) => {
  const good = JSON.stringify(smallFit(name, { lower: -5 }).toJSON())
  const changed = (change: (json: Json) => unknown): unknown => {
    const json = JSON.parse(good) as Json
    return change(json) ?? json
  }

  /** What is refused, whatever else a reader may overlook. */
  const mutations: [string, (json: Json) => unknown][] = [
    ['no object', () => 5],
    ['text that is no JSON', () => good.slice(1)],
    ['text of another thing', () => '[1, 2]'],
    ['an array', () => []],
    ['an empty object', () => ({})],
    ['another format', (j) => ({ ...j, format: 'other-model' })],
    ['a newer version', (j) => ({ ...j, version: 2 })],
    ['a version as text', (j) => ({ ...j, version: '1' })],
    ['an unknown type', (j) => ({ ...j, type: 'Forest' })],
    ['a type from the prototype', (j) => ({ ...j, type: 'constructor' })],
    ['a type __proto__', (j) => ({ ...j, type: '__proto__' })],
    ['no coefficients', ({ coef: _, ...j }) => j],
    ['coefficients as text', (j) => ({ ...j, coef: '1,2,3,4' })],
    ['a coefficient too few', (j) => ({ ...j, coef: (j.coef as number[]).slice(1) })],
    ['a coefficient too many', (j) => ({ ...j, coef: [...(j.coef as number[]), 0] })],
    ['a NaN coefficient', (j) => ({ ...j, coef: [Number.NaN, 0, 0, 0] })],
    ['a null coefficient', (j) => ({ ...j, coef: [null, 0, 0, 0] })],
    ['a coefficient as text', (j) => ({ ...j, coef: ['1', 0, 0, 0] })],
    ['an infinite coefficient', (j) => ({ ...j, coef: [Infinity, 0, 0, 0] })],
    ['a nested coefficient', (j) => ({ ...j, coef: [[1], 0, 0, 0] })],
    ['holes', (j) => ({ ...j, coef: new Array<number>(4) })],
    ['an intercept that is null', (j) => ({ ...j, intercept: null })],
    ['a NaN intercept', (j) => ({ ...j, intercept: Number.NaN })],
    ['a number of features that is not an integer', (j) => ({ ...j, nFeatures: 4.5 })],
    ['a huge number of features', (j) => ({ ...j, nFeatures: 2 ** 40 })],
    ['no certificate', (j) => ({ ...j, certificate: undefined })],
    ['a certificate that is a number', (j) => ({ ...j, certificate: 1 })],
    ['an unknown status', (j) => ({ ...j, certificate: { ...(j.certificate as Json), status: 'perfect' } })],
    ['a negative gap', (j) => ({ ...j, certificate: { ...(j.certificate as Json), gap: -1 } })],
    ['names of another length', (j) => ({ ...j, featureNames: ['a'] })],
    ['names that are numbers', (j) => ({ ...j, featureNames: [1, 2, 3, 4] })],
    ['an alpha below 0', (j) => ({ ...j, alpha: -1 })],
    ['an l1Ratio above 1', (j) => ({ ...j, l1Ratio: 2 })],
    ['1,000 levels of arrays', (j) => ({ ...j, coef: deep(1000) })],
  ]

  test.each(mutations)('with %s is MODEL_FORMAT', (_, change) => {
    expect(thrownBy(() => modelFromJSON(changed(change) as never))).toMatchObject({
      name: 'WassoError',
      code: 'MODEL_FORMAT',
    })
  })

  test('with __proto__ in it pollutes nothing', () => {
    const hostile = JSON.parse(
      good.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'),
    ) as never
    try {
      modelFromJSON(hostile)
    } catch (error) {
      expect(error).toMatchObject({ code: 'MODEL_FORMAT' })
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('mutated at any value is refused, or a model that predicts numbers or classes', () => {
    const values = [null, 'x', -1, Infinity, {}, [], true, Number.NaN]
    const check = (json: unknown): void => {
      let model: ReturnType<typeof modelFromJSON>
      try {
        model = modelFromJSON(json as never)
      } catch (error) {
        expect(error).toMatchObject({ name: 'WassoError', code: 'MODEL_FORMAT' })
        return
      }
      const offset = offsetOf(
        name,
        X.map(() => 0),
      )
      for (const v of Array.from(model.predict(X, { offset }) as ArrayLike<unknown>)) {
        expect(v).not.toBeNaN()
        expect(v).toBeDefined()
      }
    }
    const visit = (root: Json, holder: Record<string, unknown>): void => {
      for (const key of Object.keys(holder)) {
        const before = holder[key]
        for (const value of values) {
          holder[key] = value
          check(root)
        }
        delete holder[key]
        check(root)
        holder[key] = before
        if (typeof before === 'object' && before !== null) visit(root, before as Record<string, unknown>)
      }
    }
    const root = JSON.parse(good) as Json
    visit(root, root)
    expect(JSON.stringify(root)).toBe(good)
  })
})

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

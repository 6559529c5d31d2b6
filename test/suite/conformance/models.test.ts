import { describe, expect, test } from 'vitest'
import { modelFromJSON } from 'wasso'
import { contain, containerNames } from '../../support/containers'
import { estimatorNames, estimators, offsetOf } from '../../support/estimators'
import { answerOf, expectClose } from '../../support/expect-close'
import { lossOf, predictorsOf } from '../../support/loss-by-hand'
import { newEstimator, responseOf, smallFit, thrownBy, X } from '../../support/small-fit'

describe.each(estimatorNames)('a model of %s', (name) => {
  const y = responseOf(name)
  const model = smallFit(name)
  const answer = answerOf

  test('is the same bits when fitted twice', () => {
    const again = smallFit(name)
    expect(again.toJSON()).toEqual(model.toJSON())
  })

  test('is not changed by predict and score', () => {
    const before = JSON.stringify(model.toJSON())
    model.predict(X)
    model.score(X, y)
    expect(JSON.stringify(model.toJSON())).toBe(before)
  })

  test('is frozen, and has every field of the contract', () => {
    expect(Object.isFrozen(model)).toBe(true)
    expect(Object.isFrozen(model.certificate)).toBe(true)
    expect(model).toMatchObject({
      nFeatures: 4,
      alpha: estimators[name].takesAlpha ? 0.02 : 0,
      l1Ratio: estimators[name].l1Ratio,
    })
    expect(model.coef).toBeInstanceOf(Float64Array)
    expect(model.support).toBeInstanceOf(Int32Array)
    const used = (j: number) => [...model.coef].some((w, at) => at % 4 === j && w !== 0)
    expect([...model.support]).toEqual([0, 1, 2, 3].filter(used))
    const { gap, relativeGap, kkt, iterations, objective, solver, status } = model.certificate
    expect(status).toBe('optimal')
    for (const v of [gap, relativeGap, kkt, iterations]) expect(v).toBeGreaterThanOrEqual(0)
    if (estimators[name].loss !== 'poisson') expect(objective).toBeGreaterThanOrEqual(0)
    expect(typeof solver).toBe('string')
  })

  test('predicts row by row what it predicts for all, bitwise, from every container', () => {
    const exact = X.map((x) => x.map(Math.fround))
    const whole = [...(model.predict(exact) as ArrayLike<number> & Iterable<number>)]
    for (const [i, x] of exact.entries()) expect(model.predict([x])[0]).toBe(whole[i])
    for (const container of containerNames)
      expect(
        [...(model.predict(contain(container, exact)) as Iterable<number> & ArrayLike<number>)],
        container,
      ).toEqual(whole)
  })

  test('names both numbers when X has other columns than it was fitted with', () => {
    const error = thrownBy(() => model.predict(X.map((x) => x.slice(0, 3))))
    expect(error).toMatchObject({
      code: 'SHAPE',
      message: 'X has 3 columns, but the model was fitted with 4',
    })
  })

  test('refuses other names, another order, and knows its own', () => {
    const columns = X[0].map((_, j) => X.map((x) => x[j]))
    const named = newEstimator(name).fit({ columns, names: ['a', 'b', 'c', 'd'] }, y) as typeof model & {
      featureNames: string[]
    }
    expect(named.featureNames).toEqual(['a', 'b', 'c', 'd'])
    expect(answer(named)).toEqual(answer(model))
    expect([...(named.predict({ columns, names: ['a', 'b', 'c', 'd'] }) as never)]).toEqual([
      ...(model.predict(X) as never),
    ])
    for (const names of [
      ['a', 'b', 'd', 'c'],
      ['a', 'b', 'c', 'x'],
    ])
      expect(thrownBy(() => named.predict({ columns, names }))).toMatchObject({ code: 'SHAPE' })
  })

  test('goes through JSON bitwise', () => {
    const text = JSON.stringify(model.toJSON())
    const back = modelFromJSON(JSON.parse(text)) as unknown as typeof model
    expect(answer(back)).toEqual(answer(model))
    expect(back.toJSON()).toEqual(model.toJSON())
    expect([...(back.predict(X) as never)]).toEqual([...(model.predict(X) as never)])
    expect(structuredClone(model.toJSON())).toEqual(model.toJSON())
    expect(JSON.parse(text)).toMatchObject({ format: 'wasso-model', version: 1 })
  })

  test('fitted with an offset asks for one, of the right length, and adds it', () => {
    const offset = offsetOf(
      name,
      y.map((_, i) => i / 50),
    )
    const shifted = smallFit(name, {}, { offset })
    expect(thrownBy(() => shifted.predict(X))).toMatchObject({ message: expect.stringContaining('offset') })
    expect(thrownBy(() => shifted.predict(X, { offset: [1, 2] }))).toMatchObject({ code: 'SHAPE' })
    expect(shifted.predict(X, { offset }).length).toBe(X.length)
    const back = modelFromJSON(JSON.parse(JSON.stringify(shifted.toJSON()))) as unknown as typeof model
    expect(thrownBy(() => back.predict(X))).toMatchObject({ message: expect.stringContaining('offset') })
  })

  test('works on one feature, and on one sample or says why not', () => {
    const single = newEstimator(name).fit(
      X.map((x) => [x[0]]),
      y,
    )
    expect(single.certificate.status).toBe('optimal')
    if (estimators[name].classifier) {
      expect(thrownBy(() => newEstimator(name).fit([X[0]], [1]))).toMatchObject({ code: 'ONE_CLASS' })
    } else {
      const lone = newEstimator(name).fit([X[0]], [3.5])
      const level = estimators[name].loss === 'poisson' ? Math.log(3.5) : 3.5
      expectClose(answerOf(lone), [0, 0, 0, 0, level], estimators[name].loss === 'poisson' ? 1e-15 : 0)
      expect(lone.certificate).toMatchObject({ status: 'optimal', gap: 0, relativeGap: 0 })
    }
  })

  test('holds no -0 among its coefficients', () => {
    for (const w of answer(smallFit(name, estimators[name].takesAlpha ? { alpha: 10, l1Ratio: 1 } : {})))
      expect(Object.is(w, -0)).toBe(false)
  })

  test('started from a model is the same optimum', () => {
    const started = smallFit(name, {}, { start: model })
    for (const [k, v] of answer(started).entries()) expect(v).toBeCloseTo(answer(model)[k], 10)
  })

  test('fitted asynchronously is the same bits', async () => {
    const asynchronous = await newEstimator(name).fitAsync(X, y)
    expect(asynchronous.toJSON()).toEqual(model.toJSON())
  })
})

describe.each(estimatorNames.filter((name) => !estimators[name].classifier))('%s as a regression', (name) => {
  const y = responseOf(name)

  test('predicts means or quantiles, and scores what it explains', () => {
    const { loss } = estimators[name]
    const model = smallFit(name)
    const predicted = model.predict(X) as ArrayLike<number>
    const z = predictorsOf(model, X).map(([v]) => v)
    for (const i of X.keys()) expect(predicted[i]).toBeCloseTo(loss === 'poisson' ? Math.exp(z[i]) : z[i], 12)
    const weights = y.map((_, i) => 1 + (i % 2))
    const total = (values: number[]): number => values.reduce((t, v, i) => t + weights[i] * v, 0)
    const mean = total(y) / total(y.map(() => 1))
    const all = (each: (y: number, z: number) => number, levels: number[]): number =>
      total(y.map((v, i) => each(v, levels[i])))
    const squares = (v: number, m: number): number => (v - m) ** 2
    const deviance = (v: number, m: number): number => (v === 0 ? 0 : v * Math.log(v / m)) - v + m
    const own = lossOf(name)
    const explained = {
      r2: () =>
        1 -
        all(squares, z) /
          all(
            squares,
            y.map(() => mean),
          ),
      deviance: () =>
        1 -
        all(deviance, z.map(Math.exp)) /
          all(
            deviance,
            y.map(() => mean),
          ),
      // The best constant is one of the y.
      share: () =>
        1 -
        all(own, z) /
          Math.min(
            ...y.map((level) =>
              all(
                own,
                y.map(() => level),
              ),
            ),
          ),
    }
    const kind = loss === 'poisson' ? 'deviance' : loss === 'squared' || loss === 'huber' ? 'r2' : 'share'
    expect(model.score(X, y, { sampleWeight: weights })).toBeCloseTo(explained[kind](), 12)
  })
})

import { describe, expect, test } from 'vitest'
import { Dataset } from 'wasso'
import { MLPClassifier, MLPRegressor, networkFromJSON } from 'wasso/networks'
import { contain, containerNames } from '../../support/containers'
import { drawData } from '../../support/network/data'
import { makeNetwork, type NetworkModel } from '../../support/network/fits'
import { judgeNetwork } from '../../support/network/judge'
import { objectiveAt } from '../../support/network/objective'
import type { NetworkTask } from '../../support/network/task'
import { thrownBy } from '../../support/small-fit'

const drawn = drawData({ seed: 60, n: 40, p: 5, loss: 'squared', classes: 0, noise: 0.3 })
/** Float32 values with some zeros, so that every container can hold them. */
const X = drawn.X.map((x, i) => x.map((v, j) => ((i + j) % 4 === 0 ? 0 : Math.fround(v))))
const { y } = drawn
const labels = y.map((v) => (v > 0 ? 'high' : 'low'))
const options = { hiddenLayerSizes: [4], alpha: 0.02, l1Ratio: 0.8, seed: 7 }
const network = new MLPRegressor(options)
const numbers = ({
  weights,
  biases,
}: {
  weights: readonly Float64Array[]
  biases: readonly Float64Array[]
}) => [...weights, ...biases].map((part) => [...part])
const plain = numbers(network.fit(X, y))

/** Every number in a value, however deep, as text: the same before and after unless something was written. */
const imprint = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (ArrayBuffer.isView(v) ? [...(v as unknown as number[])].map(String) : v))

describe.each(containerNames)('X as %s', (container) => {
  const input = contain(container, X)

  test('gives the same bits, and is never written to', () => {
    const before = imprint([input, y])
    const model = network.fit(input, y)
    expect(numbers(model)).toEqual(plain)
    expect(model.predict(input)).toEqual(model.predict(X))
    expect(model.score(input, y)).toBe(model.score(X, y))
    expect(imprint([input, y])).toBe(before)
  })
})

test('a data set gives the same bits', () => {
  const dataset = new Dataset(X, y)
  expect(numbers(network.fit(dataset))).toEqual(plain)
  expect(network.path(dataset, { alphas: [0.1, 0.02] }).toJSON()).toEqual(
    network.path(X, y, { alphas: [0.1, 0.02] }).toJSON(),
  )
  dataset.dispose()
  expect(thrownBy(() => network.fit(dataset))).toMatchObject({ code: 'DISPOSED' })
})

test('options are stored and never changed', () => {
  const given = Object.freeze({ ...options, hiddenLayerSizes: Object.freeze([4]) })
  const estimator = new MLPRegressor(given)
  expect(estimator.options).toEqual(given)
  expect(numbers(estimator.fit(X, y))).toEqual(plain)
  expect(numbers(new MLPRegressor({ ...options, hiddenLayerSizes: Int32Array.of(4) }).fit(X, y))).toEqual(
    plain,
  )
})

test('a model is frozen plain data, with its shape', () => {
  const model = network.fit(
    { columns: X[0].map((_, j) => X.map((x) => x[j])), names: ['a', 'b', 'c', 'd', 'e'] },
    y,
  )
  expect(Object.isFrozen(model)).toBe(true)
  expect(model).toMatchObject({ alpha: 0.02, l1Ratio: 0.8, nFeatures: 5 })
  expect([...model.featureNames!]).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(model.weights.map((W) => W.length)).toEqual([20, 4])
  expect(model.biases.map((b) => b.length)).toEqual([4, 1])
  expect(model.nNonzero).toBe(model.weights.reduce((t, W) => t + W.filter((w) => w !== 0).length, 0))
  const other = { columns: X[0].map((_, j) => X.map((x) => x[j])), names: ['a', 'c', 'b', 'd', 'e'] }
  expect(thrownBy(() => model.predict(other))).toMatchObject({ code: 'SHAPE' })
})

test('scores are R^2, accuracy and the share of the deviance', () => {
  const sampleWeight = y.map((_, i) => 1 + (i % 3))
  const model = network.fit(X, y)
  const z = model.predict(X)
  const mean = (v: readonly number[]) =>
    v.reduce((t, a, i) => t + a * sampleWeight[i], 0) / sampleWeight.reduce((a, b) => a + b)
  const middle = mean(y)
  const share = mean(y.map((v, i) => (v - z[i]) ** 2)) / mean(y.map((v) => (v - middle) ** 2))
  expect(model.score(X, y, { sampleWeight })).toBeCloseTo(1 - share, 12)
  const classifier = new MLPClassifier(options).fit(X, labels)
  const hits = classifier.predict(X).map((label, i) => Number(label === labels[i]))
  expect(classifier.score(X, labels, { sampleWeight })).toBeCloseTo(mean(hits), 14)
  const counts = y.map((v) => Math.round(Math.exp(v / 2)))
  const poisson = new MLPRegressor({ ...options, loss: 'poisson' }).fit(X, counts)
  const m = poisson.predict(X)
  const deviance = (at: (i: number) => number) =>
    mean(counts.map((v, i) => (v > 0 ? v * Math.log(v / at(i)) : 0) - (v - at(i))))
  const null_ = mean(counts)
  expect(poisson.score(X, counts, { sampleWeight })).toBeCloseTo(
    1 - deviance((i) => m[i]) / deviance(() => null_),
    10,
  )
})

test('fitIntercept false: no biases, and judged so', () => {
  for (const activation of ['tanh', 'softplus'] as const) {
    const task: NetworkTask = { ...options, X, y, loss: 'squared', activation, fitIntercept: false }
    const model = makeNetwork('squared', { ...options, activation, fitIntercept: false }).fit(X, y)
    for (const b of model.biases) expect([...b]).toEqual(Array(b.length).fill(0))
    expect(judgeNetwork(task, model, { hidden: [4], tol: 1e-6 })).toBeUndefined()
    expect(model.certificate.status).toBe('stationary')
  }
})

test('classWeight is a weight', () => {
  const classWeight = { high: 3, low: 0.5 }
  const sampleWeight = labels.map((label) => classWeight[label as 'high'])
  const weighted = new MLPClassifier({ ...options, classWeight }).fit(X, labels)
  expect(numbers(weighted)).toEqual(numbers(new MLPClassifier(options).fit(X, labels, { sampleWeight })))
})

describe('adaptive', () => {
  test.each(['inputs', 'units'] as const)('%s: the second fit has the factors of the first', (groups) => {
    const given = { ...options, l1Ratio: 1, groups }
    const first = makeNetwork('squared', given).fit(X, y)
    const second = makeNetwork('squared', { ...given, adaptive: true }).fit(X, y)
    const [W] = first.weights
    const norms =
      groups === 'inputs'
        ? X[0].map((_, j) => Math.hypot(...W.subarray(4 * j, 4 * j + 4)))
        : [0, 1, 2, 3].map((k) => Math.hypot(...X[0].map((_, j) => W[4 * j + k])))
    const groupFactors = norms.map((norm) => (norm === 0 ? Infinity : (Math.max(...norms) / norm) ** 2))
    const task: NetworkTask = { ...given, X, y, loss: 'squared', activation: 'tanh', groupFactors }
    expect(judgeNetwork(task, second, { hidden: [4], tol: 1e-6 })).toBeUndefined()
    // Adaptive costs nothing extra where the largest group is.
    expect(objectiveAt({ ...task, alpha: 0 }, second)).toBeLessThan(
      objectiveAt({ ...task, alpha: 0 }, first) + 1,
    )
  })
})

describe('a model file', () => {
  const json = () => JSON.parse(JSON.stringify(network.fit(X, y).toJSON()))
  const read = (changed: object) => networkFromJSON(changed) as unknown as NetworkModel

  test('that is whole is read', () => {
    expect(numbers(read(json()))).toEqual(plain)
    expect(read(JSON.stringify(json()) as never).predict(X)).toEqual(network.fit(X, y).predict(X))
  })

  test.each([
    ['null', () => null],
    ['a number', () => 3],
    ['text that is no JSON', () => '{'],
    ['no weights', (m) => ({ ...m, coef: undefined })],
    ['a weight too few', (m) => ({ ...m, coef: m.coef.slice(1) })],
    ['a bias too many', (m) => ({ ...m, intercept: [...m.intercept, 0] })],
    ['other layers', (m) => ({ ...m, hiddenLayerSizes: [3] })],
    ['layers of no units', (m) => ({ ...m, hiddenLayerSizes: [0] })],
    ['layers that are none', (m) => ({ ...m, hiddenLayerSizes: 'four' })],
    ['NaN', (m) => ({ ...m, coef: m.coef.map(() => Number.NaN) })],
    ['text for numbers', (m) => ({ ...m, coef: m.coef.map(String) })],
    ['an unknown activation', (m) => ({ ...m, activation: 'swish' })],
    ['an unknown loss', (m) => ({ ...m, loss: 'absolute' })],
    ['another version', (m) => ({ ...m, version: 2 })],
    ['another format', (m) => ({ ...m, format: 'wasso-model' })],
    ['another type', (m) => ({ ...m, type: 'Lasso' })],
    ['a negative number of features', (m) => ({ ...m, nFeatures: -5 })],
    [
      'a certificate of another kind',
      (m) => ({ ...m, certificate: { ...m.certificate, status: 'optimal' } }),
    ],
    ['classes of a regressor', (m) => ({ ...m, classes: [0, 1] })],
    ['something more', (m) => ({ ...m, more: 1 })],
  ] as [string, (m: ReturnType<typeof json>) => unknown][])('with %s is refused', (_, change) => {
    expect(thrownBy(() => networkFromJSON(change(json())))).toMatchObject({ code: 'MODEL_FORMAT' })
    expect(numbers(network.fit(X, y))).toEqual(plain)
  })
})

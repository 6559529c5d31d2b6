import { describe, expect, test } from 'vitest'
import { Lasso, LogisticRegression } from 'wasso'
import { networkFromJSON } from 'wasso/networks'
import { expectClose } from '../../support/expect-close'
import { drawData } from '../../support/network/data'
import { makeNetwork, type NetworkModel } from '../../support/network/fits'
import { judgeNetwork } from '../../support/network/judge'
import { lossOf } from '../../support/network/losses'
import { outputsAt } from '../../support/network/objective'
import { losses, type NetworkTask } from '../../support/network/task'

const n = 60
const p = 5
const hidden = [4]

/** All numbers of a network, so that equal means bitwise equal. */
const bits = ({ weights, biases, certificate }: NetworkModel) => ({
  weights: weights.map((W) => [...W]),
  biases: biases.map((b) => [...b]),
  certificate,
})

describe.each(losses)('%s', (loss) => {
  const { X, y } = drawData({ seed: 700 + losses.indexOf(loss), n, p, loss, classes: 3, noise: 0.3 })
  const options = { hiddenLayerSizes: hidden, l1Ratio: 0.9, seed: 5, ...(loss === 'huber' && { delta: 1 }) }
  const network = makeNetwork(loss, { ...options, alpha: 0.02 })
  const task: NetworkTask = { X, y, loss, activation: 'tanh', delta: 1, alpha: 0.02, l1Ratio: 0.9 }
  const sampleWeight = y.map((_, i) => [1, 2, 0.5][i % 3])
  const classifier = loss === 'logistic' || loss === 'softmax'

  test('one seed, one network, to the bit', () => {
    expect(bits(network.fit(X, y))).toEqual(bits(network.fit(X, y)))
    const adam = makeNetwork(loss, { ...options, alpha: 0.02, solver: 'adam', batchSize: 8, maxEpochs: 3 })
    expect(bits(adam.fit(X, y))).toEqual(bits(adam.fit(X, y)))
  })

  test('another seed, another network', () => {
    const other = makeNetwork(loss, { ...options, alpha: 0.02, seed: 6 })
    expect(bits(other.fit(X, y)).weights).not.toEqual(bits(network.fit(X, y)).weights)
  })

  test('fitAsync, pathAsync and crossValidateAsync return the same bits', async () => {
    expect(bits(await network.fitAsync(X, y))).toEqual(bits(network.fit(X, y)))
    const grid = { alphas: [0.1, 0.03, 0.01], sampleWeight }
    expect((await network.pathAsync(X, y, grid)).toJSON()).toEqual(network.path(X, y, grid).toJSON())
    const folds = { ...grid, folds: 3, seed: 2 }
    const [a, b] = [await network.crossValidateAsync(X, y, folds), network.crossValidate(X, y, folds)]
    expect([...a.foldScores]).toEqual([...b.foldScores])
    expect(bits(a.best.model)).toEqual(bits(b.best.model))
  })

  test('a model survives JSON to the bit', () => {
    for (const data of [{}, { offset: Array(n * (loss === 'softmax' ? 3 : 1)).fill(0.25) }]) {
      const model = network.fit(X, y, data)
      const read = networkFromJSON(JSON.parse(JSON.stringify(model.toJSON()))) as unknown as NetworkModel
      expect(bits(read)).toEqual(bits(model))
      expect(read.toJSON()).toEqual(model.toJSON())
      expect(read.predict(X, data)).toEqual(model.predict(X, data))
      expect(structuredClone(model.toJSON())).toEqual(model.toJSON())
      expect(read.prune().predict(X, data)).toEqual(model.prune().predict(X, data))
    }
  })

  test('predictions are those of the naive network', () => {
    const model = network.fit(X, y)
    const z = X.flatMap((_, i) => outputsAt(task, model, i))
    if (loss === 'poisson') return expectClose(model.predict(X) as Float64Array, z.map(Math.exp), 1e-12)
    if (!classifier) return expectClose(model.predict(X) as Float64Array, z, 1e-12)
    expectClose(model.decisionFunction(X), z, 1e-12)
    const K = loss === 'softmax' ? 3 : 2
    const shares = model.predictProba(X)
    expect(shares.length).toBe(n * K)
    const labels = model.predict(X)
    for (let i = 0; i < n; i++) {
      const own = loss === 'softmax' ? y[i] : (y[i] + 1) / 2
      expect(
        Math.abs(-Math.log(shares[i * K + own]) - lossOf(task, y[i], outputsAt(task, model, i))),
      ).toBeLessThan(1e-10)
      const row = shares.slice(i * K, (i + 1) * K)
      const best = row.indexOf(Math.max(...row))
      expect(labels[i]).toBe(loss === 'softmax' ? best : 2 * best - 1)
    }
  })

  test('row by row is all at once, bitwise', () => {
    const model = network.fit(X, y)
    const whole = model.predict(X)
    for (const i of [0, 1, 31, n - 1]) expect(model.predict([X[i]])[0]).toBe(whole[i])
  })

  test('a path descends, and each of its networks is judged like a fit', () => {
    const path = network.path(X, y, { nAlphas: 8, sampleWeight })
    expect(path.alphas.length).toBe(8)
    for (let i = 1; i < 8; i++) expect(path.alphas[i]).toBeLessThan(path.alphas[i - 1])
    for (let i = 0; i < 8; i++) {
      const model = path.model(i)
      expect(model.alpha).toBe(path.alphas[i])
      expect(model.certificate).toEqual(path.certificates[i])
      expect(model.nNonzero).toBe(path.nNonzero[i])
      const at = { ...task, alpha: path.alphas[i], weights: sampleWeight }
      expect(judgeNetwork(at, model, { hidden, tol: 1e-6 }), `alpha ${i}`).toBeUndefined()
      expect(model.certificate.status).toBe('stationary')
      expect(bits(path.at(path.alphas[i]))).toEqual(bits(model))
    }
    expect(path.nNonzero[7]).toBeGreaterThan(path.nNonzero[0])
    const between = Math.sqrt(path.alphas[3] * path.alphas[4])
    const model = path.at(between)
    expect(model.alpha).toBe(between)
    expect(
      judgeNetwork({ ...task, alpha: between, weights: sampleWeight }, model, { hidden, tol: 1e-6 }),
    ).toBeUndefined()
  })

  test('alphas that are given are the path, whatever they are', () => {
    const path = network.path(X, y, { alphas: [0.05, 0.02, 0.004] })
    expect([...path.alphas]).toEqual([0.05, 0.02, 0.004])
    for (const { status } of path.certificates) expect(status).toBe('stationary')
  })

  test("cross-validation is the folds' own paths, scored by hand", () => {
    const alphas = [0.1, 0.03, 0.01]
    const cv = network.crossValidate(X, y, { alphas, folds: 3, seed: 4, sampleWeight })
    const scores = Array.from({ length: 3 }, (_, fold) => {
      const rows = y.map((_, i) => i)
      const [kept, out] = [
        rows.filter((i) => cv.foldId[i] !== fold),
        rows.filter((i) => cv.foldId[i] === fold),
      ]
      const path = network.path(
        kept.map((i) => X[i]),
        kept.map((i) => y[i]),
        { alphas, sampleWeight: kept.map((i) => sampleWeight[i]) },
      )
      const held: NetworkTask = { ...task, X: out.map((i) => X[i]), y: out.map((i) => y[i]) }
      const S = out.reduce((t, i) => t + sampleWeight[i], 0)
      return alphas.map((_, a) => {
        const model = path.model(a)
        return out.reduce(
          (t, i, k) => t + (sampleWeight[i] / S) * lossOf(held, y[i], outputsAt(held, model, k)),
          0,
        )
      })
    })
    const size = (fold: number) => y.reduce((t, _, i) => t + (cv.foldId[i] === fold ? sampleWeight[i] : 0), 0)
    const total = size(0) + size(1) + size(2)
    const mean = alphas.map((_, a) => scores.reduce((t, row, k) => t + (size(k) * row[a]) / total, 0))
    expectClose(cv.mean, mean, 1e-9)
    expect(cv.best.index).toBe(mean.indexOf(Math.min(...mean)))
    expect(cv.best.alpha).toBe(alphas[cv.best.index])
    expect(bits(cv.best.model)).toEqual(bits(cv.path.model(cv.best.index)))
    const error = alphas.map((_, a) =>
      Math.sqrt(scores.reduce((t, row, k) => t + size(k) * (row[a] - mean[a]) ** 2, 0) / (total * 2)),
    )
    expectClose(cv.standardError, error, 1e-8)
    const limit = mean[cv.best.index] + error[cv.best.index]
    expect(cv.oneStandardError.index).toBe(mean.findIndex((v) => v <= limit))
  })

  test('one seed deals the folds of the linear estimators', () => {
    const linear = classifier ? new LogisticRegression() : new Lasso()
    const data = { alphas: [0.1], folds: 4, seed: 11 }
    expect([...network.crossValidate(X, y, data).foldId]).toEqual([
      ...linear.crossValidate(X, y, data).foldId,
    ])
    const fourth = { alphas: [0.1], foldId: y.map((_, i) => i % 4) }
    expect([...network.crossValidate(X, y, fourth).foldId]).toEqual(fourth.foldId)
  })
})

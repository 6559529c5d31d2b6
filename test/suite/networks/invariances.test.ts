import { describe, expect, test } from 'vitest'
import { networkFromJSON } from 'wasso/networks'
import { expectClose } from '../../support/expect-close'
import { integer } from '../../support/hash'
import { drawData } from '../../support/network/data'
import { makeNetwork, type NetworkModel } from '../../support/network/fits'
import { sizesOf } from '../../support/network/layers'
import { objectiveAt } from '../../support/network/objective'
import { activations, type Layers, losses, type NetworkTask } from '../../support/network/task'

const n = 48
const p = 5
const hidden = [6, 4]

describe.each(losses)('%s', (loss) => {
  const { X, y } = drawData({ seed: 100 + losses.indexOf(loss), n, p, loss, classes: 3, noise: 0.2 })
  const options = { hiddenLayerSizes: hidden, alpha: 0.01, l1Ratio: 0.9, seed: 3 }
  const task: NetworkTask = { ...options, X, y, loss, activation: 'tanh', delta: 1 }
  const given = { ...options, ...(loss === 'huber' && { delta: 1 }) }
  const fit = (more: object = {}, data?: object, rows = X, responses = y) =>
    makeNetwork(loss, { ...given, ...more }).fit(rows, responses, data)
  const model = fit()
  /** From one start: rounding of another order may lead a long way to another minimum. */
  const objective = (data: object, { X: rows = X, y: responses = y } = {}) =>
    fit({}, { start: model, ...data }, rows, responses).certificate.objective

  /** A network of other numbers and the same form. */
  const like = (change: (layers: { weights: number[][]; biases: number[][] }) => Layers): NetworkModel => {
    const changed = change({
      weights: model.weights.map((W) => [...W]),
      biases: model.biases.map((b) => [...b]),
    })
    return networkFromJSON({
      ...model.toJSON(),
      coef: changed.weights.flatMap((W) => Array.from(W)),
      intercept: changed.biases.flatMap((b) => Array.from(b)),
    }) as unknown as NetworkModel
  }

  const scores = (network: NetworkModel) =>
    Array.from(
      (loss === 'logistic' || loss === 'softmax'
        ? network.decisionFunction(X)
        : network.predict(X)) as ArrayLike<number>,
    )

  test('the order of hidden units is of no account, and a stationary start stays where it is', () => {
    const order = [3, 5, 0, 1, 4, 2]
    const moved = like(({ weights: [W1, W2, W3], biases: [b1, ...b] }) => ({
      weights: [
        W1.map((_, at) => W1[at - (at % 6) + order[at % 6]]),
        W2.map((_, at) => W2[order[Math.floor(at / 4)] * 4 + (at % 4)]),
        W3,
      ],
      biases: [order.map((k) => b1[k]), ...b],
    }))
    expectClose(scores(moved), scores(model), 1e-12)
    expectStays(moved)
  })

  test('a tanh unit may have all its signs flipped', () => {
    const flipped = [1, -1, -1, 1, -1, 1]
    const moved = like(({ weights: [W1, W2, W3], biases: [b1, ...b] }) => ({
      weights: [
        W1.map((w, at) => (w === 0 ? 0 : w * flipped[at % 6])),
        W2.map((w, at) => (w === 0 ? 0 : w * flipped[Math.floor(at / 4)])),
        W3,
      ],
      biases: [b1.map((v, k) => v * flipped[k]), ...b],
    }))
    expectClose(scores(moved), scores(model), 1e-12)
    expectStays(moved)
  })

  function expectStays(start: NetworkModel): void {
    expect(model.certificate.status).toBe('stationary')
    const again = fit({}, { start })
    expect(again.certificate.status).toBe('stationary')
    expectClose([again.certificate.objective], [model.certificate.objective], 1e-10)
    for (const [l, W] of again.weights.entries()) expectClose(W, start.weights[l], 1e-3)
  }

  test('whole weights are repeated rows, and weight 0 is a row left out', () => {
    const times = y.map((_, i) => integer(0, 3, 9, i))
    // At least one row of each class counts.
    for (let i = 0; i < 3; i++) times[i] ||= 1
    const repeat = <T>(values: readonly T[]): T[] => values.flatMap((v, i) => Array<T>(times[i]).fill(v))
    const repeated = { X: repeat(X), y: repeat(y) }
    expectClose([objective({ sampleWeight: times })], [objective({}, repeated)], 1e-8)
  })

  test('weights count in proportion', () => {
    const sampleWeight = y.map((_, i) => 1 + (i % 4))
    const thrice = sampleWeight.map((s) => 3 * s)
    expectClose([objective({ sampleWeight: thrice })], [objective({ sampleWeight })], 1e-8)
    expect(objective({ sampleWeight: sampleWeight.map((s) => 4 * s) })).toBe(objective({ sampleWeight }))
  })

  test.each([1, 7, 16, n, 1000])('batches of %d leave the meaning of alpha', (batchSize) => {
    const network = fit({ solver: 'adam', batchSize, maxEpochs: 2 })
    expect(network.certificate.solver).toMatch(/adam/)
    expectClose([network.certificate.objective], [objectiveAt(task, network)], 1e-12)
  })

  test('an offset is part of z', () => {
    const K = loss === 'softmax' ? 3 : 1
    const offset = Array.from({ length: n * K }, (_, i) => ((i % 5) - 2) / 4)
    const network = fit({}, { offset })
    expectClose([network.certificate.objective], [objectiveAt({ ...task, offset }, network)], 1e-12)
    expect(() => network.predict(X)).toThrow(/offset/)
    expect(network.predict(X, { offset }).length).toBe(n)
  })

  test('pruned is unpruned to 1e-12, and no larger', () => {
    const sparse = fit({ alpha: 0.03, l1Ratio: 1 })
    const pruned = sparse.prune()
    const [before, after] = [sizesOf(sparse), sizesOf(pruned)]
    expect(before).toEqual([p, ...hidden, loss === 'softmax' ? 3 : 1])
    for (const [l, size] of after.entries()) expect(size).toBeLessThanOrEqual(before[l])
    expect(after.reduce((a, b) => a + b)).toBeLessThan(before.reduce((a, b) => a + b))
    expectClose(scores(pruned), scores(sparse), 1e-12)
    expect([...pruned.support]).toEqual([...sparse.support])
    expect(sizesOf(pruned.prune())).toEqual(after)
  })
})

test.each(activations)('pruned is unpruned with %s, whose value at 0 may not be 0', (activation) => {
  const { X, y } = drawData({ seed: 300, n, p, loss: 'squared', classes: 0, noise: 0.2 })
  const model = makeNetwork('squared', {
    hiddenLayerSizes: hidden,
    activation,
    alpha: 0.05,
    l1Ratio: 1,
    seed: 2,
  }).fit(X, y)
  const pruned = model.prune()
  expect(sizesOf(pruned).reduce((a, b) => a + b)).toBeLessThan(sizesOf(model).reduce((a, b) => a + b))
  expectClose(pruned.predict(X) as Float64Array, model.predict(X) as Float64Array, 1e-12)
})

test('the order of rows and of columns is of no account where every start ends alike', () => {
  const { X, y } = drawData({ seed: 400, n, p, loss: 'squared', classes: 0, noise: 0.2 })
  const least = (rows: number[][], responses: number[]) =>
    makeNetwork('squared', { hiddenLayerSizes: [4], alpha: 0.05, l1Ratio: 1, seed: 1, restarts: 6 }).fit(
      rows,
      responses,
    ).certificate.objective
  const order = y.map((_, i) => (i * 7) % n)
  const plain = least(X, y)
  expectClose(
    [
      least(
        order.map((i) => X[i]),
        order.map((i) => y[i]),
      ),
    ],
    [plain],
    1e-8,
  )
  expectClose(
    [
      least(
        X.map((x) => [3, 0, 4, 1, 2].map((j) => x[j])),
        y,
      ),
    ],
    [plain],
    1e-8,
  )
})

test('at a stationary point of relu under L1 the weights into a unit are as large as those out of it', () => {
  let seen = 0
  for (let seed = 0; seed < 10; seed++) {
    const { X, y } = drawData({ seed: 500 + seed, n, p, loss: 'squared', classes: 0, noise: 0.2 })
    const options = {
      hiddenLayerSizes: [4],
      activation: 'relu',
      alpha: 0.05,
      l1Ratio: 1,
      seed,
      maxIter: 1000,
    }
    const { weights, certificate, biases } = makeNetwork('squared', options).fit(X, y)
    // It has kinks, at which a search may end.
    if (certificate.status !== 'stationary') continue
    for (let k = 0; k < 4; k++) {
      // c times what enters a unit, its bias too, and what leaves it over c give the same z: alpha (|in| - |out|) is the
      // slope of F in c, and the violations of what enters and leaves make up for it.
      const into = X[0].reduce((t, _, j) => t + Math.abs(weights[0][j * 4 + k]), 0)
      const out = Math.abs(weights[1][k])
      const bound = (4 * certificate.kkt * (into + out + Math.abs(biases[0][k]))) / 0.05
      expect(Math.abs(into - out)).toBeLessThanOrEqual(bound)
      if (into > 0) seen++
    }
  }
  expect(seen).toBeGreaterThan(0)
})

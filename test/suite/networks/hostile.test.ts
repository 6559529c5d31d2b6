import { describe, expect, test } from 'vitest'
import { Lasso, WassoError } from 'wasso'
import { MLPClassifier, MLPRegressor } from 'wasso/networks'
import { drawData } from '../../support/network/data'
import { makeNetwork, type NetworkModel } from '../../support/network/fits'
import { activations, type Loss, losses } from '../../support/network/task'
import { thrownBy } from '../../support/small-fit'

const drawn = (loss: Loss, n = 24, p = 3) => drawData({ seed: 900, n, p, loss, classes: 3, noise: 0.3 })
const { X, y } = drawn('squared')
const labels = drawn('logistic').y
const small = { hiddenLayerSizes: [3], alpha: 0.02, l1Ratio: 1, seed: 1 }
const fresh = new MLPRegressor(small).fit(X, y).toJSON()

/** After whatever came before, the next call is bitwise a fresh one. */
const works = (): void => {
  expect(new MLPRegressor(small).fit(X, y).toJSON()).toEqual(fresh)
  expect(new Lasso({ alpha: 0.1 }).fit(X, y).certificate.status).toBe('optimal')
}

const expectFinite = ({ weights, biases, certificate }: NetworkModel): void => {
  for (const v of [...weights, ...biases].flatMap((part) => [...part])) expect(Number.isFinite(v)).toBe(true)
  expect(certificate.objective).not.toBeNaN()
  expect(certificate.kkt).not.toBeNaN()
  if (certificate.status === 'stationary') expect(certificate.kkt).toBeLessThan(Infinity)
}

const refused = (action: () => unknown, code: string, ...words: (string | RegExp)[]): void => {
  const error = thrownBy(action)
  expect(error).toBeInstanceOf(WassoError)
  expect(error).toMatchObject({ code })
  for (const word of words) expect(error.message).toMatch(word)
  works()
}

describe('options', () => {
  test.each([
    [{ hiddenLayerSizes: [0] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: [4, 0] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: [-1] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: [2.5] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: [Number.NaN] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: [Infinity] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: ['3'] }, /hiddenLayerSizes/],
    [{ hiddenLayerSizes: [null] }, /hiddenLayerSizes/],
    [{ activation: 'tan' }, /"tan".*"tanh"/],
    [{ activation: 'Relu' }, /"relu"/],
    [{ loss: 'square' }, /"squared"/],
    [{ loss: 'logistic' }, /loss/],
    [{ groups: 'input' }, /"inputs"/],
    [{ groups: 'unit' }, /"units"/],
    [{ solver: 'owlqn' }, /"owl-qn"/],
    [{ solver: 'sgd' }, /solver/],
    [{ adaptive: 1 }, /adaptive/],
    [{ seed: -1 }, /seed/],
    [{ seed: 0.5 }, /seed/],
    [{ seed: 2 ** 32 }, /seed/],
    [{ restarts: 0 }, /restarts/],
    [{ restarts: 1.5 }, /restarts/],
    [{ alpha: -1 }, /alpha/],
    [{ alpha: Number.NaN }, /alpha/],
    [{ alpha: Infinity }, /alpha/],
    [{ l1Ratio: 1.5 }, /l1Ratio/],
    [{ tol: -1 }, /tol/],
    [{ maxIter: 0 }, /maxIter/],
    [{ penaltyFactor: [1, -1, 1] }, /penaltyFactor/],
    [{ hiddenLayerSize: [3] }, /"hiddenLayerSize".*"hiddenLayerSizes"/],
    [{ activations: 'relu' }, /"activation"/],
    [{ learningrate: 0.1 }, /"learningrate".*"learningRate"/],
    [{ solver: 'adam', batchSize: 0 }, /batchSize/],
    [{ solver: 'adam', batchSize: 1.5 }, /batchSize/],
    [{ solver: 'adam', maxEpochs: 0 }, /maxEpochs/],
    [{ solver: 'adam', validation: 1 }, /validation/],
    [{ solver: 'adam', validation: -0.1 }, /validation/],
    [{ solver: 'adam', validation: 0.2, patience: 0 }, /patience/],
    [{ solver: 'owl-qn', batchSize: 10 }, /batchSize.*adam/],
    [{ solver: 'owl-qn', maxEpochs: 10 }, /maxEpochs.*adam/],
    [{ solver: 'owl-qn', validation: 0.1 }, /validation.*adam/],
    [{ solver: 'owl-qn', patience: 3 }, /patience.*adam/],
    [{ batchSize: 10 }, /batchSize.*adam/],
    [{ lower: 0 }, /lower/],
    [{ upper: [1, 1, 1] }, /upper/],
    [{ nonNegative: true }, /nonNegative/],
    [{ delta: 1 }, /delta.*huber/],
    [{ loss: 'huber', delta: 'joint' }, /delta.*joint/],
    [{ loss: 'huber', delta: 0 }, /delta/],
    [{ adaptive: true }, /adaptive.*groups/],
    [{ solver: 'adam', learningRate: -1 }, /learningRate/],
    [{ solver: 'adam', learningRate: Number.NaN }, /learningRate/],
    [{ learningRate: 0.1 }, /learningRate.*adam/],
  ])('%j', (options, message) => {
    refused(() => new MLPRegressor({ ...small, ...options } as never).fit(X, y), 'PARAMETER', message)
  })

  test.each([[{ hiddenLayerSizes: 3 }], [{ hiddenLayerSizes: '3' }], [{ hiddenLayerSizes: null }]])(
    '%j',
    (options) => {
      const error = thrownBy(() => new MLPRegressor({ ...small, ...options } as never).fit(X, y))
      expect(error).toMatchObject({ code: expect.stringMatching(/TYPE|PARAMETER/) })
      expect(error.message).toContain('hiddenLayerSizes')
    },
  )

  test('what a classifier has no use for', () => {
    refused(
      () => new MLPClassifier({ ...small, loss: 'squared' } as never).fit(X, labels),
      'PARAMETER',
      /loss/,
    )
    refused(() => new MLPClassifier({ ...small, delta: 1 } as never).fit(X, labels), 'PARAMETER', /delta/)
  })

  test('more weights than a memory holds, before anything is allocated', () => {
    for (const hiddenLayerSizes of [[100_000, 100_000], [2 ** 31 - 1]])
      refused(() => new MLPRegressor({ ...small, hiddenLayerSizes }).fit(X, y), 'MEMORY', /weights/)
  })

  test.each([1, 1e10, 1e300])('a learning rate of %d ends in finite weights', (learningRate) => {
    for (const loss of losses)
      for (const validation of [0, 0.25]) {
        const { X, y } = drawn(loss)
        const own = { solver: 'adam', learningRate, validation, maxEpochs: 20, maxIter: 200 }
        expectFinite(makeNetwork(loss, { ...small, ...own }).fit(X, y))
      }
    works()
  })

  test('a factor for each of X’s columns', () => {
    refused(() => new MLPRegressor({ ...small, penaltyFactor: [1, 1] }).fit(X, y), 'SHAPE', /\b2\b/, /\b3\b/)
  })

  test('making an estimator throws nothing', () => {
    expect(() => new MLPRegressor({ hiddenLayerSizes: [0], nonsense: 1 } as never)).not.toThrow()
  })
})

describe('rows', () => {
  const broken = (i: number, j: number, v: unknown) =>
    X.map((x, r) => (r === i ? x.map((u, c) => (c === j ? v : u)) : x))

  test.each([Number.NaN, Infinity, -Infinity])('%d in X, in y, in weights and in offsets', (v) => {
    const at = (values: readonly number[], i: number) => values.map((u, r) => (r === i ? v : u))
    refused(() => new MLPRegressor(small).fit(broken(4, 2, v) as never, y), 'NOT_FINITE', /row 4/, /column 2/)
    refused(() => new MLPRegressor(small).fit(X, at(y, 7)), 'NOT_FINITE', /7/)
    const fit = (data: object) => () => new MLPRegressor(small).fit(X, y, data)
    for (const sampleWeight of [
      at(
        y.map(() => 1),
        3,
      ),
    ]) {
      const error = thrownBy(fit({ sampleWeight }))
      expect(error).toMatchObject({ code: expect.stringMatching(/NOT_FINITE|PARAMETER|DOMAIN/) })
    }
    refused(
      fit({
        offset: at(
          y.map(() => 0),
          3,
        ),
      }),
      'NOT_FINITE',
      /3/,
    )
    const model = new MLPRegressor(small).fit(X, y)
    refused(() => model.predict(broken(1, 0, v) as never), 'NOT_FINITE', /row 1/, /column 0/)
  })

  test('values of other types, and ragged rows', () => {
    for (const v of ['1', null, true, undefined])
      expect(thrownBy(() => new MLPRegressor(small).fit(broken(2, 1, v) as never, y))).toMatchObject({
        name: 'WassoError',
      })
    refused(() => new MLPRegressor(small).fit([[1, 2], [3]], [1, 2]), 'SHAPE')
    refused(() => new MLPRegressor(small).fit(X, y.slice(1)), 'SHAPE', /23/, /24/)
    refused(() => new MLPRegressor(small).fit([], []), 'SHAPE')
  })

  test('one class, and classes that are none', () => {
    refused(
      () =>
        new MLPClassifier(small).fit(
          X,
          X.map(() => 'only'),
        ),
      'ONE_CLASS',
      /only/,
    )
    const rare = labels.map((_, i) => Number(i === 5))
    refused(
      () => new MLPClassifier(small).fit(X, rare, { sampleWeight: rare.map((v) => 1 - v) }),
      'ONE_CLASS',
    )
    refused(() => new MLPClassifier(small).fit(X, y), 'DOMAIN')
    refused(() => new MLPClassifier(small).fit(X, labels.map((v, i) => (i === 3 ? 'a' : v)) as never), 'TYPE')
  })

  test('counts that are none', () => {
    refused(
      () =>
        new MLPRegressor({ ...small, loss: 'poisson' }).fit(
          X,
          y.map((_, i) => (i === 6 ? -1 : 1)),
        ),
      'DOMAIN',
      /6/,
    )
  })

  test('counts of nothing but zeros have no finite optimum', () => {
    const outcome = attempt(() =>
      makeNetwork('poisson', small).fit(
        X,
        X.map(() => 0),
      ),
    )
    if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'UNBOUNDED' })
    else expectFinite(outcome)
    works()
  })

  test('labels of any kind come back', () => {
    for (const [a, b] of [
      [false, true],
      ['no', 'yes'],
      [3, 7],
    ]) {
      const given = labels.map((v) => (v > 0 ? b : a))
      const model = new MLPClassifier(small).fit(X, given as never)
      expect([...model.classes]).toEqual([a, b])
      for (const label of Array.from(model.predict(X) as ArrayLike<unknown>)) expect([a, b]).toContain(label)
    }
  })

  test('columns in predict', () => {
    const model = new MLPRegressor(small).fit(X, y)
    refused(() => model.predict([[1, 2]]), 'SHAPE', /\b2\b/, /\b3\b/)
  })
})

const attempt = (action: () => NetworkModel): NetworkModel | Error => {
  try {
    return action()
  } catch (error) {
    expect(error).toBeInstanceOf(WassoError)
    expect((error as WassoError).code).not.toBe('INTERNAL')
    return error as Error
  }
}

describe.each(losses)('%s', (loss) => {
  const { X, y } = drawn(loss)
  const classes = loss === 'logistic' ? 2 : loss === 'softmax' ? 3 : 1

  test('one row for each class, or one alone', () => {
    const rows = [...new Set(y)].slice(0, classes).map((v) => y.indexOf(v))
    const model = makeNetwork(loss, { ...small, ...(loss === 'huber' && { delta: 1 }) }).fit(
      rows.map((i) => X[i]),
      rows.map((i) => (loss === 'poisson' ? y[i] + 1 : y[i])),
    )
    expectFinite(model)
    if (classes === 1) {
      expect(model.certificate.status).toBe('stationary')
      expect(model.nNonzero).toBe(0)
    }
  })

  test('columns that are constant, zero or twice the same', () => {
    const awkward = X.map((x) => [...x, 0, 7, x[0], 2 * x[1]])
    for (const standardize of [false, true]) {
      const model = makeNetwork(loss, { ...small, standardize }).fit(awkward, y)
      expectFinite(model)
      expect(model.certificate.status).toBe('stationary')
      for (let k = 0; k < 3; k++) {
        expect(model.weights[0][3 * 3 + k]).toBe(0)
        if (standardize) expect(model.weights[0][4 * 3 + k]).toBe(0)
      }
    }
    const constant = makeNetwork(loss, small).fit(
      X.map(() => [3, 3, 3]),
      y,
    )
    expectFinite(constant)
  })

  test.each([1e150, 1e-150, 1e12])('X times %d', (scale) => {
    for (const standardize of [false, true]) {
      const outcome = attempt(() =>
        makeNetwork(loss, { ...small, standardize }).fit(
          X.map((x) => x.map((v) => v * scale)),
          y,
        ),
      )
      if (!(outcome instanceof Error)) expectFinite(outcome)
    }
    works()
  })

  test('X + 1e6', () => {
    expectFinite(
      makeNetwork(loss, small).fit(
        X.map((x) => x.map((v) => v + 1e6)),
        y,
      ),
    )
  })

  test.each(activations)('%s: alpha 0, alpha 1e-300, alpha 1e300', (activation) => {
    const at = (alpha: number) =>
      attempt(() => makeNetwork(loss, { ...small, alpha, activation, maxIter: 300 }).fit(X, y))
    for (const alpha of [0, 1e-300]) {
      const outcome = at(alpha)
      if (!(outcome instanceof Error)) expectFinite(outcome)
    }
    const outcome = at(1e300)
    if (outcome instanceof Error) throw outcome
    expectFinite(outcome)
    expect(outcome.nNonzero).toBe(0)
    works()
  })

  test.each([1, 2, 5])('stopped after %d iterations is stopped, and finite', (maxIter) => {
    const model = makeNetwork(loss, { ...small, alpha: 0.001, maxIter }).fit(X, y)
    expectFinite(model)
    if (model.certificate.kkt > 1e-6) expect(model.certificate.status).toBe('stopped')
  })

  test('early stopping says stopped', () => {
    const early = { solver: 'adam', batchSize: 8, maxEpochs: 40, validation: 0.25, patience: 2 }
    const model = makeNetwork(loss, { ...small, ...early }).fit(X, y)
    expectFinite(model)
    expect(model.certificate.status).toBe('stopped')
  })

  test('adam over few epochs is finite', () => {
    for (const scale of [1, 1e6]) {
      const rows = X.map((x) => x.map((v) => v * scale))
      const outcome = attempt(() =>
        makeNetwork(loss, { ...small, solver: 'adam', batchSize: 4, maxEpochs: 5 }).fit(rows, y),
      )
      if (!(outcome instanceof Error)) expectFinite(outcome)
    }
    works()
  })
})

describe.each(['squared', 'huber'] as const)('%s', (loss) => {
  test('a constant y is the bias', () => {
    const model = makeNetwork(loss, { ...small, ...(loss === 'huber' && { delta: 1 }) }).fit(
      X,
      X.map(() => 4.5),
    )
    expectFinite(model)
    expect(model.certificate.status).toBe('stationary')
    expect(model.nNonzero).toBe(0)
    expect(model.certificate.objective).toBeLessThan(1e-12)
    for (const v of Array.from(model.predict(X) as ArrayLike<number>))
      expect(Math.abs(v - 4.5)).toBeLessThan(1e-5)
  })

  test.each([1e150, 1e-150, 1e6])('y times %d', (scale) => {
    const outcome = attempt(() =>
      makeNetwork(loss, small).fit(
        X,
        y.map((v) => v * scale),
      ),
    )
    if (!(outcome instanceof Error)) expectFinite(outcome)
    works()
  })
})

describe('start', () => {
  const model = new MLPRegressor(small).fit(X, y)

  test('of another shape, of another kind, of none', () => {
    const fit =
      (start: unknown, options: object = {}) =>
      () =>
        new MLPRegressor({ ...small, ...options }).fit(X, y, { start } as never)
    refused(fit(model, { hiddenLayerSizes: [4] }), 'SHAPE', /3/, /4/)
    refused(fit(model, { hiddenLayerSizes: [3, 3] }), 'SHAPE')
    refused(
      fit(
        new MLPRegressor(small).fit(
          X.map((x) => x.slice(1)),
          y,
        ),
      ),
      'SHAPE',
      /\b2\b/,
      /\b3\b/,
    )
    for (const start of [new Lasso({ alpha: 0.1 }).fit(X, y), {}, 3, 'model', null]) {
      const error = thrownBy(fit(start))
      expect(error).toMatchObject({ name: 'WassoError', code: expect.stringMatching(/TYPE|SHAPE/) })
    }
    works()
  })

  test('at the answer ends at the answer', () => {
    const again = new MLPRegressor(small).fit(X, y, { start: model })
    expect(again.certificate.status).toBe('stationary')
    expect(again.certificate.objective).toBeLessThanOrEqual(model.certificate.objective * (1 + 1e-12))
  })
})

describe('asynchronous calls', () => {
  test('reject what the others throw, and abort', async () => {
    const network = new MLPRegressor(small)
    await expect(network.fitAsync(X, y.slice(1))).rejects.toMatchObject({ code: 'SHAPE' })
    await expect(network.fitAsync(X, y, { signal: AbortSignal.abort('early') })).rejects.toMatchObject({
      code: 'ABORTED',
      cause: 'early',
    })
    works()
  })

  test('abort in the middle, and the next fit is bitwise a fresh one', async () => {
    const { X, y } = drawData({ seed: 950, n: 400, p: 10, loss: 'squared', classes: 0, noise: 0.3 })
    const network = new MLPRegressor({
      hiddenLayerSizes: [20, 20],
      alpha: 1e-4,
      l1Ratio: 1,
      seed: 1,
      restarts: 4,
    })
    const controller = new AbortController()
    let calls = 0
    const onProgress = () => {
      if (++calls === 3) controller.abort('enough')
    }
    await expect(network.fitAsync(X, y, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: 'ABORTED',
      cause: 'enough',
    })
    expect(calls).toBe(3)
    works()
  })
})

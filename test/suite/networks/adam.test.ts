import { expect, test } from 'vitest'
import { MLPRegressor } from 'wasso/networks'
import type { NetworkModel } from '../../support/network/fits'
import { friedman1, standardised } from '../../support/network/tables'
import { tables } from '../../support/tables'

const friedman = standardised(friedman1)
const diabetes = standardised(tables.diabetes)

const adam = { hiddenLayerSizes: [10], alpha: 0.01, l1Ratio: 1, seed: 2, solver: 'adam' } as const
const fit = (options: object, { X, y } = friedman) =>
  new MLPRegressor({ ...adam, ...options }).fit(X, y) as unknown as NetworkModel

test.each([
  [500, 0.05, 100],
  [64, 0.01, 50],
  [7, 0.003, 20],
])(
  'after batches of %i the exact search ends where the objective itself is stationary',
  (batchSize, learningRate, maxEpochs) => {
    const { status, kkt, objective, solver } = fit({ batchSize, learningRate, maxEpochs }).certificate
    expect([status, solver]).toEqual(['stationary', 'adam'])
    expect(kkt).toBeLessThanOrEqual(1e-6)
    // 0.15008582 is where most seeds end, the others not far above.
    expect(objective).toBeLessThan(0.16)
  },
)

// A threshold of rate x alpha, not divided by h, has another fixed point: F = .774 without a zero.
test.each(['weights', 'inputs', 'units'] as const)(
  'Adam alone goes to a fixed point of the objective: %s',
  (groups) => {
    const long = { groups, alpha: 0.05, batchSize: 442, maxEpochs: 3000, learningRate: 0.01, maxIter: 1 }
    const { certificate, weights } = fit(long, diabetes)
    const exact = fit({ groups, alpha: 0.05 }, diabetes).certificate.objective
    expect(certificate.objective).toBeLessThan(1.05 * exact)
    expect(certificate.kkt).toBeLessThan(0.01)
    const all = weights.flatMap((layer) => [...layer])
    expect(all.filter((w) => w === 0).length).toBeGreaterThan(10)
    expect(all.filter((w) => w !== 0 && Math.abs(w) < 1e-9)).toEqual([])
  },
)

test('a learning rate beyond all measure leaves finite weights', () => {
  for (const learningRate of [1e3, 1e100, 1e300]) {
    for (const activation of ['tanh', 'relu', 'identity'] as const) {
      const network = fit({ learningRate, activation, maxEpochs: 5, maxIter: 50 })
      const numbers = [...network.weights, ...network.biases].flatMap((part) => [...part])
      expect(numbers.every(Number.isFinite)).toBe(true)
    }
  }
})

test('what is held out ends the epochs, and the best weights of all come back', () => {
  const options = { validation: 0.3, alpha: 1e-6, learningRate: 0.05, batchSize: 16, maxEpochs: 2000 }
  const impatient = fit({ ...options, patience: 3 })
  expect(impatient.certificate.status).toBe('stopped')
  expect(impatient.certificate.iterations).toBeLessThan(1000)
  // Two epochs more of patience see the same epochs, and then others.
  const patient = fit({ ...options, patience: 5 })
  expect(patient.certificate.iterations).toBeGreaterThanOrEqual(impatient.certificate.iterations)
})

test('seeds draw the weights, the batches and what is held out', () => {
  const options = { maxEpochs: 3, maxIter: 1, validation: 0.2 }
  const bits = (seed: number) => fit({ ...options, seed }).weights.map((layer) => [...layer])
  expect(bits(1)).toEqual(bits(1))
  expect(bits(1)).not.toEqual(bits(2))
})

import { expect, test } from 'vitest'
import { fitMany } from 'wasso/many'
import { MLPRegressor } from 'wasso/networks'
import { adaptiveFactors, criteria, relaxedPath } from 'wasso/selection'

const X = Array.from({ length: 30 }, (_, i) => [Math.sin(i), Math.cos(3 * i)])
const y = X.map(([a, b]) => a - b)
const network = new MLPRegressor({ hiddenLayerSizes: [2], alpha: 0.1, l1Ratio: 1 })
const path = network.path(X, y, { nAlphas: 3 })

// Their arithmetic is that of one coefficient for each feature: a network would go through it and come out wrong.
test.each([
  ['fitMany', () => fitMany(network as never, X, [y] as never)],
  ['criteria', () => criteria(path as never)],
  ['relaxedPath', () => relaxedPath(path as never)],
  ['adaptiveFactors', () => adaptiveFactors(path.model(2) as never)],
])('%s refuses a network', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'PARAMETER' }))
})

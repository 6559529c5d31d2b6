import { MLPClassifier, MLPRegressor } from '../../build/networks.js'
import { serve } from './worker.mjs'

await serve('wasso', ({ data, hidden, batch, epochs }, { X, y }) => {
  const Network = data === 'digits' ? MLPClassifier : MLPRegressor
  const adam = { solver: 'adam', batchSize: batch, maxEpochs: epochs, learningRate: 1e-3 }
  // Of the exact search, which would follow, one evaluation.
  const network = new Network({ hiddenLayerSizes: hidden, alpha: 1e-4, l1Ratio: 0, ...adam, maxIter: 1 })
  return () => network.fit(X, y)
})

// TensorFlow.js, `node tfjs.mjs cpu` or wasm: the layers of its own, one thread.
import { createRequire } from 'node:module'
import { serve } from './worker.mjs'

const require = createRequire(new URL('../rivals/package.json', import.meta.url))
const tf = require('@tensorflow/tfjs-core')
const { layers, regularizers, sequential } = require('@tensorflow/tfjs-layers')
const backend = process.argv[2]
const { setThreadsCount } = require(`@tensorflow/tfjs-backend-${backend}`)
setThreadsCount?.(1)
await tf.setBackend(backend)

await serve(`TensorFlow.js ${tf.version_core}, ${backend}`, ({ data, hidden, batch, epochs }, { X, y }) => {
  const classes = data === 'digits'
  const [inputs, target] = [
    tf.tensor2d(X),
    classes ? tf.cast(tf.oneHot(y, 10), 'float32') : tf.tensor2d(y, [y.length, 1]),
  ]
  return async () => {
    const kernelRegularizer = regularizers.l2({ l2: 5e-5 })
    const model = sequential()
    for (const units of hidden) {
      const inputShape = [X[0].length]
      model.add(layers.dense({ units, activation: 'tanh', inputShape, kernelRegularizer }))
    }
    const last = classes ? { units: 10, activation: 'softmax' } : { units: 1 }
    model.add(layers.dense({ ...last, kernelRegularizer }))
    model.compile({
      optimizer: tf.train.adam(1e-3),
      loss: classes ? 'categoricalCrossentropy' : 'meanSquaredError',
    })
    await model.fit(inputs, target, { batchSize: batch, epochs, verbose: 0, yieldEvery: 'never' })
    model.dispose()
  }
})

// FISTA in tensors: V <- soft(W - X'u(W) / L, alpha / L), Nesterov's step. Float32 is all that TensorFlow.js has.

import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { rows, single } from './rows.mjs'

/** TensorFlow.js on its wasm backend, one thread. tol is 1 / the number of iterations. */
export async function rival() {
  setThreadsCount(1)
  await tf.setBackend('wasm')
  const fit = (task, request) => {
    const { alphas, ...rest } = task
    return {
      values: rows(task.X.cols, [fista(rest, single(task, request), Math.round(1 / Number(request.tol)))]),
    }
  }
  return { version: `TensorFlow.js ${tf.version_core}, wasm`, verbs: { fit10: fit, fit100: fit } }
}

function fista({ X, y, loss }, alpha, iterations) {
  const { rows: n, cols: p, data } = X
  return tf.tidy(() => {
    // The tensor of the columns as rows is X', which no copy has to turn.
    const raw = tf.tensor2d(Float32Array.from(data), [p, n])
    const means = tf.mean(raw, 1, true)
    const Xt = tf.sub(raw, means)
    const target = tf.tensor2d(Float32Array.from(y), [1, n])
    const curvature = (loss === 'logistic' ? 0.25 : 1) * largestEigenvalue(Xt, n)
    const t = 1 / curvature
    let w = tf.zeros([1, p])
    let v = w
    let b = tf.mean(target)
    if (loss === 'logistic') b = tf.log(tf.div(b, tf.sub(1, b)))
    let momentum = 1
    for (let k = 0; k < iterations; k++) {
      ;[w, v, b, momentum] = tf.tidy(() => {
        const z = tf.add(tf.matMul(v, Xt), b)
        const u = tf.sub(target, loss === 'logistic' ? tf.sigmoid(z) : z)
        const c = tf.add(v, tf.mul(tf.matMul(u, Xt, false, true), t / n))
        const next = tf.sub(c, tf.clipByValue(c, -alpha * t, alpha * t))
        const m = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2
        const intercept = tf.add(b, tf.mul(tf.mean(u), loss === 'logistic' ? 4 : 1))
        return [next, tf.add(next, tf.mul(tf.sub(next, w), (momentum - 1) / m)), intercept, m]
      })
    }
    const coef = Float64Array.from(w.dataSync())
    const mean = means.dataSync()
    return { coef, intercept: coef.reduce((sum, value, j) => sum - value * mean[j], b.dataSync()[0]) }
  })
}

/** Of X X' / n, by twenty power steps and 10 % more for what they miss. */
function largestEigenvalue(Xt, n) {
  let v = tf.ones([1, Xt.shape[0]])
  let value = 0
  for (let k = 0; k < 20; k++) {
    const next = tf.div(tf.matMul(tf.matMul(v, Xt), Xt, false, true), n)
    value = tf.norm(next).dataSync()[0]
    v = tf.div(next, value)
  }
  return 1.1 * value
}

// How the time of wasso's paths and fits grows: one size doubled at a time, the slope of log time over log size.
import { summary } from '../measure.mjs'
import { alphaMax, descending } from './data/alphas.mjs'
import { chain, logistic, squared } from './data/dense.mjs'
import { outliers } from './data/losses.mjs'
import { rival } from './javascript/wasso.mjs'

const SERIES = [
  ['rows, lasso n x 100', [4000, 8000, 16_000, 32_000, 64_000], (n) => squaredTask(n, 100, 100, 1e-3)],
  ['columns, lasso 200 x p', [1000, 2000, 4000, 8000, 16_000], (p) => squaredTask(200, p, 100, 1e-2)],
  ['columns, lasso 4,000 x p', [50, 100, 200, 400, 800], (p) => squaredTask(4000, p, 100, 1e-3)],
  ['alphas, lasso 200 x 5,000', [25, 50, 100, 200, 400], (count) => squaredTask(200, 5000, count, 1e-2)],
  ['rows, L1 logistic n x 50', [1000, 2000, 4000, 8000, 16_000], (n) => logisticTask(n, 50)],
]

const ROWS = [6250, 12_500, 25_000, 50_000, 100_000]

/** One fit without a penalty. */
const FITS = [
  ['rows, absolute loss n x 20', ROWS, (n) => ({ ...outliersTask(n, 20), loss: 'absolute', parameter: 0 })],
  ['rows, quantile 0.9 n x 20', ROWS, (n) => ({ ...outliersTask(n, 20), loss: 'quantile', parameter: 0.9 })],
]

/** [{ what, sizes, ms, exponent }], medians of three warm runs each. */
export async function growth(log) {
  const { verbs } = await rival()
  const all = [...SERIES.map((row) => [...row, 'path']), ...FITS.map((row) => [...row, 'none'])]
  return all.map(([what, sizes, make, verb]) => {
    const ms = sizes.map((size) => {
      const task = make(size)
      const run = () => verbs[verb](task, { tol: 1e-9, verb })
      run()
      return summary(Array.from({ length: 3 }, () => timed(run))).median
    })
    const exponent = slope(sizes.map(Math.log), ms.map(Math.log))
    log(
      `growth, ${what}: ${ms.map((value) => value.toPrecision(3)).join(', ')} ms, exponent ${exponent.toFixed(2)}`,
    )
    return { what, sizes, ms, exponent }
  })
}

function timed(run) {
  const started = performance.now()
  run()
  return performance.now() - started
}

function slope(x, y) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const top = x.reduce((sum, value, k) => sum + (value - mx) * (y[k] - my), 0)
  return top / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}

function squaredTask(n, p, count, ratio) {
  const { X, y } = squared(chain(n, p, 0.05, 7))
  return { X, y, loss: 'squared', alphas: descending(alphaMax({ X, y }), ratio, count) }
}

function logisticTask(n, p) {
  const { X, y } = logistic(chain(n, p, 0.2, 8), 9)
  return { X, y, loss: 'logistic', alphas: descending(alphaMax({ X, y }), 1e-3, 100) }
}

function outliersTask(n, p) {
  const { X, y } = outliers(n, p, 0.25, 10)
  return { X, y, alphas: [0], penalties: ['none'], outputs: 1 }
}

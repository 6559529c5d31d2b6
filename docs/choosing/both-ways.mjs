// Figures of docs/choosing.md: three losses on the diabetes data as they are, and with some y ten times too large.
import { HuberRegressor, LeastAbsoluteDeviations, LinearRegression } from 'wasso'
import { read, split } from '../../examples/rows.mjs'

const { training, heldOut } = split(read('diabetes.csv'))
const spoilt = training.y.map((v, i) => (i % 15 === 7 ? 10 * v : v))

const error = (model) => {
  const z = model.predict(heldOut.X)
  return heldOut.y.reduce((sum, v, i) => sum + Math.abs(v - z[i]), 0) / heldOut.n
}
const head = `| ${training.n} rows to fit, ${heldOut.n} held out | as they are | some y wrong |`
const rows = [
  ['least squares', LinearRegression],
  ['Huber', HuberRegressor],
  ['L1 loss', LeastAbsoluteDeviations],
].map(([name, Estimator]) => {
  const errors = [training.y, spoilt].map((y) => error(new Estimator().fit(training.X, y)).toFixed(1))
  return `| ${name} | ${errors.join(' | ')} |`
})
export const figures = [head, ...rows]

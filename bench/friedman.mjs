// Features selected by a network: Friedman's first function of 5 uniform features among 45 of noise, 500 rows.
// (J. Friedman, Multivariate adaptive regression splines, Annals of Statistics 19, 1991.) `node bench/friedman.mjs 10 raw`
// draws ten data sets and leaves X and y as they are, with standardize: true.
import { MLPRegressor } from '../build/networks.js'
import { gaussian, uniform } from './random.mjs'

const [sets = '10', scale = 'standardized'] = process.argv.slice(2)
const [n, p, fresh] = [500, 50, 10000]

/** y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5 + N(0, 1) */
function friedman(rows, seed) {
  const [x, noise] = [uniform(seed), gaussian(seed + 1)]
  const X = Array.from({ length: rows }, () => Array.from({ length: p }, x))
  const y = X.map(
    ([a, b, c, d, e]) => 10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e + noise(),
  )
  return { X, y }
}

const mean = (v) => v.reduce((sum, value) => sum + value, 0) / v.length
const moments = (v) => [mean(v), Math.sqrt(mean(v.map((value) => (value - mean(v)) ** 2)))]

const found = []
for (let seed = 1; seed <= Number(sets); seed++) {
  const [train, test] = [friedman(n, 2 * seed), friedman(fresh, 2 * seed + 1e6)]
  if (scale !== 'raw') {
    const columns = Array.from({ length: p }, (_, j) => moments(train.X.map((row) => row[j])))
    const [m, s] = moments(train.y)
    for (const set of [train, test]) {
      set.X = set.X.map((row) => row.map((x, j) => (x - columns[j][0]) / columns[j][1]))
      set.y = set.y.map((y) => (y - m) / s)
    }
  }
  const network = new MLPRegressor({
    hiddenLayerSizes: [10],
    alpha: 0.01,
    l1Ratio: 1,
    groups: 'inputs',
    adaptive: true,
    standardize: scale === 'raw',
    seed,
  })
  const before = process.cpuUsage()
  const { oneStandardError } = network.crossValidate(train.X, train.y, { folds: 5 })
  const { user, system } = process.cpuUsage(before)
  const { model, alpha } = oneStandardError
  const seconds = (user + system) / 1e6
  const r2 = model.score(test.X, test.y)
  const right = `${model.support}` === '0,1,2,3,4'
  found.push({ right, r2, seconds })
  console.log(
    `set ${seed}: features ${model.support}, R^2 ${r2.toFixed(4)} on ${fresh} fresh rows, alpha ${alpha.toPrecision(3)}, ${model.certificate.status}, ${seconds.toFixed(1)} s of CPU`,
  )
}
const least = (name) => found.reduce((least, one) => Math.min(least, one[name]), Infinity)
const most = found.reduce((most, { seconds }) => Math.max(most, seconds), 0)
const right = found.filter((one) => one.right).length
console.log(
  `exactly the true features ${right} of ${found.length} times, R^2 at least ${least('r2').toFixed(4)}, at most ${most.toFixed(1)} s`,
)

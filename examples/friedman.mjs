// Five of 50 inputs make y, two of them only together: a network finds them, a linear lasso cannot.
import { Lasso } from 'wasso'
import { MLPRegressor } from 'wasso/networks'
import { friedman1 } from './friedman1.mjs'
import { timed } from './rows.mjs'
import { print, wrap } from './table.mjs'

const [n, p] = [500, 50]
const { X, y } = friedman1(n, p, 1)
const fresh = friedman1(10_000, p, 2)

const options = { standardize: true, l1Ratio: 1, groups: 'inputs', adaptive: true, seed: 1 }
const network = new MLPRegressor({ hiddenLayerSizes: [10], ...options })
const fits = [new Lasso({ standardize: true }), network].map((estimator) =>
  timed(() => estimator.crossValidate(X, y, { folds: 5, seed: 1 }).oneStandardError.model),
)
const [lasso, net] = fits.map(({ model }) => model)

console.log(`FRIEDMAN-1: y = 10 sin(pi x0 x1) + 20 (x2 - 1/2)^2 + 10 x3 + 5 x4 + noise`)
console.log(`${n} rows of ${p} inputs, 45 of which have nothing to do with y`)
console.log(`strength chosen by 5 folds, one standard error; R^2 on ${fresh.y.length} fresh rows\n`)

const TRUE = [0, 1, 2, 3, 4]
const has = (model, j) => (model.support.includes(j) ? 'yes' : 'no')
const others = (model) => [...model.support].filter((j) => !TRUE.includes(j))
const both = (words, of) => [words, of(lasso), of(net)]
print(
  [
    ['', 'Lasso', 'MLPRegressor'],
    ['inputs used', ...[lasso, net].map((model) => `${model.support.length} of ${p}`)],
    ...TRUE.map((j) => both(`  x${j}`, (model) => has(model, j))),
    both('  of the 45 others', (model) => others(model).length),
    both('R^2', (model) => model.score(fresh.X, fresh.y).toFixed(3)),
    both('status', (model) => model.certificate.status),
    ['time', ...fits.map(({ ms }) => `${(ms / 1000).toFixed(1)} s`)],
  ].map((row) => row.map(String)),
  [24, 16, 16],
)
const small = net.prune()
console.log(`\nThe network has ${net.nNonzero} weights that are not zero, of ${net.coef.length}; pruned,`)
console.log(`${small.hiddenLayerSizes[0]} hidden units are left, with the same predictions.`)
const wrong = others(lasso)
if (wrong.length > 0) console.log(`\nThe lasso also wants:\n${wrap(wrong.map((j) => `x${j}`))}`)

// How strong should the penalty be? A path for every strength, and a choice among them by cross-validation.
import { Dataset, Lasso } from 'wasso'
import { read, split, timed } from './rows.mjs'
import { print } from './table.mjs'

const { names, training, heldOut } = split(read('diabetes.csv'))
const rows = new Dataset(training.X, training.y)
const estimator = new Lasso({ standardize: true })
const { model: cv, ms } = timed(() => estimator.crossValidate(rows, { seed: 0, scoring: 'squared-error' }))
const { path, best, oneStandardError } = cv
const chosen = [best, oneStandardError]
const cell = (value) => chosen.map(value)

console.log(`DIABETES, at every alpha: a lasso path, and a choice by 10-fold cross-validation`)
console.log(
  `${training.n} patients to fit, ${heldOut.n} held out; features enter at alpha\n${entries(path)}\n`,
)
print(
  [
    ['', 'best', 'one standard error'],
    ['alpha', ...cell(({ alpha }) => alpha.toFixed(3))],
    ['features', ...cell(({ model }) => `${model.support.length} of ${names.length}`)],
    [
      'squared error, folds',
      ...cell(({ index }) => `${cv.mean[index].toFixed(0)} ± ${cv.standardError[index].toFixed(0)}`),
    ],
    ['R² on held-out rows', ...cell(({ model }) => model.score(heldOut.X, heldOut.y).toFixed(4))],
  ],
  [24, 16, 22],
)
const proven = path.certificates.filter(({ status }) => status === 'optimal').length
console.log(`\nproven optimal: ${proven} of ${path.alphas.length} alphas; all of it took ${ms.toFixed(1)} ms`)

/** Where each feature first enters, in lines of at most 78 characters. */
function entries({ knots }) {
  const first = knots.filter(({ feature }, k) => knots.findIndex((other) => other.feature === feature) === k)
  const words = first.map(({ alpha, feature }) => `${names[feature]} ${alpha.toPrecision(3)}`.padEnd(14))
  const lines = []
  for (let k = 0; k < words.length; k += 5) lines.push(`  ${words.slice(k, k + 5).join('')}`.trimEnd())
  return lines.join('\n')
}

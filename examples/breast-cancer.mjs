// A classifier that needs a few of 30 features: which ones, and how often it is right.
import { LogisticRegression } from 'wasso'
import { read, split, timed } from './rows.mjs'
import { certificates, coefficient, print, wrap } from './table.mjs'

const { names, rows } = read('breast_cancer.csv')
const labelled = rows.map((row) => [...row.slice(0, -1), row.at(-1) === 0 ? 'malignant' : 'benign'])
const { training, heldOut } = split({ names, rows: labelled })

const estimator = new LogisticRegression({ alpha: 0.02, l1Ratio: 1, standardize: true })
const fit = timed(() => estimator.fit(training.X, training.y))
const { model } = fit
const zero = names.filter((_, j) => model.coef[j] === 0)
const right = model.score(heldOut.X, heldOut.y)

console.log(`BREAST CANCER: ${model.classes.join(' or ')}, from ${names.length} features of the cell nuclei`)
console.log(
  `${training.n} samples to fit, ${heldOut.n} held out; coefficients of log odds(${model.classes[1]})\n`,
)
print(
  [
    ['LogisticRegression', `alpha ${model.alpha}, l1Ratio ${model.l1Ratio}`],
    [''],
    ...[...model.support].map((j) => [names[j], coefficient(model.coef[j])]),
    ['intercept', coefficient(model.intercept)],
    [''],
    ['exactly zero', `${zero.length} of ${names.length}`],
    ['right on held-out rows', `${(100 * right).toFixed(1)} % of ${heldOut.n}`],
    ...certificates([fit]),
  ],
  [24, 22],
)
console.log(`\nnot needed (coefficient exactly zero):\n${wrap(zero)}`)

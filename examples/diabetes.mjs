// Three penalties on one data set: the coefficients of each, side by side.
import { ElasticNet, Lasso, Ridge } from 'wasso'
import { read, split, timed } from './rows.mjs'
import { certificates, coefficient, print } from './table.mjs'

const MEANING = {
  bmi: 'body mass index',
  bp: 'blood pressure',
  s1: 'total cholesterol',
  s2: 'LDL',
  s3: 'HDL',
  s4: 'total / HDL',
  s5: 'log triglycerides',
  s6: 'blood sugar',
}
const { names, training, heldOut } = split(read('diabetes.csv'))

// One alpha means the same for features of any unit when each is measured in standard deviations.
const standardize = true
const estimators = [
  new Ridge({ alpha: 0.05, standardize }),
  new Lasso({ alpha: 2, standardize }),
  new ElasticNet({ alpha: 1.5, l1Ratio: 0.9, standardize }),
]
const fits = estimators.map((estimator) => timed(() => estimator.fit(training.X, training.y)))
const models = fits.map((fit) => fit.model)

console.log(`DIABETES: progression of the disease within a year, from ${names.length} measurements`)
console.log(
  `${training.n} patients to fit, ${heldOut.n} held out; coefficients per unit of the measurement\n`,
)
print(
  [
    ['', 'Ridge', 'Lasso', 'ElasticNet'],
    ['alpha, l1Ratio', ...models.map((model) => `${model.alpha}, ${model.l1Ratio}`)],
    [''],
    ...names.map((name, j) => [
      MEANING[name] ? `${name}  ${MEANING[name]}` : name,
      ...models.map((model) => coefficient(model.coef[j])),
    ]),
    ['intercept', ...models.map((model) => coefficient(model.intercept))],
    [''],
    ['exactly zero', ...models.map((model) => `${names.length - model.support.length} of ${names.length}`)],
    ['R² on held-out rows', ...models.map((model) => model.score(heldOut.X, heldOut.y).toFixed(4))],
    ...certificates(fits),
  ],
  [24, 13, 20, 20],
)

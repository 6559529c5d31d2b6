// Single fits at default options, every one to its certificate.
import { ElasticNet, init, Lasso, LinearRegression, LogisticRegression, Ridge } from 'wasso'
import { interleaved, show } from './measure.mjs'
import { classes, dense, sparse } from './problems.mjs'

const ROUNDS = 9
const small = dense(1000, 100, 1)
const tall = dense(20_000, 100, 2)
const wide = dense(200, 5000, 3)
const square = dense(1000, 1000, 4)
const single = dense(20_000, 100, 2, Float32Array)
const thin = sparse(20_000, 2000, 0.01, 5)
const labelled = classes(tall)

const CASES = [
  ['least squares', new LinearRegression(), small],
  ['least squares', new LinearRegression(), tall],
  ['ridge, alpha 0.1', new Ridge({ alpha: 0.1 }), small],
  ['ridge, alpha 0.1', new Ridge({ alpha: 0.1 }), square],
  ['ridge, alpha 0.1', new Ridge({ alpha: 0.1 }), wide],
  ['ridge, alpha 0.1, sparse 1 %', new Ridge({ alpha: 0.1 }), thin],
  ['lasso, alpha 0.1', new Lasso({ alpha: 0.1 }), small],
  ['lasso, alpha 0.1', new Lasso({ alpha: 0.1 }), tall],
  ['lasso, alpha 0.1, Float32', new Lasso({ alpha: 0.1 }), single],
  ['lasso, alpha 0.3', new Lasso({ alpha: 0.3 }), wide],
  ['lasso, alpha 0.001, sparse 1 %', new Lasso({ alpha: 0.001 }), thin],
  ['elastic net, alpha 0.2', new ElasticNet({ alpha: 0.2 }), small],
  ['elastic net, alpha 0.2', new ElasticNet({ alpha: 0.2 }), wide],
  ['logistic L1, alpha 0.02', new LogisticRegression({ alpha: 0.02, l1Ratio: 1 }), labelled],
  ['logistic L1, alpha 0.05', new LogisticRegression({ alpha: 0.05, l1Ratio: 1 }), classes(wide)],
  ['logistic L2, alpha 0.01', new LogisticRegression({ alpha: 0.01 }), labelled],
]

await init()
const models = CASES.map(([, estimator, { X, y }]) => estimator.fit(X, y))
const times = interleaved(
  CASES.map(
    ([, estimator, { X, y }]) =>
      () =>
        estimator.fit(X, y),
  ),
  ROUNDS,
)

console.log(`SINGLE FITS: milliseconds, median [quartiles] of ${ROUNDS} interleaved rounds`)
console.log(
  `${'model'.padEnd(32)}${'n x p'.padStart(13)}${'ms'.padStart(9)}  ${''.padEnd(18)}nonzero  gap / F0  solver`,
)
CASES.forEach(([name, , { X }], i) => {
  const { certificate, support } = models[i]
  const gap = certificate.status === 'optimal' ? certificate.relativeGap.toExponential(0) : certificate.status
  console.log(
    `${name.padEnd(32)}${`${X.rows} x ${X.cols}`.padStart(13)} ${show(times[i])}${String(support.length).padStart(7)}` +
      `${gap.padStart(10)}  ${certificate.solver}`,
  )
})

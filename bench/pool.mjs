// wasso/workers: what a second worker brings a cross-validation, and how soon a call that is aborted is gone.
import { readdirSync, readFileSync } from 'node:fs'
import {
  ElasticNet,
  HuberRegressor,
  init,
  Lasso,
  LogisticRegression,
  PoissonRegressor,
  QuantileRegressor,
} from 'wasso'
import { createPool } from 'wasso/workers'
import { classes, dense, sparse } from './problems.mjs'

const ROUNDS = 3
const wide = dense(500, 2000, 2)
const tall = dense(5000, 100, 2)
const labelled = classes(tall)
const counts = { X: tall.X, y: tall.y.map((v) => Math.max(0, Math.round(v))) }
const thin = sparse(10_000, 300, 0.02, 3)

const CASES = [
  ['lasso', new Lasso(), wide, {}],
  ['elastic net, 5 l1Ratios', new ElasticNet(), dense(400, 300, 2), { l1Ratios: [0.1, 0.3, 0.5, 0.7, 0.9] }],
  ['lasso, sparse', new Lasso(), thin, {}],
  ['logistic L1', new LogisticRegression({ l1Ratio: 1 }), labelled, {}],
  ['Poisson L1', new PoissonRegressor({ l1Ratio: 1 }), counts, {}],
  ['Huber L1', new HuberRegressor({ l1Ratio: 1 }), tall, {}],
  ['median L1', new QuantileRegressor({ l1Ratio: 1 }), dense(500, 20, 2), {}],
  ['lasso, small', new Lasso(), tall, {}],
]

await init()
const pools = [await createPool({ size: 1 }), await createPool({ size: 2 })]
console.log(
  `POOL: 10-fold cross-validation of 100 alphas, milliseconds, medians of ${ROUNDS} interleaved rounds.`,
)
console.log('"by CPU": processor time of the call without a pool over that of the busier of two workers,')
console.log('which is the ratio of the times on cores that nobody else uses.')
console.log(
  `${'model'.padEnd(26)}${'n x p'.padStart(13)}${'alone'.padStart(8)}${'1 worker'.padStart(10)}${'2 workers'.padStart(11)}${'alone/2'.padStart(9)}${'by CPU'.padStart(8)}`,
)
for (const [name, estimator, { X, y }, data] of CASES) {
  const calls = [
    () => estimator.crossValidate(X, y, data),
    ...pools.map((pool) => () => pool.crossValidate(estimator, X, y, data)),
  ]
  for (const call of calls) await call() // compiled, and the workers are there
  const times = calls.map(() => [])
  const cpu = calls.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, call] of calls.entries()) {
      const before = threadTimes()
      const began = performance.now()
      await call()
      times[k].push(performance.now() - began)
      cpu[k].push(busiest(before))
    }
  }
  const [alone, one, two] = times.map(median)
  const byCPU = median(cpu[0]) / median(cpu[2])
  console.log(
    `${name.padEnd(26)}${`${X.rows} x ${X.cols}`.padStart(13)}${alone.toFixed(0).padStart(8)}${one.toFixed(0).padStart(10)}` +
      `${two.toFixed(0).padStart(11)}${(alone / two).toFixed(2).padStart(9)}${byCPU.toFixed(2).padStart(8)}`,
  )
}
for (const pool of pools) pool.dispose()

const deaf = new Lasso({ alpha: 1e-6, solver: 'proximal-gradient', tol: 0, maxIter: 2 ** 31 - 1 })
const tiny = [new Lasso({ alpha: 1 }), [[1], [2], [3]], [1, 2, 4]]
const pool = await createPool({ size: 1 })
console.log(
  `\nABORT in a pool of one, milliseconds from abort(), median and worst of ${8 * ROUNDS}; aim: 100`,
)
console.log(`${'at work'.padEnd(40)}${'rejected'.padStart(18)}${'next call answered'.padStart(24)}`)
for (const [name, call] of [
  ['a path: a solve ends every moment', (data) => pool.path(new Lasso(), wide.X, wide.y, data)],
  ['a cross-validation', (data) => pool.crossValidate(new Lasso(), wide.X, wide.y, data)],
  ['one solve of minutes: a new worker', (data) => pool.fit(deaf, wide.X, wide.y, data)],
]) {
  const [rejected, answered] = [[], []]
  for (let round = 0; round < 8 * ROUNDS; round++) {
    const controller = new AbortController()
    const running = call({ signal: controller.signal }).then(
      () => {
        throw new Error('done before it was aborted')
      },
      () => performance.now(),
    )
    await new Promise((resolve) => setTimeout(resolve, 80))
    const began = performance.now()
    controller.abort()
    const next = pool.fit(...tiny).then(() => performance.now())
    rejected.push((await running) - began)
    answered.push((await next) - began)
  }
  const show = (values) =>
    `${median(values).toFixed(1)} ${Math.max(...values)
      .toFixed(1)
      .padStart(7)}`
  console.log(`${name.padEnd(40)}${show(rejected).padStart(18)}${show(answered).padStart(24)}`)
}
pool.dispose()

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

/** Processor time of each thread in milliseconds, as Linux tells it; none elsewhere. */
function threadTimes() {
  try {
    return new Map(
      readdirSync('/proc/self/task').map((id) => {
        const fields = readFileSync(`/proc/self/task/${id}/schedstat`, 'utf8').split(' ')
        return [id, Number(fields[0]) / 1e6]
      }),
    )
  } catch {
    return new Map()
  }
}

/** Milliseconds that the busiest thread has worked since. */
function busiest(before) {
  return Math.max(...[...threadTimes()].map(([id, time]) => time - (before.get(id) ?? 0)))
}

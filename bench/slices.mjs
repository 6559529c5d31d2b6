// fitAsync: how long the event loop ever waits, and how soon an abort arrives.
import { init, Lasso, LinearRegression, LogisticRegression, Ridge } from 'wasso'
import { classes, dense } from './problems.mjs'

const ROUNDS = 5
const ABORT_AFTER = 40
const tall = dense(100_000, 100, 2)
const labelled = classes(tall)
const square = dense(1000, 1000, 4)

const CASES = [
  ['least squares', new LinearRegression(), tall],
  ['ridge, alpha 0.1', new Ridge({ alpha: 0.1 }), tall],
  ['lasso, alpha 0.1', new Lasso({ alpha: 0.1 }), tall],
  ['lasso, proximal gradient', new Lasso({ alpha: 0.1, solver: 'proximal-gradient' }), tall],
  ['lasso, alpha 0.01', new Lasso({ alpha: 0.01 }), square],
  ['logistic L1, alpha 0.02', new LogisticRegression({ alpha: 0.02, l1Ratio: 1 }), labelled],
]

await init()
console.log(`SLICES: milliseconds, of ${ROUNDS} rounds each; aims: no wait above 50, an abort within 100`)
console.log(
  `${'model'.padEnd(32)}${'n x p'.padStart(14)}  whole fit  longest wait, median and worst  abort, worst`,
)
for (const [name, estimator, { X, y }] of CASES) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ...(await waits(() => estimator.fitAsync(X, y))), abort: await aborted(estimator, X, y) })
  }
  const sorted = (key) => rounds.map((r) => r[key]).sort((a, b) => a - b)
  const middle = (key) => sorted(key)[ROUNDS >> 1].toFixed(1)
  const worst = (key) => sorted(key)[ROUNDS - 1].toFixed(1)
  console.log(
    `${name.padEnd(32)}${`${X.rows} x ${X.cols}`.padStart(14)}${middle('whole').padStart(11)}` +
      `${middle('longest').padStart(24)}${worst('longest').padStart(9)}${worst('abort').padStart(14)}`,
  )
}

async function waits(fit) {
  let longest = 0
  let last = performance.now()
  let running = true
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (running) setImmediate(tick)
  }
  setImmediate(tick)
  const began = performance.now()
  await fit()
  running = false
  return { whole: performance.now() - began, longest }
}

/** Milliseconds from abort() to the rejection; 0 where the fit was done before. */
async function aborted(estimator, X, y) {
  const controller = new AbortController()
  let at = 0
  const timer = setTimeout(() => {
    at = performance.now()
    controller.abort()
  }, ABORT_AFTER)
  try {
    await estimator.fitAsync(X, y, { signal: controller.signal })
  } catch {
    return performance.now() - at
  } finally {
    clearTimeout(timer)
  }
  return 0
}

// A series of ridges by one factorisation, and its closed-form leave-one-out: 100 alphas from a copy of X to the scores.
import { readFileSync } from 'node:fs'
import { interleaved, show } from './measure.mjs'
import { dense } from './problems.mjs'

const ROUNDS = 7
const ALPHAS = Float64Array.from({ length: 100 }, (_, a) => 100 * 1e-3 ** (a / 99))
const module = new WebAssembly.Module(readFileSync(new URL('../build/core.named.wasm', import.meta.url)))

/** The worst gap over F(0, b0), and the alpha of the best score. */
function run({ X, y }, weights) {
  const { exports: core } = new WebAssembly.Instance(module)
  const put = (values) => {
    const at = core.reserve(values.byteLength) >>> 0
    new Float64Array(core.memory.buffer, at, values.length).set(values)
    return at
  }
  const { rows: n, cols: p } = X
  const design = core.design(0, n, p, put(X.data), 0, 0)
  const problem = core.problem(design, 0, 0, put(y), weights ? put(weights) : 0, 0, 1, 0)
  const [coef, intercept, report, alphas] = [
    new Float64Array(p),
    new Float64Array(1),
    new Float64Array(8),
    ALPHAS,
  ].map(put)
  const left = put(new Float64Array(ALPHAS.length * n))
  core.follow(problem, core.penalty(1, 0, 0, 0, 0))
  let gap = 0
  for (const alpha of ALPHAS) {
    core.solve(problem, core.penalty(alpha, 0, 0, 0, 0), 0, 1e-9, 1e5, 2, coef, intercept, report)
    const [, own, origin] = new Float64Array(core.memory.buffer, report, 8)
    gap = Math.max(gap, own / origin)
  }
  core.leaveOneOut(problem, alphas, ALPHAS.length, left)
  const residuals = new Float64Array(core.memory.buffer, left, ALPHAS.length * n)
  const scores = ALPHAS.map(
    (_, a) => residuals.subarray(a * n, (a + 1) * n).reduce((s, e) => s + e * e, 0) / n,
  )
  return { gap, best: ALPHAS[scores.indexOf(Math.min(...scores))] }
}

const square = dense(2000, 500, 1)
const CASES = [
  ['', square],
  ['weights from 1 to 3', square, Float64Array.from({ length: 2000 }, (_, i) => 1 + (i % 3))],
  ['', dense(10_000, 100, 2)],
  ['', dense(200, 5000, 3)],
]
const results = CASES.map(([, data, weights]) => run(data, weights))
const times = interleaved(
  CASES.map(
    ([, data, weights]) =>
      () =>
        run(data, weights),
  ),
  ROUNDS,
)
console.log(
  `RIDGE: 100 certified fits and leave-one-out at 100 alphas, ms, median [quartiles] of ${ROUNDS} interleaved rounds`,
)
CASES.forEach(([name, { X }], i) => {
  console.log(
    `${`${X.rows} x ${X.cols}`.padEnd(16)}${name.padEnd(22)}${show(times[i])}` +
      `worst gap ${results[i].gap.toExponential(0)}, best alpha ${results[i].best.toPrecision(3)}`,
  )
})

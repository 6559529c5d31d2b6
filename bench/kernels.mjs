// GFLOP/s and GB/s of the core's kernels beside plain JavaScript, in cache and out of it; the first call beside the
// later ones. The kernels are compiled by the release's flags into a module of their own.
import { compileKernels } from '../test/kernels/compile.mjs'
import { CASES } from './kernels-cases.mjs'
import { interleaved, summary } from './measure.mjs'

const ROUNDS = 11
const FIRST = 3 // fresh modules per case
const ROUND = 4 // milliseconds that shorter work is repeated for

const bytes = await compileKernels()
let modules = 0

/** A module that the engine has not seen, one custom section being new: it starts in baseline code. */
function fresh() {
  const id = [...String(1e6 + modules++)].map((digit) => digit.charCodeAt(0))
  const module = new WebAssembly.Module(
    Buffer.concat([bytes, Uint8Array.of(0, id.length + 1, id.length, ...id)]),
  )
  return new WebAssembly.Instance(module, { core: { pause: () => {} } }).exports
}

/** The work, repeated to fill a round, and how often; its optimised code is in place afterwards. */
function warm(work) {
  const started = performance.now()
  let runs = 0
  while (performance.now() - started < 20 || runs < 3) {
    work()
    runs++
  }
  const repeats = Math.max(1, Math.round((runs * ROUND) / (performance.now() - started)))
  const run = () => {
    for (let i = 0; i < repeats; i++) work()
  }
  return { run, repeats }
}

function measure({ core, plain }) {
  const first = Array.from({ length: FIRST }, () => {
    const work = core(fresh())
    const started = performance.now()
    work()
    return performance.now() - started
  })
  const works = [warm(core(fresh())), warm(plain())]
  const times = interleaved(
    works.map(({ run }) => run),
    ROUNDS,
  )
  const [ours, theirs] = times.map(({ median, low, high }, i) => {
    const each = (ms) => ms / works[i].repeats
    return { median: each(median), low: each(low), high: each(high) }
  })
  return { first: summary(first).median, ours, theirs }
}

function bound() {
  const { peak } = fresh()
  const { run, repeats } = warm(() => peak(100_000))
  const [{ low }] = interleaved([run], ROUNDS)
  return (48e5 * repeats) / low / 1e6
}

const rate = (work, ms) => (work / ms / 1e6).toFixed(1)
const time = (ms) => (ms < 0.1 ? `${(1000 * ms).toPrecision(3)} us` : `${ms.toPrecision(3)} ms`)

console.log(`KERNELS: medians [quartiles] of ${ROUNDS} interleaved rounds, one thread`)
console.log(`f64x2 multiplications and additions alone: ${bound().toFixed(1)} GFLOP/s`)
console.log(
  `${'kernel'.padEnd(16)}${'n'.padStart(12)}${'GFLOP/s'.padStart(9)}  ${'[quartiles]'.padEnd(14)}${'GB/s'.padStart(6)}` +
    `${'plain JS'.padStart(10)}${'times'.padStart(7)}${'first call'.padStart(12)}${'warm'.padStart(10)}`,
)
for (const item of CASES) {
  const { first, ours, theirs } = measure(item)
  const { name, size, flops, bytes: moved } = item
  console.log(
    `${name.padEnd(16)}${String(size).padStart(12)}${rate(flops, ours.median).padStart(9)}  ` +
      `${`[${rate(flops, ours.high)}, ${rate(flops, ours.low)}]`.padEnd(14)}` +
      `${(moved ? rate(moved, ours.median) : '').padStart(6)}${rate(flops, theirs.median).padStart(10)}` +
      `${(theirs.median / ours.median).toFixed(1).padStart(7)}${time(first).padStart(12)}${time(ours.median).padStart(10)}`,
  )
}

import { isArrayLike } from '../checks.ts'
import type { Steps } from '../core/steps.ts'
import { fail, WassoError } from '../errors.ts'
import type { Arguments } from '../fit/call.ts'
import type { FitData } from '../fit/data.ts'
import type { Problem as OneProblem, Solution } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import { Dataset, internals } from '../index.ts'
import type { PenalisedOptions } from '../options.ts'
import type { Spec } from '../spec.ts'
import type { Label } from '../target/labels.ts'
import { count, show } from '../words.ts'

const { callOf, checkData, Problem, settingsOf, targetOf, trapped, withCore } = internals

/** What belongs to the rows that all the fits share. */
export type ManyData = Omit<FitData, 'start'>

/** m fits in flat arrays; the object is frozen. */
export interface ManyFits {
  /** One row of p per fit, on the scale of the X passed in. Never -0. */
  readonly coefs: Float64Array
  readonly intercepts: Float64Array
  /** F at each fit. */
  readonly objectives: Float64Array
  /** At most this far is each objective above its minimum. */
  readonly gaps: Float64Array
  readonly statuses: readonly ('optimal' | 'stopped')[]
  /** The classes of each fit, ascending; classifiers only. */
  readonly classes?: readonly (readonly Label[])[]
}

const keys = ['sampleWeight', 'offset'] satisfies (keyof ManyData)[]

/** One X with many y, (X, Y, data), or many problems, (problems). */
export function* manySteps(
  spec: Spec,
  options: PenalisedOptions,
  [X, Y, data]: Arguments<ManyData>,
): Steps<ManyFits> {
  const fits: Fits = { found: [], classes: [] }
  if (Y === undefined) yield* problems(spec, options, X, fits)
  else yield* responses(spec, options, [X, Y, data], fits)
  const { found, classes } = fits
  const p = found[0]?.coef.length ?? 0
  const coefs = new Float64Array(found.length * p)
  found.forEach(({ coef }, k) => {
    coefs.set(coef, k * p)
  })
  return Object.freeze({
    coefs,
    intercepts: Float64Array.from(found, ({ intercept }) => intercept),
    objectives: Float64Array.from(found, ({ certificate }) => certificate.objective),
    gaps: Float64Array.from(found, ({ certificate }) => certificate.gap),
    statuses: Object.freeze(found.map(({ certificate }) => certificate.status)),
    ...(spec.classifier && { classes: Object.freeze(classes) }),
  })
}

interface Fits {
  readonly found: Solution[]
  readonly classes: (readonly Label[])[]
}

function* responses(
  spec: Spec,
  options: PenalisedOptions,
  [X, Y, data]: Arguments<ManyData>,
  fits: Fits,
): Steps<void> {
  const call = callOf<ManyData>(X instanceof Dataset ? [X, data] : [X, undefined, data])
  const { n, p } = call
  checkData(data, keys, p)
  const settings = settingsOf(spec, options, p, true)
  const ys = split(Y, n)
  yield* call.withRows(function* (resident) {
    for (let k = 0; k < ys.length; k++) {
      const room = resident.core.mark()
      yield* named(k, function* () {
        const target = yield* targetOf(spec, n, ys[k], call.sampleWeight, call.offset)
        yield* add(fits, spec, target, new Problem(resident, spec, settings, target), settings)
      })
      resident.core.release(room)
      yield { phase: 'solve', done: k + 1, total: ys.length }
    }
  })
}

function* problems(spec: Spec, options: PenalisedOptions, given: unknown, fits: Fits): Steps<void> {
  if (!Array.isArray(given)) {
    fail('TYPE', `fitMany takes X and many y, or an array of problems, but was given ${show(given)} alone`)
  }
  let width: number | undefined
  yield* withCore(function* (core) {
    const room = core.mark()
    for (const [k, one] of given.entries()) {
      yield* named(k, function* () {
        if (!(one instanceof Dataset || (Array.isArray(one) && one.length >= 2 && one.length <= 3))) {
          fail('TYPE', `it must be a data set or [X, y, data], but is ${show(one)}`)
        }
        const call = callOf<ManyData>(
          one instanceof Dataset ? [one] : (one as unknown as Arguments<ManyData>),
        )
        width ??= call.p
        if (call.p !== width)
          fail('SHAPE', `X has ${count(call.p, 'column')}, but that of problem 0 has ${width}`)
        checkData(call.data, keys, call.p)
        const settings = settingsOf(spec, options, call.p, true)
        const target = yield* call.target(spec)
        yield* call.withRows(
          (X) => add(fits, spec, target, new Problem(X, spec, settings, target), settings),
          core,
        )
      })
      core.release(room)
      yield { phase: 'solve', done: k + 1, total: given.length }
    }
  })
}

function* add(
  { found, classes }: Fits,
  { loss }: Spec,
  target: Target,
  problem: OneProblem,
  { alpha, l1Ratio }: { alpha: number; l1Ratio: number },
): Steps<void> {
  // The light finish of a path: good to rounding, in half the time.
  if (loss === 0 && l1Ratio > 0) yield* problem.follow(l1Ratio)
  found.push(yield* problem.solve(alpha, l1Ratio))
  if (target.classes) classes.push(target.classes)
}

/** Work whose errors say which problem they are of. */
function* named(k: number, work: () => Steps<void>): Steps<void> {
  try {
    yield* work()
  } catch (error) {
    if (!(error instanceof WassoError)) throw error
    fail(error.code, `problem ${k}: ${error.message}`, trapped(error) ? error.cause : error)
  }
}

/** Y as a list of y: an array of them, or n x m numbers or labels in one, row after row. */
function split(Y: unknown, n: number): readonly unknown[] {
  if (!isArrayLike(Y)) fail('TYPE', `Y must be an array of y or n x m values in one, but is ${show(Y)}`)
  if (isArrayLike(Y[0])) return Array.from(Y)
  const m = Y.length / n
  if (!Number.isInteger(m))
    fail('SHAPE', `Y has ${Y.length} values, which is no multiple of the ${n} rows of X`)
  return Array.from({ length: m }, (_, k) => Array.from({ length: n }, (_, i) => Y[i * m + k]))
}

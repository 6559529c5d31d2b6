import { isArrayLike } from '../checks.ts'
import type { Steps } from '../core/steps.ts'
import { fail, WassoError } from '../errors.ts'
import type { Arguments } from '../fit/call.ts'
import type { FitData } from '../fit/data.ts'
import type { Solution } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import { Dataset, internals } from '../index.ts'
import type { Resident } from '../matrix/resident.ts'
import type { AnyOptions } from '../options.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { Label } from '../target/labels.ts'
import { count, show } from '../words.ts'

const { callOf, checkData, Problem, settingsOf, targetOf, trapped, tuned, withCore } = internals

/** What belongs to the rows that all the fits share. */
export type ManyData = Omit<FitData, 'start'>

/** m fits in flat arrays; the object is frozen. */
export interface ManyFits {
  /** One row of p per fit (of K = 3 classes or more K rows), on the scale of the X passed in. Never -0. */
  readonly coefs: Float64Array
  /** One per fit (of K = 3 classes or more K). */
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
  options: AnyOptions,
  [X, Y, data]: Arguments<ManyData>,
): Steps<ManyFits> {
  const fits: Fits = { found: [], classes: [] }
  if (Y === undefined) yield* problems(spec, options, X, fits)
  else yield* responses(spec, options, [X, Y, data], fits)
  const { found, classes } = fits
  return Object.freeze({
    coefs: joined(found.map(({ coef }) => coef)),
    intercepts: joined(found.map(({ intercepts }) => intercepts)),
    objectives: Float64Array.from(found, ({ certificate }) => certificate.objective),
    gaps: Float64Array.from(found, ({ certificate }) => certificate.gap),
    statuses: Object.freeze(found.map(({ certificate }) => certificate.status)),
    ...(spec.classifier && { classes: Object.freeze(classes) }),
  })
}

/** One after the other. */
function joined(rows: readonly Float64Array[]): Float64Array {
  const width = rows[0]?.length ?? 0
  const out = new Float64Array(rows.length * width)
  rows.forEach((row, k) => {
    out.set(row, k * width)
  })
  return out
}

interface Fits {
  readonly found: Solution[]
  readonly classes: (readonly Label[])[]
}

function* responses(
  spec: Spec,
  options: AnyOptions,
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
        const target = yield* targetOf(spec, n, ys[k], call.sampleWeight, call.offset, settings.classWeight)
        yield* add(fits, resident, spec, target, settings)
      })
      resident.core.release(room)
      yield { phase: 'solve', done: k + 1, total: ys.length }
    }
  })
}

function* problems(spec: Spec, options: AnyOptions, given: unknown, fits: Fits): Steps<void> {
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
        const target = yield* call.target(spec, settings)
        yield* call.withRows((X) => add(fits, X, spec, target, settings), core)
      })
      core.release(room)
      yield { phase: 'solve', done: k + 1, total: given.length }
    }
  })
}

function* add(
  { found, classes }: Fits,
  X: Resident,
  spec: Spec,
  target: Target,
  settings: Settings,
): Steps<void> {
  const width = found[0]?.intercepts.length ?? target.outputs
  if (target.outputs !== width) {
    fail('SHAPE', `it has ${target.outputs} x p coefficients, but problem 0 has ${width} x p: fit it alone`)
  }
  const { settings: own, strength } = yield* tuned(X, settings, target)
  const { l1Ratio } = own
  const problem = new Problem(X, spec, own, target)
  // The light finish of a path: good to rounding, in half the time.
  if (spec.loss === 0 && l1Ratio > 0) yield* problem.follow(l1Ratio)
  found.push(yield* problem.solve(strength, l1Ratio))
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

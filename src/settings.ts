import { checkKeys, isArrayLike } from './checks.ts'
import { type Solver, solvers } from './core/exports.ts'
import { fail } from './errors.ts'
import type { AnyOptions } from './options.ts'
import { type OwnOption, ownOptions, type Spec } from './spec.ts'
import { nearest, show } from './words.ts'

/** Options after the check, with defaults filled in. Vectors have length p; absent ones have no effect. */
export interface Settings {
  readonly alpha: number
  readonly l1Ratio: number
  readonly fitIntercept: boolean
  readonly standardize: boolean
  readonly penaltyFactor: Float64Array | undefined
  readonly lower: Float64Array | undefined
  readonly upper: Float64Array | undefined
  readonly tol: number
  readonly maxIter: number
  readonly solver: Solver
  /** Of the loss; 0 where it has none, and until it is estimated. */
  readonly parameter: number
  readonly estimate: 'auto' | 'joint' | undefined
  readonly epsilon: number
  readonly classWeight: ClassWeights | undefined
  readonly grouped: boolean
}

/** Weights by class: labels, or as `text` what they are as the keys of an object. */
export type ClassWeights =
  | 'balanced'
  | { readonly text: boolean; readonly pairs: readonly (readonly [label: unknown, weight: number])[] }

type Reader<T> = (value: unknown, name: string, p: number) => T

// Every option and what it must be. One without a row here does not compile.
const readers = {
  alpha: range(0, Number.MAX_VALUE),
  l1Ratio: range(0, 1),
  fitIntercept: flag,
  standardize: flag,
  penaltyFactor: perFeature(0, Infinity, 1),
  lower: perFeature(-Infinity, 0, -Infinity),
  upper: perFeature(0, Infinity, Infinity),
  nonNegative: flag,
  tol: range(0, Number.MAX_VALUE),
  maxIter: whole(1, 2 ** 31 - 1),
  solver: named(solvers),
  quantile: number('a number above 0 and below 1', (value) => value > 0 && value < 1),
  delta: (value, name) =>
    value === 'auto' || value === 'joint'
      ? value
      : number('a finite number above 0, "auto" or "joint"', isPositive)(value, name, 0),
  epsilon: range(1, Number.MAX_VALUE),
  classWeight: weightsByClass,
  grouped: flag,
} satisfies { [K in keyof Required<AnyOptions>]: Reader<unknown> }

type OptionName = keyof typeof readers

/** Those that every estimator with a penalty has. */
export const penalised = Object.keys(readers).filter((name) => !ownOptions.includes(name as OwnOption))

/**
 * Checks the options of an estimator and fills in its defaults; p is the number of columns of X. Where alpha
 * comes from elsewhere, as in a path, it is not needed, and 0 if absent.
 */
export const settingsOf: typeof linearSettings = (spec, ...rest) =>
  (spec.kind?.settings ?? linearSettings)(spec, ...rest)

/** The same for a linear predictor. */
export function linearSettings(
  { name, l1Ratio, alpha: usual, own = [], parameter, initial }: Spec,
  options: AnyOptions,
  p: number,
  needsAlpha: boolean,
): Settings {
  const known =
    l1Ratio === undefined ? penalised.filter((key) => key !== 'alpha' && key !== 'l1Ratio') : penalised
  checkKeys(options, [...known, ...own], `the options of ${name}`)
  const read = <K extends OptionName>(key: K) =>
    options[key] === undefined
      ? undefined
      : (readers[key](options[key], key, p) as ReturnType<(typeof readers)[K]>)

  const alpha =
    read('alpha') ??
    usual ??
    (needsAlpha ? fail('PARAMETER', `${name} needs an alpha: new ${name}({ alpha: 0.1 })`) : 0)
  const lower = read('lower')
  const nonNegative = read('nonNegative')
  if (nonNegative && lower?.some((v) => v < 0)) {
    fail('PARAMETER', 'nonNegative contradicts a lower below 0: leave one out')
  }
  const value = parameter ? (read(parameter) ?? initial) : initial
  const estimate = typeof value === 'string' ? value : undefined
  const epsilon = read('epsilon')
  if (epsilon !== undefined && estimate !== 'joint') {
    fail('PARAMETER', 'epsilon is of delta: "joint": pass both, or leave it out')
  }
  return {
    alpha,
    l1Ratio: read('l1Ratio') ?? l1Ratio ?? 0,
    fitIntercept: read('fitIntercept') ?? true,
    standardize: read('standardize') ?? false,
    penaltyFactor: read('penaltyFactor'),
    lower: nonNegative ? new Float64Array(p) : lower,
    upper: read('upper'),
    tol: read('tol') ?? 1e-9,
    maxIter: read('maxIter') ?? 100_000,
    solver: read('solver') ?? 'auto',
    parameter: typeof value === 'number' ? value : 0,
    estimate,
    epsilon: epsilon ?? 1.35,
    classWeight: read('classWeight'),
    grouped: read('grouped') ?? false,
  }
}

function refuse(name: string, what: string, value: unknown): never {
  fail('PARAMETER', `${name} must be ${what}, but is ${show(value)}`)
}

/** @internal Reads true or false. */
export function flag(value: unknown, name: string): boolean {
  return typeof value === 'boolean' ? value : refuse(name, 'true or false', value)
}

/** @internal Reads a number of [low, high]. */
export function range(low: number, high: number): Reader<number> {
  return number(`a number from ${low} to ${high}`, (value) => value >= low && value <= high)
}

function number(what: string, fits: (value: number) => boolean): Reader<number> {
  return (value, name) => (typeof value === 'number' && fits(value) ? value : refuse(name, what, value))
}

const isPositive = (value: number) => value > 0 && value < Infinity

function weightsByClass(given: unknown): ClassWeights {
  if (given === 'balanced') return given
  const text = !(Array.isArray(given) || given instanceof Map)
  if (typeof given !== 'object' || given === null) {
    refuse('classWeight', '"balanced", an object, a Map or pairs', given)
  }
  const pairs = Array.from(text ? Object.entries(given) : (given as Iterable<unknown>), (pair) => {
    const [label, weight] = isArrayLike(pair) ? Array.from(pair) : [pair]
    return [label, number('a finite number above 0', isPositive)(weight, `classWeight of ${show(label)}`, 0)]
  })
  return { text, pairs: pairs as [unknown, number][] }
}

/** @internal Reads an integer of [low, high]. */
export function whole(low: number, high: number): Reader<number> {
  const read = range(low, high)
  return (value, name, p) =>
    Number.isInteger(value) ? read(value, name, p) : refuse(name, 'an integer', value)
}

/** @internal Reads one of these names. */
export function named<T extends string>(known: readonly T[]): Reader<T> {
  return (value, name) =>
    known.includes(value as T)
      ? (value as T)
      : fail(
          'PARAMETER',
          `there is no ${name} ${show(value)}: did you mean ${show(nearest(show(value), known))}?`,
        )
}

// A number per feature, or one for all. `none` at every feature has no effect: undefined.
function perFeature(low: number, high: number, none: number): Reader<Float64Array | undefined> {
  const read = range(low, high)
  return (given, name, p) => {
    const values = isArrayLike(given) ? given : undefined
    if (values && values.length !== p) {
      fail('SHAPE', `${name} has ${values.length} elements, but X has ${p} columns`)
    }
    const out = new Float64Array(p)
    for (let j = 0; j < p; j++) out[j] = values ? read(values[j], `${name}[${j}]`, p) : read(given, name, p)
    return out.every((value) => value === none) ? undefined : out
  }
}

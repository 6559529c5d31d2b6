import { checkKeys, isArrayLike } from './checks.ts'
import { type Solver, solvers } from './core/exports.ts'
import { fail } from './errors.ts'
import type { PenalisedOptions } from './options.ts'
import type { Spec } from './spec.ts'
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
}

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
  solver: solverName,
} satisfies { [K in keyof Required<PenalisedOptions>]: Reader<unknown> }

type OptionName = keyof typeof readers

const penalised = Object.keys(readers) as OptionName[]

/**
 * Checks the options of an estimator and fills in its defaults; p is the number of columns of X. Where alpha
 * comes from elsewhere, as in a path, it is not needed, and 0 if absent.
 */
export function settingsOf(
  { name, l1Ratio }: Spec,
  options: PenalisedOptions,
  p: number,
  needsAlpha: boolean,
): Settings {
  const known =
    l1Ratio === undefined ? penalised.filter((key) => key !== 'alpha' && key !== 'l1Ratio') : penalised
  checkKeys(options, known, `the options of ${name}`)
  const read = <K extends OptionName>(key: K) =>
    options[key] === undefined
      ? undefined
      : (readers[key](options[key], key, p) as ReturnType<(typeof readers)[K]>)

  const alpha =
    read('alpha') ??
    (l1Ratio === undefined || !needsAlpha
      ? 0
      : fail('PARAMETER', `${name} needs an alpha: new ${name}({ alpha: 0.1 })`))
  const lower = read('lower')
  const nonNegative = read('nonNegative')
  if (nonNegative && lower?.some((v) => v < 0)) {
    fail('PARAMETER', 'nonNegative contradicts a lower below 0: leave one out')
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
  }
}

function refuse(name: string, what: string, value: unknown): never {
  fail('PARAMETER', `${name} must be ${what}, but is ${show(value)}`)
}

function flag(value: unknown, name: string): boolean {
  return typeof value === 'boolean' ? value : refuse(name, 'true or false', value)
}

/** @internal Reads a number of [low, high]. */
export function range(low: number, high: number): Reader<number> {
  return (value, name) =>
    typeof value === 'number' && value >= low && value <= high
      ? value
      : refuse(name, `a number from ${low} to ${high}`, value)
}

/** @internal Reads an integer of [low, high]. */
export function whole(low: number, high: number): Reader<number> {
  const read = range(low, high)
  return (value, name, p) =>
    Number.isInteger(value) ? read(value, name, p) : refuse(name, 'an integer', value)
}

function solverName(value: unknown): Solver {
  if (solvers.includes(value as Solver)) return value as Solver
  fail('PARAMETER', `there is no solver ${show(value)}: did you mean ${show(nearest(show(value), solvers))}?`)
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

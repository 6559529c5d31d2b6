import { checkKeys, isArrayLike } from './checks.ts'
import { type Solver, solvers } from './core/exports.ts'
import { fail } from './errors.ts'
import type { Spec } from './fit/spec.ts'
import type { PenalisedOptions } from './options.ts'
import { count, nearest, show } from './words.ts'

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
  alpha: number('at least 0 and finite', (v) => v >= 0 && v < Infinity),
  l1Ratio: number('from 0 to 1', (v) => v >= 0 && v <= 1),
  fitIntercept: flag,
  standardize: flag,
  penaltyFactor: perFeature('at least 0', 1, (v) => v >= 0),
  lower: perFeature('at most 0', -Infinity, (v) => v <= 0, true),
  upper: perFeature('at least 0', Infinity, (v) => v >= 0, true),
  nonNegative: flag,
  tol: number('at least 0 and finite', (v) => v >= 0 && v < Infinity),
  maxIter: number('an integer from 1 to 2147483647', (v) => Number.isInteger(v) && v >= 1 && v < 2 ** 31),
  solver: solverName,
} satisfies { [K in keyof Required<PenalisedOptions>]: Reader<unknown> }

type OptionName = keyof typeof readers

const penalised = Object.keys(readers) as OptionName[]
const unpenalised = penalised.filter((name) => name !== 'alpha' && name !== 'l1Ratio')

/** Checks the options of an estimator and fills in its defaults; p is the number of columns of X. */
export function settingsOf({ name, l1Ratio }: Spec, options: PenalisedOptions, p: number): Settings {
  checkKeys(options, l1Ratio === undefined ? unpenalised : penalised, `the options of ${name}`)
  const read = <K extends OptionName>(key: K) =>
    options[key] === undefined
      ? undefined
      : (readers[key](options[key], key, p) as ReturnType<(typeof readers)[K]>)

  const alpha = read('alpha') ?? (l1Ratio === undefined ? 0 : fail('PARAMETER', alphaMissing(name)))
  const lower = read('lower')
  if (read('nonNegative') && lower?.some((v) => v < 0)) {
    fail('PARAMETER', 'nonNegative: true contradicts a lower below 0: leave one of them out')
  }
  return {
    alpha,
    l1Ratio: read('l1Ratio') ?? l1Ratio ?? 0,
    fitIntercept: read('fitIntercept') ?? true,
    standardize: read('standardize') ?? false,
    penaltyFactor: read('penaltyFactor'),
    lower: options.nonNegative ? new Float64Array(p) : lower,
    upper: read('upper'),
    tol: read('tol') ?? 1e-9,
    maxIter: read('maxIter') ?? 100_000,
    solver: read('solver') ?? 'auto',
  }
}

const alphaMissing = (name: string) =>
  `${name} needs an alpha for fit, such as new ${name}({ alpha: 0.1 }); LinearRegression takes none`

function refuse(name: string, what: string, value: unknown): never {
  fail('PARAMETER', `${name} must be ${what}, but is ${show(value)}`)
}

function flag(value: unknown, name: string): boolean {
  return typeof value === 'boolean' ? value : refuse(name, 'true or false', value)
}

function number(what: string, fits: (value: number) => boolean): Reader<number> {
  return (value, name) => (typeof value === 'number' && fits(value) ? value : refuse(name, what, value))
}

function solverName(value: unknown, name: string): Solver {
  if (solvers.includes(value as Solver)) return value as Solver
  const hint = typeof value === 'string' ? `: did you mean ${show(nearest(value, solvers))}?` : ''
  fail('PARAMETER', `${show(value)} is no ${name}${hint}`)
}

// One number per feature, or where `scalar` one for all. `none` at every feature has no effect: undefined.
function perFeature(
  what: string,
  none: number,
  fits: (value: number) => boolean,
  scalar = false,
): Reader<Float64Array | undefined> {
  return (given, name, p) => {
    const one = scalar && !isArrayLike(given)
    if (!one && !isArrayLike(given)) refuse(name, `an array of ${p} numbers`, given)
    const values = one ? { length: p } : (given as ArrayLike<unknown>)
    if (values.length !== p) {
      fail('SHAPE', `${name} has ${count(values.length, 'element')}, but X has ${count(p, 'column')}`)
    }
    const out = new Float64Array(p)
    for (let j = 0; j < p; j++) {
      const value = one ? given : (values as ArrayLike<unknown>)[j]
      if (typeof value !== 'number' || !fits(value)) refuse(one ? name : `${name}[${j}]`, what, value)
      out[j] = value
    }
    return out.every((value) => value === none) ? undefined : out
  }
}

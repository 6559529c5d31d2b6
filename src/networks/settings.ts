import type { AnyOptions } from '../options.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { type Activation, activations } from './exports.ts'
import { defined, fail, flag, isArrayLike, linearSettings, named, range, show, whole } from './library.ts'
import type { AnyNetworkOptions, Groups } from './options.ts'

/** The options of a network after the check, with defaults filled in. */
export type NetworkSettings = Omit<Settings, 'solver'> &
  Readonly<Record<keyof typeof adam | 'seed' | 'restarts', number>> & {
    readonly hiddenLayerSizes: readonly number[]
    readonly activation: Activation
    readonly groups: Groups
    readonly adaptive: boolean
    /** From how many draws a pilot starts, at least. */
    readonly pilots?: number
    readonly method: (typeof methods)[number]
  }

/** Each option's place in its list is the core's number of it. */
export const groupings = ['weights', 'inputs', 'units'] as const
export const methods = ['auto', 'owl-qn', 'adam'] as const
export const losses = ['squared', 'huber', 'poisson'] as const

/** What an option is that is not given. */
const defaults = {
  hiddenLayerSizes: [10],
  activation: activations[0],
  groups: groupings[0],
  adaptive: false,
  seed: 0,
  restarts: 1,
  solver: methods[0],
  loss: losses[0],
  batchSize: 64,
  maxEpochs: 50,
  learningRate: 1e-2,
  validation: 0,
  patience: 10,
} as const

export const withDefaults = (options: AnyNetworkOptions) => ({ ...defaults, ...defined(options) })

const count = whole(1, 2 ** 31 - 1)

const adam = {
  batchSize: count,
  maxEpochs: count,
  learningRate: range(Number.MIN_VALUE, Number.MAX_VALUE),
  validation: range(0, 1 - 2 ** -53),
  patience: count,
}

const readers = {
  hiddenLayerSizes: (value: unknown, name: string) =>
    isArrayLike(value)
      ? Array.from(value, (size, l) => count(size, `${name}[${l}]`, 0))
      : fail('TYPE', `${name} must be an array, but is ${show(value)}`),
  activation: named(activations),
  groups: named(groupings),
  adaptive: flag,
  seed: whole(0, 2 ** 32 - 1),
  restarts: count,
  solver: named(methods),
  loss: named(losses),
  ...adam,
}

/** The options that linear estimators do not have. */
export const ownOptions = Object.keys(readers)

/** Checks the options of a network. */
export function networkSettings(
  spec: Spec,
  options: AnyOptions & AnyNetworkOptions,
  p: number,
  needsAlpha: boolean,
): NetworkSettings {
  const own: Settings = linearSettings(spec, { ...options, solver: undefined }, p, needsAlpha)
  const given: Record<string, unknown> = withDefaults(options)
  const found = Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [name, read(given[name], name, p)]),
  )
  const only = (names: readonly string[], of: string, fits?: boolean) => {
    const name = names.find((name) => !fits && (options[name as 'tol'] ?? false) !== false)
    if (name) fail('PARAMETER', `${name} is of ${of}: leave it out`)
  }
  only(['lower', 'upper', 'nonNegative'], 'linear estimators')
  only(Object.keys(adam), 'solver: "adam"', found.solver === methods[2])
  only(['delta'], 'loss: "huber", and not "joint"', found.loss === losses[1] && own.estimate !== 'joint')
  only(['adaptive'], 'groups: "inputs" or "units"', found.groups !== groupings[0])
  return {
    ...own,
    ...found,
    tol: options.tol ?? 1e-6,
    method: found.solver,
    solver: 'quasi-newton', // not 'auto': nothing has a closed form
  } as unknown as NetworkSettings
}

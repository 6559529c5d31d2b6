import { fail } from '../errors.ts'
import type { AnyOptions } from '../options.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { activations } from './exports.ts'
import { isArrayLike, linearSettings, nearest, range, show, whole } from './library.ts'
import type { AnyNetworkOptions, Groups } from './options.ts'

/** The options of a network after the check, with defaults filled in. */
export interface NetworkSettings extends Settings {
  readonly hidden: Int32Array
  /** The core's numbers. */
  readonly activation: number
  readonly grouping: number
  readonly method: number
  readonly adaptive: boolean
  readonly seed: number
  readonly restarts: number
  readonly adam: readonly (number | undefined)[]
}

export const groups = ['weights', 'inputs', 'units'] as const satisfies readonly Groups[]
export const methods = ['auto', 'owl-qn', 'adam'] as const
export const losses = ['squared', 'huber', 'poisson'] as const

const MOST = 2 ** 31 - 1
const most = Number.MAX_VALUE

// Those of 'adam', and what each must be.
const adam = {
  batchSize: whole(1, MOST),
  maxEpochs: whole(1, MOST),
  learningRate: range(Number.MIN_VALUE, most),
  validation: range(Number.MIN_VALUE, 1 - 2 ** -53),
  patience: whole(1, MOST),
}

/** The options that no linear estimator has. */
export const ownOptions = [
  'hiddenLayerSizes',
  'activation',
  'groups',
  'adaptive',
  'seed',
  'restarts',
  ...Object.keys(adam),
]

/** Checks the options of a network. */
export function networkSettings(
  spec: Spec,
  options: AnyOptions & AnyNetworkOptions,
  p: number,
  needsAlpha: boolean,
): NetworkSettings {
  const own: Settings = linearSettings(spec, { ...options, solver: undefined }, p, needsAlpha)
  for (const name of ['lower', 'upper', 'nonNegative'] as const) {
    if (options[name] !== undefined) fail('PARAMETER', `a network takes no bounds: leave out ${name}`)
  }
  const index = (name: 'activation' | 'groups' | 'solver' | 'loss', known: readonly string[]) => {
    const { [name]: given = known[0] } = options
    const found = known.indexOf(given as string)
    if (found < 0) {
      fail(
        'PARAMETER',
        `there is no ${name} ${show(given)}: did you mean ${show(nearest(show(given), known))}?`,
      )
    }
    return found
  }
  const { hiddenLayerSizes = [10], adaptive = false, tol = 1e-6, seed = 0, restarts = 1 } = options
  if (!isArrayLike(hiddenLayerSizes)) {
    fail('TYPE', `hiddenLayerSizes must be an array of integers, but is ${show(hiddenLayerSizes)}`)
  }
  const hidden = Int32Array.from(hiddenLayerSizes, (size, l) =>
    whole(1, MOST)(size, `hiddenLayerSizes[${l}]`, p),
  )
  const loss = index('loss', losses)
  if (options.delta !== undefined && loss !== 1) fail('PARAMETER', 'delta is of loss: "huber": pass both')
  if (own.estimate === 'joint') fail('PARAMETER', 'delta must be a finite number above 0 or "auto" here')
  if (typeof adaptive !== 'boolean') {
    fail('PARAMETER', `adaptive must be true or false, but is ${show(adaptive)}`)
  }
  const grouping = index('groups', groups)
  if (adaptive && grouping === 0) fail('PARAMETER', 'adaptive is of groups: "inputs" or "units": pass both')
  const method = index('solver', methods)
  return {
    ...own,
    solver: 'quasi-newton', // not 'auto': nothing has a closed form
    tol,
    hidden,
    activation: index('activation', activations),
    grouping,
    method,
    adaptive,
    seed: whole(0, 2 ** 32 - 1)(seed, 'seed', p),
    restarts: whole(1, MOST)(restarts, 'restarts', p),
    adam: Object.entries(adam).map(([name, read]) => {
      const value = options[name as keyof typeof adam]
      if (value !== undefined && method !== 2) fail('PARAMETER', `${name} is of solver: "adam": pass both`)
      return value === undefined ? value : read(value, name, p)
    }),
  }
}

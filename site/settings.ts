import { LOSSES, type Loss, type Settings } from './protocol.ts'

export const DEFAULTS: Settings = {
  loss: 'squared',
  l1Ratio: 1,
  quantile: 0.5,
  delta: undefined,
  standardize: true,
  folds: 10,
  seed: 0,
  missing: 'drop',
  hidden: '10',
  activation: 'tanh',
  groups: 'inputs',
  adaptive: true,
  restarts: 1,
}

/** Settings, the sample and alpha as they stand in the address: never anything of the data. */
export interface Address {
  readonly sample?: string
  readonly alpha?: number
  /** Index of the network that is shown. */
  readonly network?: number
  readonly tab?: string
  readonly settings: Partial<Settings>
}

/** One hidden layer or two, of 1 to 99 units. */
export const LAYERS = /^[1-9]\d?( [1-9]\d?)?$/

export function toHash({ sample, alpha, network, tab, settings }: Address): string {
  const out = new URLSearchParams()
  if (sample) out.set('sample', sample)
  if (tab && tab !== 'path') out.set('tab', tab)
  for (const [key, value] of Object.entries(settings))
    if (value !== DEFAULTS[key as keyof Settings]) out.set(key, String(value))
  if (network !== undefined) out.set('network', String(network))
  if (alpha !== undefined) out.set('alpha', String(Number(alpha.toPrecision(6))))
  return out.size > 0 ? `#${out}` : ''
}

/** What makes no sense is passed over. */
export function fromHash(hash: string): Address {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const number = (key: string, from: number, to: number, integer = false) => {
    const value = given.get(key) === null ? Number.NaN : Number(given.get(key))
    return value >= from && value <= to && (!integer || Number.isInteger(value)) ? { [key]: value } : {}
  }
  const text = (key: string, allowed: RegExp) => {
    const value = given.get(key) ?? ''
    return allowed.test(value) ? { [key]: value } : {}
  }
  const loss = given.get('loss') as Loss
  return {
    sample: given.get('sample') ?? '',
    tab: given.get('tab') ?? '',
    ...(number('alpha', 0, Number.MAX_VALUE) as { alpha?: number }),
    ...(number('network', 0, 99, true) as { network?: number }),
    settings: {
      ...(LOSSES.includes(loss) && { loss }),
      ...number('l1Ratio', 0, 1),
      ...number('quantile', 0.01, 0.99),
      ...number('delta', Number.MIN_VALUE, Number.MAX_VALUE),
      ...number('folds', 2, 100, true),
      ...number('seed', 0, 2 ** 32 - 1, true),
      ...(given.get('standardize') === 'false' && { standardize: false }),
      ...(given.get('missing') === 'mean' && { missing: 'mean' as const }),
      ...text('hidden', LAYERS),
      ...text('activation', /^(logistic|softplus|relu|identity)$/),
      ...text('groups', /^(weights|units)$/),
      ...number('restarts', 1, 99, true),
      ...(given.get('adaptive') === 'false' && { adaptive: false }),
    },
  }
}

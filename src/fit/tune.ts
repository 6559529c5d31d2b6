import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Resident } from '../matrix/resident.ts'
import type { AnyOptions } from '../options.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { absoluteScale } from './absolute-scale.ts'
import { jointScale } from './joint-scale.ts'
import type { Target } from './target.ts'

/** 95 % of the efficiency of least squares where errors are normal (Huber and Ronchetti 2009). */
const EFFICIENT = 1.345

/** Settings whose parameter is known. */
export interface Tuned {
  readonly settings: Settings
  /** What a single fit wants for alpha. */
  readonly strength: number
  readonly scale?: number
}

/** Estimates the loss's parameter, where that is asked for, at the alpha of the settings. */
export function* tuned(X: Resident, settings: Settings, target: Target): Steps<Tuned> {
  const { alpha, estimate, epsilon } = settings
  if (estimate === undefined) return { settings, strength: alpha }
  const joint = estimate === 'joint'
  const scale = yield* (joint ? jointScale : absoluteScale)(X, settings, target)
  const { y, offset } = target
  const size = y.reduce((most, v, i) => Math.max(most, Math.abs(v - (offset?.[i] ?? 0))), 0)
  // Less is what rounding leaves of a residual that is 0.
  if (!(scale > 2 ** -44 * size)) {
    fail('PARAMETER', `delta: "${estimate}" finds residuals of scale 0: pass a number, such as { delta: 1 }`)
  }
  const parameter = scale * (joint ? epsilon : EFFICIENT)
  return { settings: { ...settings, parameter }, strength: joint ? alpha * scale : alpha, scale }
}

/** The options of an estimator with what was estimated in its place. */
export const fixed = (
  { parameter }: Spec,
  options: AnyOptions,
  { estimate, ...known }: Settings,
): AnyOptions =>
  estimate && parameter
    ? Object.freeze({ ...options, [parameter]: known.parameter, epsilon: undefined })
    : options

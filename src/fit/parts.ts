import type { Parts } from '../model/model.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { Solution } from './problem.ts'
import type { Target } from './target.ts'

/** What a model is made of, from one solve. */
export const partsOf = (
  { name, parameter }: Spec,
  settings: Settings,
  { p, names }: { readonly p: number; readonly names: readonly string[] | undefined },
  { classes, offset }: Target,
  { coef, intercepts, certificate }: Solution,
  outliers?: Int32Array,
  scale?: number,
): Parts => ({
  type: name,
  alpha: settings.alpha,
  l1Ratio: settings.l1Ratio,
  nFeatures: p,
  featureNames: names,
  classes,
  ...(parameter && { [parameter]: settings.parameter }),
  scale,
  outliers,
  usesOffset: offset !== undefined,
  coef,
  intercept: intercepts.length > 1 ? intercepts : intercepts[0]!,
  certificate,
})

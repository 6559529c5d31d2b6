import type { Target } from '../fit/target.ts'
import type { AnyOptions } from '../options.ts'
import type { Spec } from '../spec.ts'

/** What a path says of its data and its estimator. */
export function factsOf(
  { name }: Spec,
  options: AnyOptions,
  { p, names }: { readonly p: number; readonly names: readonly string[] | undefined },
  { classes, offset }: Target,
) {
  return {
    type: name,
    options,
    nFeatures: p,
    featureNames: names,
    classes,
    usesOffset: offset !== undefined,
  }
}

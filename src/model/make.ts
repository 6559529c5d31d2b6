import type { AnyOptions } from '../options.ts'
import type { Spec } from '../spec.ts'
import { ClassificationModel } from './classification.ts'
import type { Parts } from './model.ts'
import { RegressionModel } from './regression.ts'

/** The model of these parts: a classifier's has classes, a kind's own is of that. */
export const modelOf = (
  { kind }: Spec,
  parts: Parts,
  options: AnyOptions,
): RegressionModel | ClassificationModel =>
  kind
    ? (kind.model(parts, options) as RegressionModel)
    : parts.classes
      ? new ClassificationModel(parts)
      : new RegressionModel(parts)

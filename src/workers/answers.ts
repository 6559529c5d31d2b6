import type { CrossParts } from '../cross-validation/parts.ts'
import type { Arguments } from '../fit/call.ts'
import type { FitData } from '../fit/data.ts'
import { ClassificationModel, CrossValidation, Path, RegressionModel } from '../index.ts'
import type { Parts } from '../model/model.ts'
import type { PathParts } from '../path/path.ts'
import { specOfType } from '../spec.ts'

/** Plain data, frozen at every depth as it was before it travelled; the contents of typed arrays cannot be. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

export function modelOf(parts: Parts): RegressionModel | ClassificationModel {
  const own = frozen(parts)
  return own.classes ? new ClassificationModel(own) : new RegressionModel(own)
}

export const pathOf = (parts: PathParts, given: Arguments<FitData>): Path =>
  new Path(frozen(parts), given, specOfType(parts.type))

export const crossOf = (parts: CrossParts, given: Arguments<FitData>): CrossValidation =>
  new CrossValidation({ ...parts, path: frozen(parts.path) }, given, specOfType(parts.path.type))

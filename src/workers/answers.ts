import type { CrossParts } from '../cross-validation/parts.ts'
import { ClassificationModel, CrossValidation, type Model, Path, RegressionModel } from '../index.ts'
import type { Parts } from '../model/model.ts'
import type { PathParts } from '../path/path.ts'
import type { Call } from './job.ts'

/** Plain data, frozen at every depth as it was before it travelled; the contents of typed arrays cannot be. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

export function modelOf({ spec: { kind }, options }: Call, parts: Parts): Model {
  const own = frozen(parts)
  if (kind) return kind.model(own, options)
  return own.classes ? new ClassificationModel(own) : new RegressionModel(own)
}

export const pathOf = ({ given, spec }: Call, parts: PathParts): Path => new Path(frozen(parts), given, spec)

export const crossOf = ({ given, spec }: Call, parts: CrossParts): CrossValidation =>
  new CrossValidation({ ...parts, path: frozen(parts.path) }, given, spec)

import { ClassificationModel } from './classification.ts'
import type { Model, Parts } from './model.ts'
import { RegressionModel } from './regression.ts'

/** The model of these parts: a classifier's has classes. */
export const modelOf = (parts: Parts): Model =>
  parts.classes ? new ClassificationModel(parts) : new RegressionModel(parts)

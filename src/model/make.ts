import { ClassificationModel } from './classification.ts'
import type { Parts } from './model.ts'
import { RegressionModel } from './regression.ts'

/** The model of these parts: a classifier's has classes. */
export const modelOf = (parts: Parts): RegressionModel | ClassificationModel =>
  parts.classes ? new ClassificationModel(parts) : new RegressionModel(parts)

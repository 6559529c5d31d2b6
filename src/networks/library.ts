import { ClassificationModel, internals, RegressionModel } from '../index.ts'

// One import and one list, which minify to few bytes.
export { ClassificationModel, RegressionModel }
export const {
  certificateFromJSON,
  checkFields,
  checkSize,
  columnsOf,
  compileAfter,
  doubles,
  Estimator,
  frozen,
  inSlices,
  isArrayLike,
  isNumber,
  isWhole,
  linearSettings,
  list,
  modelRules,
  nearest,
  numbers,
  oneOf,
  parsed,
  Problem,
  put,
  range,
  reserve,
  runSync,
  show,
  whole,
  withCore,
  write,
} = internals

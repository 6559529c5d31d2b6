import { ClassificationModel, internals, RegressionModel } from '../index.ts'

// One import and one list take the fewest bytes.
export { ClassificationModel, RegressionModel }
export const {
  checkSize,
  columnsOf,
  compileAfter,
  doubles,
  Estimator,
  flag,
  inSlices,
  isArrayLike,
  isNumber,
  isWhole,
  linearSettings,
  list,
  modelRules,
  named,
  oneOf,
  Problem,
  put,
  range,
  read,
  reserve,
  runSync,
  show,
  shuffle,
  spread,
  whole,
  withCore,
  write,
} = internals

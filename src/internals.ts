import { checkKeys, isArrayLike } from './checks.ts'
import { inSlices, trapped, withCore } from './core/call.ts'
import { checkSize, doubles, put, reserve } from './core/memory.ts'
import { compileAfter, module } from './core/module.ts'
import { runSync } from './core/run.ts'
import { open } from './dataset/dataset.ts'
import { Estimator, specOf } from './estimators/estimator.ts'
import { callOf } from './fit/call.ts'
import { checkData } from './fit/data.ts'
import { Problem } from './fit/problem.ts'
import { targetOf } from './fit/target.ts'
import { tuned } from './fit/tune.ts'
import { columnsOf } from './matrix/columns.ts'
import { write } from './matrix/write.ts'
import { checkFields, isNumber, whole as isWhole, list, oneOf } from './model/fields.ts'
import { frozen, modelRules, numbers, parsed } from './model/from-json.ts'
import { certificateFromJSON } from './model/json.ts'
import { linearSettings, range, settingsOf, whole } from './settings.ts'
import { nearest, show } from './words.ts'

/** @internal What further entries must have from here: the instances of the core and the data sets are held once. */
export const internals = {
  callOf,
  certificateFromJSON,
  checkData,
  checkFields,
  checkKeys,
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
  module,
  nearest,
  numbers,
  oneOf,
  open,
  parsed,
  Problem,
  put,
  range,
  reserve,
  runSync,
  settingsOf,
  show,
  specOf,
  targetOf,
  trapped,
  tuned,
  whole,
  withCore,
  write,
}

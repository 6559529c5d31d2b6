import { checkKeys, isArrayLike } from './checks.ts'
import { inSlices, trapped, withCore } from './core/call.ts'
import { checkSize, doubles, put, reserve } from './core/memory.ts'
import { compileAfter, module } from './core/module.ts'
import { runSync } from './core/run.ts'
import { shuffle } from './cross-validation/random.ts'
import { open } from './dataset/dataset.ts'
import { fail } from './errors.ts'
import { Estimator, specOf } from './estimators/estimator.ts'
import { callOf } from './fit/call.ts'
import { checkData } from './fit/data.ts'
import { Problem } from './fit/problem.ts'
import { targetOf } from './fit/target.ts'
import { tuned } from './fit/tune.ts'
import { columnsOf } from './matrix/columns.ts'
import { spread } from './matrix/spread.ts'
import { write } from './matrix/write.ts'
import { defined } from './model/defined.ts'
import { isNumber, whole as isWhole, list, oneOf } from './model/fields.ts'
import { modelRules, read } from './model/from-json.ts'
import { outputsOf } from './model/model.ts'
import { flag, linearSettings, named, range, settingsOf, whole } from './settings.ts'
import { show } from './words.ts'

/** @internal What further entries must have from here: the instances of the core and the data sets are held once. */
export const internals = {
  callOf,
  checkData,
  checkKeys,
  checkSize,
  columnsOf,
  compileAfter,
  defined,
  doubles,
  Estimator,
  fail,
  flag,
  inSlices,
  isArrayLike,
  isNumber,
  isWhole,
  linearSettings,
  list,
  modelRules,
  module,
  named,
  oneOf,
  outputsOf,
  open,
  Problem,
  put,
  range,
  read,
  reserve,
  runSync,
  settingsOf,
  show,
  shuffle,
  specOf,
  spread,
  targetOf,
  trapped,
  tuned,
  whole,
  withCore,
  write,
}

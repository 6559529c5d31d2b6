import { trapped, withCore } from './core/call.ts'
import { module } from './core/module.ts'
import { runSync } from './core/run.ts'
import { open } from './dataset/dataset.ts'
import { specOf } from './estimators/estimator.ts'
import { callOf } from './fit/call.ts'
import { checkData } from './fit/data.ts'
import { Problem } from './fit/problem.ts'
import { targetOf } from './fit/target.ts'
import { tuned } from './fit/tune.ts'
import { settingsOf } from './settings.ts'

/** @internal What `wasso/many` and `wasso/workers` must have from here: the core and the data sets are held once. */
export const internals = {
  callOf,
  checkData,
  module,
  open,
  Problem,
  runSync,
  settingsOf,
  specOf,
  targetOf,
  trapped,
  tuned,
  withCore,
}

import { trapped, withCore } from './core/call.ts'
import { runSync } from './core/run.ts'
import { specOf } from './estimators/estimator.ts'
import { callOf } from './fit/call.ts'
import { checkData } from './fit/data.ts'
import { Problem } from './fit/problem.ts'
import { targetOf } from './fit/target.ts'
import { tuned } from './fit/tune.ts'
import { settingsOf } from './settings.ts'

/** @internal What `wasso/many` must have from here: the instances of the core and the data sets are held once. */
export const internals = {
  callOf,
  checkData,
  Problem,
  runSync,
  settingsOf,
  specOf,
  targetOf,
  trapped,
  tuned,
  withCore,
}

// What src/networks takes of the first entry, in a worker.
import { isArrayLike } from '../../checks.ts'
import { inSlices, withCore } from '../../core/call.ts'
import { checkSize, doubles, put, reserve } from '../../core/memory.ts'
import { compile } from '../../core/module.ts'
import { runSync } from '../../core/run.ts'
import { Problem } from '../../fit/problem.ts'
import { columnsOf } from '../../matrix/columns.ts'
import { linearSettings, range, whole } from '../../settings.ts'
import { nearest, show } from '../../words.ts'

export const internals = {
  checkSize,
  columnsOf,
  compile,
  doubles,
  inSlices,
  isArrayLike,
  linearSettings,
  nearest,
  Problem,
  put,
  range,
  reserve,
  runSync,
  show,
  whole,
  withCore,
}

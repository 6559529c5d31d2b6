import type { Steps } from '../core/steps.ts'
import { firstNotFinite, refuseNotFinite } from './element.ts'
import type { Dense } from './types.ts'

/** Looks for the element that made a check fail, the first by rows, and throws. */
export function* notFinite(X: Dense): Steps<never> {
  const { byColumn, names } = X
  const [lines, length] = byColumn ? [X.cols, X.rows] : [X.rows, X.cols]
  const line = new Float64Array(length)
  let [value, row, column] = [Number.NaN, Infinity, 0]
  for (let l = 0; l < lines; l++) {
    X.read(l, l + 1, 0, length, line)
    const k = firstNotFinite(line, length)
    if (k >= 0 && !byColumn) refuseNotFinite(line[k]!, l, k, names)
    if (k >= 0 && k < row) [value, row, column] = [line[k]!, k, l]
    yield
  }
  refuseNotFinite(value, row, column, names)
}

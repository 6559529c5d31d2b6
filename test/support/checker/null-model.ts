import { abs, add, type DD, dd, div, less, scale, sub, sum, toNumber, ZERO } from '../double-double'
import type { CheckedLoss } from './losses'
import type { Rows } from './task'

const EPS = 2 ** -52

/** z at w = 0 and the best intercept, by Newton's method on the sum of slopes, halving steps that do not help. */
export function nullPredictor(loss: CheckedLoss, rows: Rows, fitIntercept: boolean): DD[] {
  const at = (b: DD): DD[] => rows.offset.map((o) => add(dd(o), b))
  const weighted = (f: (y: number, z: DD) => DD, b: DD): DD =>
    sum(at(b).map((z, i) => scale(f(rows.y[i], z), rows.weights[i])))
  let b = ZERO
  if (!fitIntercept) return at(b)
  for (let iteration = 0; iteration < 200; iteration++) {
    const slope = weighted(loss.slope, b)
    let step = div(slope, weighted(loss.curvature, b))
    let next = add(b, step)
    for (let half = 0; half < 60 && !less(abs(weighted(loss.slope, next)), abs(slope)); half++) {
      step = scale(step, 0.5)
      next = add(b, step)
    }
    if (!less(abs(weighted(loss.slope, next)), abs(slope))) break
    b = next
  }
  return at(b)
}

/** Is y - offset the best constant, but for rounding? */
export function isConstant(rows: Rows, origin: readonly DD[]): boolean {
  const size = rows.y.reduce((m, y, i) => Math.max(m, Math.abs(y), Math.abs(rows.offset[i])), 0)
  return rows.y.every((y, i) => Math.abs(toNumber(sub(dd(y), origin[i]))) <= 8 * EPS * size)
}

import { abs, add, type DD, dd, div, less, mul, neg, scale, sub, toNumber, ZERO } from '../double-double'
import { deviation, type Rows, type Task } from './task'

/** The penalty on one coefficient: l1 |w| + l2 w^2 / 2 for lower <= w <= upper. */
export interface Term {
  readonly l1: DD
  readonly l2: DD
  readonly lower: number
  readonly upper: number
}

const EXCLUDED: Term = { l1: ZERO, l2: ZERO, lower: 0, upper: 0 }

/** A term per coefficient: those of the features, once per output. */
export function penaltyTerms(task: Task, rows: Rows): Term[] {
  const terms = rows.features.map((x, j) => {
    const v = task.penaltyFactor?.[j] ?? 1
    const sd = task.standardize ? deviation(x, rows.weights, rows.total) : dd(1)
    if (v === Infinity || sd.hi === 0) return EXCLUDED
    const strength = mul(dd(task.alpha), dd(v))
    return {
      l1: mul(scale(strength, task.l1Ratio), sd),
      l2: mul(mul(mul(strength, sub(dd(1), dd(task.l1Ratio))), sd), sd),
      lower: task.lower?.[j] ?? -Infinity,
      upper: task.upper?.[j] ?? Infinity,
    }
  })
  return Array.from({ length: rows.outputs }, () => terms).flat()
}

export function isFixed(t: Term): boolean {
  return t.lower === 0 && t.upper === 0
}

export function isUnpenalised(t: Term): boolean {
  return t.l1.hi === 0 && t.l2.hi === 0
}

export function isInterior(t: Term, w: number): boolean {
  return w !== 0 && w > t.lower && w < t.upper
}

export function value(t: Term, w: number): DD {
  const quadratic = scale(scale(t.l2, w), w / 2)
  return add(scale(t.l1, Math.abs(w)), quadratic)
}

/** The maximiser of c w - l1 |w| - l2 w^2/2 over the bounds, for l2 > 0. */
function best(t: Term, c: DD): DD {
  const soft = sub(abs(c), t.l1)
  if (!less(ZERO, soft)) return ZERO
  const w = div(c.hi < 0 ? neg(soft) : soft, t.l2)
  if (less(w, dd(t.lower))) return dd(t.lower)
  return less(dd(t.upper), w) ? dd(t.upper) : w
}

/** P(c) = max over the bounds of c w - l1 |w| - l2 w^2 / 2. */
export function conjugate(t: Term, c: DD): DD {
  if (isFixed(t)) return ZERO
  if (t.l2.hi > 0) {
    const w = best(t, c)
    return sub(sub(mul(c, w), mul(t.l1, abs(w))), scale(mul(mul(t.l2, w), w), 0.5))
  }
  const up = sub(c, t.l1)
  const down = sub(neg(c), t.l1)
  if (less(ZERO, up)) return t.upper === Infinity ? dd(Infinity) : dd(toNumber(up) * t.upper)
  if (less(ZERO, down)) return t.lower === -Infinity ? dd(Infinity) : dd(toNumber(down) * -t.lower)
  return ZERO
}

/** value(w) + P(c) - c w >= 0 without cancellation: the penalty's share of the gap. */
export function excess(t: Term, w: number, c: DD): DD {
  if (isFixed(t)) return ZERO
  if (t.l2.hi > 0) {
    const b = best(t, c)
    const step = sub(b, dd(w))
    const middle = scale(add(b, dd(w)), 0.5)
    const linear = mul(t.l1, sub(dd(Math.abs(w)), abs(b)))
    return add(linear, mul(sub(c, mul(t.l2, middle)), step))
  }
  const p = conjugate(t, c)
  if (p.hi === Infinity) return p
  return add(p, sub(scale(t.l1, Math.abs(w)), scale(c, w)))
}

/** How far coefficient w is from optimal where the smooth part has slope g in it. */
export function violation(t: Term, w: number, g: DD): DD {
  if (isFixed(t)) return ZERO
  const right = add(g, add(w >= 0 ? t.l1 : neg(t.l1), scale(t.l2, w)))
  const left = add(g, add(w > 0 ? t.l1 : neg(t.l1), scale(t.l2, w)))
  const downhillRight = w < t.upper && less(right, ZERO) ? neg(right) : ZERO
  const downhillLeft = w > t.lower && less(ZERO, left) ? left : ZERO
  return less(downhillRight, downhillLeft) ? downhillLeft : downhillRight
}

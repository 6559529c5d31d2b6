import { add, type DD, dd, div, mul, neg, scale, sub, toNumber, ZERO } from '../double-double'
import { boundedLeastSquares } from './bounded-least-squares'
import { dualPoint, type Given, type Goals } from './dual'
import * as penalty from './penalty'
import { powerOfTwoNear, type Rows } from './task'

const EPS = 2 ** -52

/** A dual point of a loss with a kink, and the values that its c_j were led to. */
export interface KinkedDual {
  readonly u: readonly DD[]
  readonly goals: Goals
}

/**
 * Where r is not 0 the dual is the slope; between the slopes of the other rows those are sought that meet the conditions
 * of every coefficient: in doubles, as bounded least squares, and from there in double-double on what is not at a bound.
 * How near 0 a residual or coefficient counts as 0 is tried five times, in units of rounding:
 * an answer that is no vertex misses its rows by as much as the square root of its gap.
 */
export function* kinkedDuals(given: Given, ends: readonly [number, number]): Generator<KinkedDual> {
  const { rows, terms, w, z, sizes } = given
  const r = z.map((v, i) => sub(dd(rows.y[i]), v))
  const largest = Math.max(...sizes)
  const reach = rows.columns.map((x, j) => powerOfTwoNear(x) * Math.abs(w[j]))
  let tried = ''
  for (const roundings of [64, 1e4, 1e7, 1e9, 1e10]) {
    // A coefficient that adds nothing to z may be of a heavy penalty: the first time it is what it is.
    const zero = reach.map((v) => v === 0 || (roundings > 64 && v <= roundings * EPS * largest))
    // First a row's own rounding; then that of the largest, which may have made the coefficients.
    const units = roundings === 64 ? sizes : sizes.map(() => largest)
    const open = r.map((v, i) => Math.abs(v.hi) <= roundings * EPS * units[i])
    if (tried === String([zero, open])) continue
    tried = String([zero, open])
    const conditions = terms.map((t, j) => conditionOf(t, zero[j] ? 0 : w[j]))
    const end = r.map((v) => ends[v.hi < 0 ? 0 : 1])
    // Again from where it ended, on what is left to double-double: rows that are nearly alike take their digits.
    let from = end.map((v, i) => (open[i] ? 0 : v))
    for (let pass = 0; pass < 2; pass++) {
      const { inner, at } = between(rows, ends, conditions, open, from)
      const u = inner.map(dd)
      const movable = open.map((is, i) => is && inner[i] > ends[0] && inner[i] < ends[1])
      // All conditions to the last digit where they can be had; else those that forgive nothing, and the others shared out.
      const strict = at.map((goal, j) => (penalty.isUnpenalised(terms[j]) ? goal : undefined))
      for (const [moves, goals] of [
        [movable, at],
        [movable, strict],
        [open, at],
      ] as const) {
        const curve = (v: readonly DD[]): DD[] => v.map((a, i) => (moves[i] ? a : ZERO))
        yield { u: dualPoint(given, { u, curve, goals, withRidge: false }), goals }
      }
      from = inner
    }
  }
}

/** The interval of c_j at which w_j is optimal; undefined where every c_j will do. */
function conditionOf(t: penalty.Term, w: number): readonly [DD, DD] | undefined {
  if (penalty.isFixed(t)) return undefined
  const right = add(w >= 0 ? t.l1 : neg(t.l1), scale(t.l2, w))
  const left = add(w > 0 ? t.l1 : neg(t.l1), scale(t.l2, w))
  return [w > t.lower ? left : dd(-Infinity), w < t.upper ? right : dd(Infinity)]
}

/** u, moved on the open rows, and for each coefficient the end of its interval that c_j reached. */
function between(
  rows: Rows,
  ends: readonly [number, number],
  conditions: readonly (readonly [DD, DD] | undefined)[],
  open: readonly boolean[],
  from: readonly number[],
): { inner: number[]; at: Goals } {
  const unknown = [...open.keys()].filter((i) => open[i])
  const share = (x: readonly number[], i: number): number => x[i] * (rows.weights[i] / rows.total.hi)
  const fixedPart = (x: readonly number[]): DD =>
    x.reduce(
      (t, v, i) =>
        from[i] === 0 ? t : add(t, mul(dd(v), div(scale(dd(from[i]), rows.weights[i]), rows.total))),
      ZERO,
    )
  const lines = [
    ...rows.ones.map((x) => ({ x, unit: 1, interval: [ZERO, ZERO] as const, j: -1 })),
    ...conditions.flatMap((interval, j) =>
      interval ? [{ x: rows.columns[j], unit: powerOfTwoNear(rows.columns[j]), interval, j }] : [],
    ),
  ].map((line) => {
    const fixed = fixedPart(line.x)
    const left = (v: DD): number => (Number.isFinite(v.hi) ? toNumber(sub(v, fixed)) / line.unit : v.hi)
    return { ...line, ends: line.interval.map(left) }
  })
  // An interval of one point is the right side; any other is a slack of its own, reckoned from its nearest end.
  const slacks = lines.flatMap(({ ends: [low, high] }, line) => (low < high ? [{ line, low, high }] : []))
  const base = (low: number, high: number): number => (low > 0 ? low : high < 0 ? high : 0)
  const low = [...unknown.map((i) => ends[0] - from[i]), ...slacks.map((s) => s.low - base(s.low, s.high))]
  const high = [...unknown.map((i) => ends[1] - from[i]), ...slacks.map((s) => s.high - base(s.low, s.high))]
  const x = boundedLeastSquares({
    columns: [
      ...unknown.map((i) => lines.map((line) => share(line.x, i) / line.unit)),
      ...slacks.map(({ line }) => lines.map((_, l) => (l === line ? -1 : 0))),
    ],
    b: lines.map((line) => (line.ends[0] < line.ends[1] ? base(line.ends[0], line.ends[1]) : line.ends[0])),
    low,
    high,
  })
  const inner = [...from]
  for (const [k, i] of unknown.entries())
    inner[i] = x[k] === low[k] ? ends[0] : x[k] === high[k] ? ends[1] : from[i] + x[k]
  const at = conditions.map((): DD | undefined => undefined)
  for (const line of lines) if (line.j >= 0 && !(line.ends[0] < line.ends[1])) at[line.j] = line.interval[0]
  for (const [k, { line }] of slacks.entries()) {
    const reached = x[unknown.length + k]
    const { j, interval } = lines[line]
    if (reached === low[unknown.length + k]) at[j] = interval[0]
    if (reached === high[unknown.length + k]) at[j] = interval[1]
  }
  return { inner, at }
}

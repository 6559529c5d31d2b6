import { Space } from "../contracts/space"
import { f64s } from "../memory/arena"
import { F64s, unset } from "../memory/arrays"
import { Problem } from "../problem"

/** What rounding may add to a bound that is otherwise safe. */
const MARGIN: f64 = 1e-9

/** Below this share of |v|, rounding hides what v turns by. */
const FLOOR: f64 = 1e-7

/**
 * The correlations c_j of a residual that goes along v for a while, then along another v, and so on. Each c_j moves on
 * a line for as long as v is the same, and leaves the line on which it was last looked at by at most |x_j| times what
 * v has turned since, summed over the way: so most need no look to be known to stay below a kink.
 */
@final
export class LazyCorrelations {
  space: Space = unset<Space>()
  length: F64s = unset<F64s>() // length p, as all here: |x_j|, and a little
  c: F64s = unset<F64s>() // the correlation when it was last looked at,
  place: F64s = unset<F64s>() // where that was,
  bend: F64s = unset<F64s>() // and what `bends` was there
  rate: F64s = unset<F64s>() // what c_j lost on one unit of the way (0: at rest),
  turn: F64s = unset<F64s>() // and what `turns` was then
  way: f64 // so far
  turns: f64 // sum of |v - last v| on one unit of the way
  bends: f64 // the integral of turns along the way
  speed: f64 // |v| on one unit of the way
  wake: F64s = unset<F64s>() // until the clock says so, no look is needed
  clock: f64 // the way of the residual, and `lean` times that of the kinks
  lean: f64 // the most that a kink falls on one unit of the way, over |x_j|

  init(problem: Problem, space: Space): LazyCorrelations {
    const p = <f64>problem.p
    this.space = space
    this.length = f64s(p)
    this.c = f64s(p)
    this.place = f64s(p)
    this.bend = f64s(p)
    this.rate = f64s(p)
    this.turn = f64s(p)
    this.wake = f64s(p)
    for (let j = 0; j < problem.p; j++) this.length[j] = Math.sqrt(problem.norm[j]) * (1 + MARGIN)
    return this
  }

  /** c_j, looked at. */
  look(j: i32): f64 {
    return this.note(j, this.space.correlation(j))
  }

  /** c_j where the way has come to. */
  now(j: i32): f64 {
    return this.place[j] == this.way ? this.c[j] : this.look(j)
  }

  private note(j: i32, c: f64): f64 {
    this.c[j] = c
    this.place[j] = this.way
    this.bend[j] = this.bends
    return c
  }

  /** The residual stands still where it is: c_j afresh, on a line that does not move. */
  halt(j: i32): void {
    this.look(j)
    this.speed = 0
    this.rate[j] = 0
    this.turn[j] = this.turns
  }

  /** Whether |c_j|, after `more` of the way, is sure to be below a kink. */
  quiet(j: i32, kink: f64, more: f64): bool {
    const gone = this.way - this.place[j] + more
    const line = gone == 0 ? this.c[j] : this.c[j] - gone * this.rate[j]
    return Math.abs(line) + this.length[j] * this.astray(j, gone, more) < kink * (1 - MARGIN)
  }

  /** The clock after `more` of the way. */
  ahead(more: f64): f64 {
    return this.clock + more * (this.speed + this.lean)
  }

  /** Feature j may sleep for as long as what is sure of |c_j| now is sure to stay below its kink. */
  sleep(j: i32, kink: f64): void {
    const gone = this.way - this.place[j]
    const line = gone == 0 ? this.c[j] : this.c[j] - gone * this.rate[j]
    const slack = kink * (1 - MARGIN) - Math.abs(line)
    this.wake[j] = this.clock + slack / this.length[j] - this.astray(j, gone, 0)
  }

  /** How far the residual may be from the line on which c_j was last looked at. */
  private astray(j: i32, gone: f64, more: f64): f64 {
    return gone == 0 ? 0 : this.bends - this.bend[j] + more * this.turns - this.turn[j] * gone
  }

  /** c_j now, and what it loses on one unit of a direction of `unit` units of the way, which is returned. */
  measure(j: i32, unit: f64): f64 {
    const gone = this.way - this.place[j]
    if (this.astray(j, gone, 0) != 0) this.look(j)
    else if (gone > 0) this.note(j, this.c[j] - gone * this.rate[j])
    const loss = this.space.rate(j)
    this.rate[j] = loss / unit
    this.turn[j] = this.turns
    return loss
  }

  /** Another v, of this square, and with this product with the last one. */
  turnTo(square: f64, both: f64): void {
    const last = this.speed
    this.speed = Math.sqrt(Math.max(0, square))
    const turned = Math.sqrt(Math.max(0, square + last * last - 2 * both)) + FLOOR * (last + this.speed)
    this.turns += turned <= last + this.speed ? turned : last + this.speed
  }

  /** So much of the way. */
  go(more: f64): void {
    this.clock = this.ahead(more)
    this.way += more
    this.bends += more * this.turns
  }
}

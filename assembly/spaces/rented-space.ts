import { Space } from "../contracts/space"
import { make } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"
import { ALL, Problem } from "../problem"
import { Moments } from "./moments"
import { RowSpace } from "./row-space"

/** A multiply-add of the Gram matrix costs this share of one of a pass over a column, which waits for memory. */
const DEARER: f64 = 0.2

/**
 * Rows for as long as they have cost less than the Gram matrix would, then the Gram matrix: at most twice the cost of
 * whichever would have been right from the start (the ski rental problem).
 */
@final
export class RentedSpace implements Space {
  problem: Problem = unset<Problem>()
  rows: RowSpace = unset<RowSpace>()
  space: Space = unset<Space>()
  moments: Moments = unset<Moments>()
  left: f64 // to spend on rows

  init(problem: Problem, rows: RowSpace): RentedSpace {
    this.problem = problem
    this.rows = rows
    this.space = rows
    this.moments = make<Moments>().init(problem, 1)
    this.left = DEARER * Moments.cost(problem)
    return this
  }

  place(w: F64s): void {
    this.space.place(w)
  }

  residual(): f64 {
    return this.space.residual()
  }

  correlation(j: i32): f64 {
    this.left -= this.cost(j)
    return this.space.correlation(j)
  }

  aim(list: I32s, k: i32, d: F64s): void {
    if (this.left < 0 && this.space == this.rows && this.moments.fill(ALL, ALL)) {
      this.space = this.moments.space()
      this.space.place(this.problem.w)
    }
    this.left -= <f64>k * this.cost(0)
    this.space.aim(list, k, d)
  }

  rate(j: i32): f64 {
    this.left -= this.cost(j)
    return this.space.rate(j)
  }

  move(t: f64): void {
    this.space.move(t)
  }

  products(j: i32, list: I32s, k: i32, out: F64s): void {
    this.left -= <f64>k * this.cost(j)
    this.space.products(j, list, k, out)
  }

  cost(j: i32): f64 {
    return this.space.cost(j)
  }
}

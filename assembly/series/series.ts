import { F64s } from "../memory/arrays"
import { Strength } from "../penalty"

/** One problem under one penalty after another, each solved from where the last one ended. */
export interface Series {
  solve(strength: Strength, tol: f64, passes: i32, coef: F64s, intercept: F64s, report: F64s): i32
}

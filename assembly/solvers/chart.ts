import { F64s } from "../memory/arrays"

/**
 * Coordinates in which a ridge of several outputs is descended: those of the coefficients, or one for each row and
 * output. A gradient has coordinates of its own; its product with a step is the dot of it with the step's image.
 */
export interface Chart {
  /** Length of all vectors. */
  size(): i32

  /** x and its image, at the problem's point or near it. */
  start(x: F64s, image: F64s): void

  /** g = -F'(x), u of the problem given. */
  gradient(x: F64s, g: F64s): void

  /** H0 from curvatures h of `sets` outputs (1: the same for all), a plane of samples each; false where there is none. */
  factor(h: F64s, sets: i32): bool

  /** Steps that the next H0 is worth; Infinity where it would not fit. */
  price(): f64

  /** r = H0^-1 g and its image. */
  apply(g: F64s, r: F64s, image: F64s): void

  /** Takes from each output what all have in common: no loss can tell, and no ridge wants it. */
  balance(x: F64s): void

  /** What the step r does to the linear predictor. */
  trace(r: F64s, image: F64s, dz: F64s): void

  /** The penalty's product of x and r. */
  tie(x: F64s, r: F64s, image: F64s): f64

  /** What is surely left of F - F*, the unpenalised aside. */
  left(g: F64s): f64

  /** The problem's coefficients from x. */
  finish(x: F64s): void
}

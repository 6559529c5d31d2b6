import { f64s } from "../memory/arena"
import { F64s, I32s, unset } from "../memory/arrays"

/** Where a search wants the loss and its gradient, and both as found there. */
@final
export class Trial {
  size: i32
  point: F64s = unset<F64s>()
  gradient: F64s = unset<F64s>()
  loss: f64
  /** The samples wanted: [from, to) of `order`, or of all as they stand where there is no order. */
  from: i32
  to: i32
  order: I32s = unset<I32s>()

  init(size: i32, samples: i32): Trial {
    this.size = size
    this.point = f64s(size)
    this.gradient = f64s(size)
    this.to = samples
    return this
  }
}

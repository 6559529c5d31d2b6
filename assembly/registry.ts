import { Design } from "./contracts/design"
import { Rows } from "./contracts/loss"
import { Dense } from "./designs/dense"
import { Sparse } from "./designs/sparse"
import { Logistic } from "./losses/logistic"
import { Samples } from "./losses/rows"
import { Squared } from "./losses/squared"
import { f64s, make } from "./memory/arena"
import { F64s, I32s } from "./memory/arrays"

// One switch per axis: a new design, loss or solver is one line here and nothing anywhere else.

export function designOf(kind: i32, n: i32, p: i32, values: usize, indices: usize, pointers: usize): Design {
  if (kind == 0) return make<Dense<f64>>().init(n, p, values, f64s(4))
  if (kind == 1) return make<Dense<f32>>().init(n, p, values, f64s(4))
  return make<Sparse>().init(
    n, p, changetype<F64s>(values), changetype<I32s>(indices), changetype<I32s>(pointers), f64s(n),
  )
}

export function rowsOf(loss: i32, parameter: f64): Rows {
  if (loss == 0) return make<Samples<Squared>>().init(make<Squared>())
  return make<Samples<Logistic>>().init(make<Logistic>())
}

import { Curve } from "../contracts/activation"
import { expits } from "../kernels/exp"

/** 1 / (1 + exp(-z)) */
@final
export class Expit implements Curve {
  value(z: v128): v128 {
    return expits(z)
  }

  /** a (1 - a) */
  slope(a: v128): v128 {
    return f64x2.mul(a, f64x2.sub(f64x2.splat(1), a))
  }
}

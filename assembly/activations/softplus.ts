import { Curve } from "../contracts/activation"
import { exps, log1ps } from "../kernels/exp"

/** log(1 + exp(z)) */
@final
export class Softplus implements Curve {
  value(z: v128): v128 {
    return f64x2.add(f64x2.max(z, f64x2.splat(0)), log1ps(exps(f64x2.neg(f64x2.abs(z)))))
  }

  /** 1 / (1 + exp(-z)) = 1 - exp(-a) */
  slope(a: v128): v128 {
    return f64x2.sub(f64x2.splat(1), exps(f64x2.neg(a)))
  }
}

import { Curve } from "../contracts/activation"

/** max(z, 0); the slope at the kink is 0 */
@final
export class Relu implements Curve {
  value(z: v128): v128 {
    return f64x2.max(z, f64x2.splat(0))
  }

  slope(a: v128): v128 {
    return v128.and(f64x2.gt(a, f64x2.splat(0)), f64x2.splat(1))
  }
}

import { Curve } from "../contracts/activation"
import { exps } from "../kernels/exp"

/** tanh z = (1 - e) / (1 + e), e = exp(-2 |z|), with the sign of z */
@final
export class Tanh implements Curve {
  value(z: v128): v128 {
    const one = f64x2.splat(1)
    const e = exps(f64x2.mul(f64x2.splat(-2), f64x2.abs(z)))
    const t = f64x2.div(f64x2.sub(one, e), f64x2.add(one, e))
    return v128.bitselect(z, t, f64x2.splat(-0.0))
  }

  /** 1 - a^2 */
  slope(a: v128): v128 {
    return f64x2.sub(f64x2.splat(1), f64x2.mul(a, a))
  }
}

import { Activation, Curve } from "../contracts/activation"
import { unset } from "../memory/arrays"

/** The passes over many samples of an activation given by lane: one copy of this code for each. */
@final
export class Units<A extends Curve> implements Activation {
  curve: A = unset<A>()

  init(curve: A): Units<A> {
    this.curve = curve
    return this
  }

  apply(count: i32, z: usize): void {
    for (; count > 0; count -= 2) {
      v128.store(z, this.curve.value(v128.load(z)))
      z += 16
    }
  }

  retrace(count: i32, a: usize, e: usize): void {
    for (; count > 0; count -= 2) {
      v128.store(e, f64x2.mul(v128.load(e), this.curve.slope(v128.load(a))))
      a += 16
      e += 16
    }
  }
}

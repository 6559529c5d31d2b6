import { axpyv, dotv } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, at, from, unset } from "../memory/arrays"

const DEPTH: i32 = 12

/** What the last DEPTH steps s changed the gradient by, y: the two loops of L-BFGS (Nocedal 1980) about H0, in a chart. */
@final
export class Pairs {
  N: i32
  S: F64s = unset<F64s>()
  SI: F64s = unset<F64s>() // images of the steps
  Y: F64s = unset<F64s>()
  inner: F64s = unset<F64s>() // s'y
  a: F64s = unset<F64s>()
  count: i32

  init(N: i32): Pairs {
    const size = <f64>N * DEPTH
    this.N = N
    this.S = f64s(size)
    this.SI = f64s(size)
    this.Y = f64s(size)
    this.inner = f64s(DEPTH)
    this.a = f64s(DEPTH)
    return this
  }

  /** q without what the pairs know of it: H0 comes next. */
  before(q: F64s): void {
    const N = this.N
    for (let back = 1; back <= min(this.count, DEPTH); back++) {
      const l = (this.count - back) % DEPTH
      this.a[l] = dotv(N, at(from(this.SI, l * N)), at(q)) / this.inner[l]
      axpyv(N, -this.a[l], at(from(this.Y, l * N)), at(q))
    }
  }

  /** r = H0 q and its image, with it again. */
  after(r: F64s, image: F64s): void {
    const N = this.N
    for (let back = min(this.count, DEPTH); back > 0; back--) {
      const l = (this.count - back) % DEPTH
      const step = this.a[l] - dotv(N, at(from(this.Y, l * N)), at(image)) / this.inner[l]
      axpyv(N, step, at(from(this.S, l * N)), at(r))
      axpyv(N, step, at(from(this.SI, l * N)), at(image))
    }
  }

  /** Takes note of the step t r between gradients; returns its y, none where it has no curvature to tell of. */
  learn(t: f64, r: F64s, image: F64s, last: F64s, g: F64s): F64s {
    const N = this.N
    const l = this.count % DEPTH
    const s = from(this.S, l * N)
    const its = from(this.SI, l * N)
    const y = from(this.Y, l * N)
    for (let i = 0; i < N; i++) {
      s[i] = t * r[i]
      its[i] = t * image[i]
      y[i] = last[i] - g[i]
    }
    this.inner[l] = dotv(N, at(its), at(y))
    if (!(this.inner[l] > 0)) return changetype<F64s>(0)
    this.count++
    return y
  }

  /** s'y of the last pair. */
  curvature(): f64 {
    return this.inner[(this.count - 1) % DEPTH]
  }
}

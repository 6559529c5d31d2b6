import { Space } from "../contracts/space"
import { dotv } from "../kernels/vector"
import { f64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

/** Correlations from G = X~'SX~ / S and q = X~'Sy / S, centred: c = q - G w. No pass over the rows. */
@final
export class GramSpace implements Space {
  p: i32
  G: F64s = unset<F64s>() // p x p
  ld: i32
  q: F64s = unset<F64s>()
  squares: f64 // of y, over S
  w: F64s = unset<F64s>()
  d: F64s = unset<F64s>() // the direction, length p

  init(p: i32, G: F64s, ld: i32, q: F64s, squares: f64, w: F64s): GramSpace {
    this.p = p
    this.G = G
    this.ld = ld
    this.q = q
    this.squares = squares
    this.w = w
    this.d = f64s(<f64>p)
    return this
  }

  place(w: F64s): void {
    this.w = w
  }

  residual(): f64 {
    let squares = this.squares
    for (let j = 0; j < this.p; j++) {
      if (this.w[j] != 0) squares -= this.w[j] * (this.q[j] + this.correlation(j))
    }
    return Math.max(0, squares)
  }

  correlation(j: i32): f64 {
    return this.q[j] - dotv(this.p, at(from(this.G, j * this.ld)), at(this.w))
  }

  aim(list: I32s, k: i32, d: F64s): void {
    memory.fill(at(this.d), 0, <usize>this.p << 3)
    for (let r = 0; r < k; r++) this.d[list[r]] = d[r]
  }

  rate(j: i32): f64 {
    return dotv(this.p, at(from(this.G, j * this.ld)), at(this.d))
  }

  move(t: f64): void {}

  products(j: i32, list: I32s, k: i32, out: F64s): void {
    const row = from(this.G, j * this.ld)
    for (let r = 0; r < k; r++) out[r] = row[list[r]]
  }

  cost(j: i32): f64 {
    return <f64>this.p
  }
}

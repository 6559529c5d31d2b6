import { cholesky } from "../kernels/cholesky"
import { solveLower, solveUpper } from "../kernels/triangular"
import { appendRow, deleteRow } from "../kernels/update"
import { f64s, i32s, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"

/** A column of which less than this share (squared) is left beside the free ones depends on them. */
const INDEPENDENT: f64 = 1e-13

/** L L' = G + D on the free features, rows coming and going, with G kept for another D. */
@final
export class FreeFactor {
  capacity: i32
  ld: i32
  k: i32
  list: I32s = unset<I32s>() // the free features, in the order of the rows
  L: F64s = unset<F64s>()
  G: F64s = unset<F64s>() // lower triangle
  D: F64s = unset<F64s>()

  /** Room for `capacity` rows, and for `most` features on the list. */
  init(capacity: i32, most: i32): FreeFactor {
    this.capacity = capacity
    this.ld = (capacity + 9) & ~7 // a power of two would send a column's entries to one line of the cache
    if (!(this.ld & 63)) this.ld += 8
    const room = <f64>this.ld * <f64>(capacity + 1)
    this.L = reserveF64s(room)
    this.G = reserveF64s(room)
    this.D = f64s(<f64>most + 1)
    this.list = i32s(<f64>most + 1)
    return this
  }

  /** Where the products of the next feature with those before it are to be put. */
  next(): F64s {
    return from(this.G, this.k * this.ld)
  }

  /** Feature j with its own product g and diagonal ridge; false where it depends on those before it. */
  append(j: i32, g: f64, ridge: f64): bool {
    const k = this.k
    const row = this.next()
    row[k] = g
    const pivot = appendRow(k, at(this.L), this.ld, at(row), g + ridge)
    if (!(pivot > INDEPENDENT * (g + ridge))) return false
    this.enlist(j, ridge)
    return true
  }

  /** On the list alone. */
  enlist(j: i32, ridge: f64): void {
    this.D[this.k] = ridge
    this.list[this.k++] = j
  }

  remove(row: i32): void {
    deleteRow(this.k, at(this.L), this.ld, row)
    for (let r = row; r < this.k - 1; r++) {
      const source = from(this.G, (r + 1) * this.ld)
      const target = from(this.G, r * this.ld)
      memory.copy(at(target), at(source), <usize>row << 3)
      memory.copy(at(from(target, row)), at(from(source, row + 1)), <usize>(r - row + 1) << 3)
    }
    this.delist(row)
  }

  /** Off the list alone. */
  delist(row: i32): void {
    this.k--
    for (let r = row; r < this.k; r++) {
      this.list[r] = this.list[r + 1]
      this.D[r] = this.D[r + 1]
    }
  }

  /** Afresh from G and D; false where that is not positive definite. */
  refactor(): bool {
    for (let r = 0; r < this.k; r++) {
      const row = from(this.L, r * this.ld)
      memory.copy(at(row), at(from(this.G, r * this.ld)), <usize>(r + 1) << 3)
      row[r] += this.D[r]
    }
    return cholesky(this.k, at(this.L), this.ld) == this.k
  }

  /** v <- (G + D)^-1 v */
  apply(v: F64s): void {
    solveLower(this.k, at(this.L), this.ld, at(v))
    solveUpper(this.k, at(this.L), this.ld, at(v))
  }
}

import { axpyv, dotv } from "../kernels/vector"
import { f64s, reserveF64s } from "../memory/arena"
import { F64s, at, from, unset } from "../memory/arrays"

// What a border changes: it stays as a row or a column, it leaves, or it takes out an index.
export const ROW: i32 = 0
export const COLUMN: i32 = 1
export const PASSING: i32 = 2
export const DROP: i32 = 3

/**
 * M = Q^-1 for Q = [-C B; B' 0]: a rows first, u columns from `room` on. One change borders Q by up to two vectors V
 * with a corner: with Z = M V and T = corner - V'Z the inverse becomes M + Z T^-1 Z', bordered by -Z T^-1 and T^-1. A
 * border that is not kept (PASSING) leaves Q + v v' / -corner, that of e_r (DROP) leaves Q without index r: so two
 * changes at once need no nonsingular Q between them. While C = 0 the two diagonal blocks are 0 and not touched.
 */
@final
export class SimplexInverse {
  room: i32
  ld: i32
  a: i32
  u: i32
  curved: bool // C is not 0
  M: F64s = unset<F64s>()
  V: F64s = unset<F64s>() // two borders, as the next two: room + u each
  Z: F64s = unset<F64s>()
  Y: F64s = unset<F64s>() // Z T^-1
  borders: i32
  kind0: i32
  kind1: i32
  corner0: f64
  corner1: f64
  cross: f64 // the corner's other entry
  index0: i32 // what DROP takes out
  index1: i32

  /** Room for so many rows and columns. */
  init(rows: i32, columns: i32): SimplexInverse {
    this.room = rows + 2
    this.ld = this.room + columns + 8
    if (!(this.ld & 31)) this.ld += 6 // a power of two would send a column to one line of the cache
    const ld = <f64>this.ld
    this.M = reserveF64s(ld * ld)
    this.V = f64s(2 * ld)
    this.Z = f64s(2 * ld)
    this.Y = f64s(2 * ld)
    return this
  }

  /** Whether nothing more can be held. */
  full(): bool {
    return this.a + 2 > this.room || this.room + this.u + 2 > this.ld
  }

  row(r: i32): F64s {
    return from(this.M, r * this.ld)
  }

  /** Square of the length of a row's edge in the columns. */
  length(r: i32): f64 {
    const row = at(from(this.row(r), this.room))
    return dotv(this.u, row, row)
  }

  clear(): void {
    this.a = 0
    this.u = 0
    this.curved = false
    this.borders = 0
  }

  /** C need not be 0 from now on. */
  curve(): void {
    if (this.curved) return
    this.curved = true
    for (let r = 0; r < this.a; r++) memory.fill(at(this.row(r)), 0, <usize>this.a << 3)
    for (let c = this.room; c < this.room + this.u; c++) {
      memory.fill(at(from(this.row(c), this.room)), 0, <usize>this.u << 3)
    }
  }

  /** z = M v */
  product(v: F64s, z: F64s): void {
    const a = this.a
    const u = this.u
    const room = this.room
    const lower = at(from(v, room))
    for (let r = 0; r < a; r++) {
      const row = this.row(r)
      const own = this.curved ? dotv(a, at(row), at(v)) : 0
      z[r] = own + dotv(u, at(from(row, room)), lower)
    }
    for (let c = room; c < room + u; c++) {
      const row = this.row(c)
      const own = this.curved ? dotv(u, at(from(row, room)), lower) : 0
      z[c] = own + dotv(a, at(row), at(v))
    }
  }

  /** z = a M e_r */
  edge(r: i32, a: f64, z: F64s): void {
    const row = this.row(r)
    for (let half = 0; half < 2; half++) {
      const first = half ? this.room : 0
      const count = half ? this.u : this.a
      const zero = !this.curved && (r < this.room) == (half == 0)
      for (let t = first; t < first + count; t++) z[t] = zero ? 0 : a * row[t]
    }
  }

  /** The next border, zeroed, to be filled. */
  border(kind: i32, corner: f64): F64s {
    const V = from(this.V, this.borders * this.ld)
    memory.fill(at(V), 0, <usize>this.ld << 3)
    if (this.borders++) {
      this.kind1 = kind
      this.corner1 = corner
    } else {
      this.kind0 = kind
      this.corner0 = corner
      this.cross = 0
    }
    return V
  }

  drop(index: i32): void {
    this.border(DROP, 0)[index] = 1
    if (this.borders == 2) this.index1 = index
    else this.index0 = index
  }

  private inner(v: F64s, z: F64s): f64 {
    const room = this.room
    return dotv(this.a, at(v), at(z)) + dotv(this.u, at(from(v, room)), at(from(z, room)))
  }

  /** Makes the change; false, and nothing done, where the pivot is at most `least`. */
  commit(least: f64): bool {
    const ld = this.ld
    const two = this.borders == 2
    const V1 = from(this.V, ld)
    const Z = this.Z
    const Z1 = from(Z, ld)
    const Y = this.Y
    const Y1 = from(Y, ld)
    this.borders = 0
    if (this.kind0 == DROP) this.edge(this.index0, 1, Z)
    else this.product(this.V, Z)
    if (two && this.kind1 == DROP) this.edge(this.index1, 1, Z1)
    else if (two) this.product(V1, Z1)
    const t00 = this.corner0 - this.inner(this.V, Z)
    const t01 = two ? this.cross - this.inner(this.V, Z1) : 0
    const t11 = two ? this.corner1 - this.inner(V1, Z1) : 1
    const det = t00 * t11 - t01 * t01
    if (!(Math.abs(det) > (two ? least * least : least))) return false
    const i00 = t11 / det
    const i01 = -t01 / det
    const i11 = t00 / det
    for (let half = 0; half < 2; half++) {
      const first = half ? this.room : 0
      const count = half ? this.u : this.a
      for (let r = first; r < first + count; r++) {
        Y[r] = i00 * Z[r] + (two ? i01 * Z1[r] : 0)
        if (two) Y1[r] = i01 * Z[r] + i11 * Z1[r]
      }
    }
    for (let r = 0; r < this.a; r++) this.update(r, two)
    for (let c = this.room; c < this.room + this.u; c++) this.update(c, two)
    const n0 = this.append(this.kind0, Y, i00)
    if (two) {
      const n1 = this.append(this.kind1, Y1, i11)
      if (n0 >= 0 && n1 >= 0) {
        this.row(n0)[n1] = i01
        this.row(n1)[n0] = i01
      }
    }
    if (this.kind0 == DROP) this.remove(this.index0)
    if (two && this.kind1 == DROP) this.remove(this.index1)
    return true
  }

  /** Row r of M += Y Z' */
  private update(r: i32, two: bool): void {
    const ld = this.ld
    const row = this.row(r)
    for (let half = 0; half < 2; half++) {
      const first = half ? this.room : 0
      if (!this.curved && (r < this.room) == (half == 0)) continue
      const count = half ? this.u : this.a
      const y0 = this.Y[r]
      if (y0 != 0) axpyv(count, y0, at(from(this.Z, first)), at(from(row, first)))
      const y1 = two ? this.Y[ld + r] : 0
      if (y1 != 0) axpyv(count, y1, at(from(this.Z, ld + first)), at(from(row, first)))
    }
  }

  /** A border that stays: its index, or -1. */
  private append(kind: i32, Y: F64s, corner: f64): i32 {
    if (kind > COLUMN) return -1
    const index = kind == ROW ? this.a : this.room + this.u
    const row = this.row(index)
    for (let r = 0; r < this.a; r++) {
      row[r] = -Y[r]
      this.row(r)[index] = -Y[r]
    }
    for (let c = this.room; c < this.room + this.u; c++) {
      row[c] = -Y[c]
      this.row(c)[index] = -Y[c]
    }
    row[index] = corner
    if (kind == ROW) this.a++
    else this.u++
    return index
  }

  /** Index r goes; the last one of its half takes its place. */
  private remove(r: i32): void {
    const last = r < this.room ? --this.a : this.room + --this.u
    if (r == last) return
    const end = this.room + this.u + 1
    memory.copy(at(this.row(r)), at(this.row(last)), <usize>end << 3)
    for (let t = 0; t < end; t++) if (t <= this.a || t >= this.room) this.row(t)[r] = this.row(t)[last]
  }
}

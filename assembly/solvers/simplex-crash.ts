import { heapify, pop } from "../kernels/heap"
import { axpyv } from "../kernels/vector"
import { f64s, i32s, mark, release, reserveF64s } from "../memory/arena"
import { F64s, I32s, at, from, unset } from "../memory/arrays"
import { spend } from "../memory/pause"
import { PASSING } from "./simplex-inverse"
import { SimplexPoint } from "./simplex-point"

const SMALL: f64 = 1e-7 // a coefficient below this share of the largest is taken for zero
const NEAR: f64 = 1e-6 // and a residual below this share of their mean, where the face need not be a vertex
const INDEPENDENT: f64 = 1e-9 // of a row's largest entry: what elimination must leave of it
const ROUNDS: i32 = 12

/**
 * A first face near the problem's point (w, b): features at zero or a bound are held there; then the rows of the least
 * residuals, one for each free coefficient without a ridge, by Gaussian elimination; then those with next to none.
 */
@final
export class SimplexCrash {
  point: SimplexPoint = unset<SimplexPoint>()
  heap: I32s = unset<I32s>()
  keys: F64s = unset<F64s>() // length n
  left: i32 // rows in the heap
  wait: I32s = unset<I32s>() // features to be freed, from the end those that are stiff
  plain: i32
  ridged: i32
  soft: bool // some of the first have a ridge all the same
  cells: F64s = unset<F64s>() // eliminated rows, of the waiting features and the intercept
  pivots: I32s = unset<I32s>() // their columns

  init(point: SimplexPoint): SimplexCrash {
    this.point = point
    this.heap = i32s(point.problem.n)
    this.keys = f64s(point.problem.n)
    this.wait = i32s(point.problem.p)
    this.pivots = i32s(point.inverse.room)
    return this
  }

  /** A face whose least point is within the bounds, and the point moved to it. `same`: the rows held now come first. */
  start(same: bool): void {
    const point = this.point
    for (let round = 1; round <= ROUNDS; round++) {
      if (round == ROUNDS) point.problem.clear()
      this.sort(same, round == ROUNDS)
      point.residual()
      this.queue(same)
      const room = mark()
      this.eliminate()
      release(room)
      if (this.ridged > 0 || this.soft) this.bend()
      if (point.seat()) break
    }
    if (!same) this.tilt()
  }

  /** Features that are held at zero or at a bound, and those that wait to be freed. */
  private sort(same: bool, bare: bool): void {
    const point = this.point
    const problem = point.problem
    const penalty = point.penalty
    const p = problem.p
    let most: f64 = 0
    for (let j = 0; j < p; j++) most = Math.max(most, Math.abs(problem.w[j]) * Math.sqrt(problem.norm[j]))
    const free = same ? point.free : 0
    let end = p
    point.open = 0
    point.free = 0
    point.columns = 0
    this.plain = 0
    this.ridged = 0
    this.soft = false
    for (let j = 0; j < p; j++) {
      const lower = penalty.lower(j)
      const upper = penalty.upper(j)
      const open = problem.open(j, lower, upper)
      const bent = point.stiff(j)
      const was = point.place[j] < free
      let w = open ? Math.min(Math.max(problem.w[j], lower), upper) : 0
      const small = Math.abs(w) * Math.sqrt(problem.norm[j]) <= SMALL * most
      if (small && !same && (penalty.kink(j) > 0 || !bent)) w = 0
      point.place[j] = open ? point.open++ : --end
      point.order[point.place[j]] = j
      point.column[j] = -1
      point.v[j] = 0
      if (w != 0 || !was) point.sign[j] = w > 0 ? 1 : w < 0 ? -1 : 0
      problem.w[j] = w
      if (!open || bare || (w != 0 && (w == lower || w == upper))) continue
      if (bent && (w != 0 || was || (penalty.kink(j) == 0 && lower < 0 && upper > 0))) this.wait[p - ++this.ridged] = j
      else if (!bent && (w != 0 || was)) {
        this.wait[this.plain++] = j
        if (point.ridge(j) > 0) this.soft = true
      }
    }
  }

  /** The rows by their residuals. */
  private queue(same: bool): void {
    const point = this.point
    const n = point.problem.n
    for (let i = 0; i < n; i++) {
      const first = same && point.held[i]
      this.keys[i] = point.share(i) > 0 ? (first ? -1 : Math.abs(point.r[i])) : Infinity
      if (!same) point.side[i] = point.r[i] < 0 ? -1 : 1
      point.held[i] = 0
    }
    point.count = 0
    point.inverse.clear()
    heapify(n, this.heap, this.keys)
    this.left = n
  }

  /** The next row, or -1. */
  private next(): i32 {
    if (this.left == 0 || this.point.inverse.full()) return -1
    const i = pop(this.left--, this.heap, this.keys)
    return this.keys[i] == Infinity ? -1 : i
  }

  /** A held row for each waiting feature and the intercept, which comes first. */
  private eliminate(): void {
    const point = this.point
    const problem = point.problem
    const plain = this.plain
    const width = plain + 1
    const most = min(width, point.inverse.room)
    this.cells = reserveF64s(<f64>width * <f64>most)
    const wanted = problem.intercept ? width : plain
    while (point.count < wanted) {
      const i = this.next()
      if (i < 0) break
      const column = this.pivot(i)
      if (column < 0) continue
      const j = column < plain ? this.wait[column] : -1
      point.borderRow(i)
      point.borderFeature(j, 1)
      point.inverse.cross = j < 0 ? 1 : point.entry(i, j)
      if (!point.inverse.commit(1e-13)) continue
      this.pivots[point.count] = column
      point.hold(i)
      if (j < 0) point.features[point.columns++] = -1
      else point.release(j, point.sign[j])
      spend(8 * <f64>point.count * <f64>width)
    }
    for (let a = 0; a < plain; a++) {
      const j = this.wait[a]
      if (point.column[j] < 0) problem.w[j] = 0 // depends on the others
    }
  }

  /** Row i less the held ones into the next row of cells; the column to take, or -1 where nothing is left of it. */
  private pivot(i: i32): i32 {
    const point = this.point
    const plain = this.plain
    const width = plain + 1
    const cells = from(this.cells, point.count * width)
    let size: f64 = 1
    for (let c = 0; c < plain; c++) {
      cells[c] = point.entry(i, this.wait[c])
      size = Math.max(size, Math.abs(cells[c]))
    }
    cells[plain] = point.problem.intercept ? 1 : 0
    if (!point.problem.intercept) size = 0
    else if (point.count == 0) return plain
    for (let a = 0; a < point.count; a++) {
      const row = from(this.cells, a * width)
      const pivot = this.pivots[a]
      axpyv(width, -cells[pivot] / row[pivot], at(row), at(cells))
      cells[pivot] = 0
    }
    let column = -1
    let most: f64 = INDEPENDENT * size
    for (let c = 0; c < plain; c++) {
      if (Math.abs(cells[c]) <= most) continue
      most = Math.abs(cells[c])
      column = c
    }
    return column
  }

  /** Ridges come in, and the features that wait with them; then the rows of next to no residual are held. */
  private bend(): void {
    const point = this.point
    const problem = point.problem
    const inverse = point.inverse
    const p = problem.p
    let mean: f64 = 0
    for (let i = 0; i < problem.n; i++) mean += point.share(i) * Math.abs(point.r[i])
    inverse.curve()
    for (let c = 0; c < point.columns; c++) {
      const ridge = point.features[c] < 0 ? 0 : point.ridge(point.features[c])
      if (ridge == 0) continue
      inverse.border(PASSING, -1 / ridge)[inverse.room + c] = 1
      inverse.commit(0)
    }
    for (let a = p - this.ridged; a < p; a++) {
      point.borderFeature(this.wait[a], 1)
      inverse.commit(0)
      point.release(this.wait[a], point.sign[this.wait[a]])
      spend(4 * <f64>inverse.a * <f64>inverse.a)
    }
    while (point.count < point.free + (problem.intercept ? 1 : 0)) {
      const i = this.next()
      if (i < 0 || this.keys[i] > NEAR * mean) return
      point.borderRow(i)
      if (inverse.commit(-INDEPENDENT * inverse.corner0)) point.hold(i)
      spend(<f64>problem.n * <f64>point.free)
    }
  }

  /** A side for every row, those of no residual so that they balance the others, and the infinitesimal parts. */
  private tilt(): void {
    const point = this.point
    const problem = point.problem
    let total: f64 = 0
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < problem.n; i++) {
        const r = point.r[i]
        const zero = point.held[i] != 0 || Math.abs(r) <= point.noise(i)
        if (zero != (pass == 1) || point.held[i]) continue
        const side: f64 = zero ? (total > 0 ? -1 : 1) : r < 0 ? -1 : 1
        total += point.share(i) * (side > 0 ? point.rise : -point.fall)
        point.side[i] = side
        point.e[i] = side * (0.5 + random(i))
      }
    }
    for (let f = 0; f < point.free; f++) point.v[point.order[f]] = point.sign[point.order[f]] * (0.5 + random(f))
  }
}

/** A number in [0, 1) that nothing in the data knows (Weyl's sequence of the golden section). */
function random(i: i32): f64 {
  const x = 0.6180339887498949 * <f64>(i + 1)
  return x - Math.floor(x)
}

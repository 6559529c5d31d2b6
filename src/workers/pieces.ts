import type { CrossFacts } from '../cross-validation/parts.ts'
import type { Piece } from './messages.ts'

/** The pieces of a cross-validation that nobody is at. */
export class Pieces {
  /** Folds as r K + k. */
  #folds: number[] = []
  /** Ratios to be tried in closed form. */
  #closed: number[] = []
  /** The ratio of the path, once it is known. */
  #path: number | undefined
  #K = 0

  /** All of them; the path already where there is one ratio, for the longest piece is best begun first. */
  fill({ grids, sizes, closed }: CrossFacts): void {
    this.#K = sizes.length
    for (const r of grids.keys()) {
      if (closed[r]) this.#closed.push(r)
      else this.byFold(r)
    }
    if (grids.length === 1) this.#path = 0
  }

  /** The folds of a ratio. */
  byFold(r: number): void {
    for (let k = 0; k < this.#K; k++) this.#folds.push(r * this.#K + k)
  }

  path(r: number): void {
    this.#path = r
  }

  get waiting(): number {
    return this.#closed.length + Number(this.#path !== undefined) + this.#folds.length
  }

  /** What one of so many workers does next: many folds at once where many are left. */
  next(workers: number): Piece | undefined {
    const [closed] = this.#closed
    if (closed !== undefined) {
      this.#closed.shift()
      return { closed }
    }
    const path = this.#path
    if (path !== undefined) {
      this.#path = undefined
      return { path }
    }
    if (this.#folds.length === 0) return undefined
    return { folds: this.#folds.splice(0, Math.max(1, Math.floor(this.#folds.length / (4 * workers)))) }
  }

  /** What was not done after all. */
  back(piece: Piece): void {
    if ('folds' in piece) this.#folds.unshift(...piece.folds)
    else if ('closed' in piece) this.#closed.push(piece.closed)
    else this.#path = piece.path
  }

  /** The fold that a piece begins with; the path comes after all of them. */
  startOf(piece: Piece): number {
    return 'folds' in piece ? piece.folds[0]! : 'closed' in piece ? piece.closed * this.#K : Infinity
  }

  /** After the failure of a fold: without those that follow it. */
  drop(fold: number): void {
    this.#path = undefined
    this.#closed = this.#closed.filter((r) => r * this.#K < fold)
    this.#folds = this.#folds.filter((other) => other < fold)
  }
}

import { type CrossFacts, judged } from '../cross-validation/parts.ts'

/** The scores of all folds as they come: a row per fold, ratio after ratio. */
export class Scores {
  readonly facts: CrossFacts
  readonly total: number
  /** Folds without scores. */
  left: number
  readonly #count: number
  readonly #values: Float64Array

  constructor(facts: CrossFacts) {
    const { grids, sizes } = facts
    this.facts = facts
    this.total = sizes.length * grids.length
    this.left = this.total
    this.#count = grids[0]!.length
    this.#values = new Float64Array(this.total * this.#count)
  }

  /** Those of a fold, numbered r K + k. */
  set(fold: number, scores: Float64Array): void {
    const { grids, sizes } = this.facts
    const [K, R] = [sizes.length, grids.length]
    this.#values.set(scores, ((fold % K) * R + Math.floor(fold / K)) * this.#count)
    this.left--
  }

  /** Those of all folds at ratio r, a row per fold. */
  setAll(r: number, scores: Float64Array): void {
    const K = this.facts.sizes.length
    for (let k = 0; k < K; k++) {
      this.set(r * K + k, scores.subarray(k * this.#count, (k + 1) * this.#count))
    }
  }

  judged() {
    return judged(this.facts, this.#values)
  }
}

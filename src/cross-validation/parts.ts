import type { PathParts } from '../path/path.ts'
import type { Scoring } from './scoring.ts'
import { bestOf, summary } from './summary.ts'

/** What is known of a cross-validation before any fold is fitted. */
export interface CrossFacts {
  readonly l1Ratios: Float64Array
  /** Descending alphas, a grid per ratio. */
  readonly grids: readonly Float64Array[]
  /** S_k, the weight of each fold. */
  readonly sizes: readonly number[]
  readonly foldId: Int32Array
  readonly seed: number
  readonly scoring: Scoring
  /** -1 where high scores are good. */
  readonly sign: number
  /** The ratios that may have all their folds in closed form. */
  readonly closed: readonly boolean[]
}

/** What a cross-validation is made of; what has a row per ratio is flat, row after row. */
export interface CrossParts {
  readonly alphas: Float64Array
  readonly l1Ratios: Float64Array
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly foldScores: Float64Array
  readonly foldId: Int32Array
  readonly folds: number
  readonly seed: number
  readonly scoring: Scoring
  /** Where the best and the most regularised of the good ones stand in the path. */
  readonly chosen: readonly [best: number, oneStandardError: number]
  readonly path: PathParts
}

/** Everything but the path, from the scores of all folds: a row per fold, ratio after ratio. `r`: the best one's ratio. */
export function judged(facts: CrossFacts, foldScores: Float64Array) {
  const { l1Ratios, grids, sizes, foldId, seed, scoring, sign } = facts
  const count = grids[0]!.length
  const width = count * l1Ratios.length
  const [mean, standardError] = [new Float64Array(width), new Float64Array(width)]
  for (let i = 0; i < width; i++) {
    const scores = sizes.map((_, k) => foldScores[k * width + i]!)
    ;[mean[i], standardError[i]] = summary(scores, sizes)
  }
  const top = bestOf(mean, sign)
  const r = Math.floor(top / count)
  const within = sign * mean[top]! + standardError[top]!
  const row = mean.subarray(r * count, (r + 1) * count)
  const chosen = [top - r * count, row.findIndex((value) => sign * value <= within)] as const
  const alphas = new Float64Array(width)
  grids.forEach((grid, at) => {
    alphas.set(grid, at * count)
  })
  const folds = sizes.length
  return {
    r,
    parts: { alphas, l1Ratios, mean, standardError, foldScores, foldId, folds, seed, scoring, chosen },
  }
}

import type { CrossFacts } from '../protocol.ts'

interface Choice {
  readonly index: number
}

/** What a cross-validation found, of models of any kind. */
export const crossFacts = (
  { mean, standardError, best, oneStandardError, foldScores }: Scores,
  began: number,
): CrossFacts => ({
  mean,
  standardError,
  best: best.index,
  oneStandardError: oneStandardError.index,
  folds: foldScores.length / mean.length,
  milliseconds: performance.now() - began,
})

interface Scores {
  readonly mean: Float64Array
  readonly standardError: Float64Array
  readonly best: Choice
  readonly oneStandardError: Choice
  readonly foldScores: Float64Array
}

import type { PathJSON } from '../path/json.ts'
import type { Choice, CrossValidation } from './cross-validation.ts'
import type { Scoring } from './scoring.ts'

/** A cross-validation as JSON. */
export interface CrossValidationJSON {
  readonly format: 'wasso-cross-validation'
  readonly version: 1
  readonly alphas: readonly number[]
  readonly l1Ratios: readonly number[]
  readonly mean: readonly number[]
  readonly standardError: readonly number[]
  readonly best: Omit<Choice, 'model'>
  readonly oneStandardError: Omit<Choice, 'model'>
  readonly foldScores: readonly number[]
  readonly foldId: readonly number[]
  readonly seed: number
  readonly scoring: Scoring
  readonly path: PathJSON
}

/** Plain data only, its keys in one order. */
export function crossToJSON(cv: CrossValidation): CrossValidationJSON {
  const { best, oneStandardError, seed, scoring, path } = cv
  const place = ({ index, alpha, l1Ratio }: Choice) => ({ index, alpha, l1Ratio })
  return {
    format: 'wasso-cross-validation',
    version: 1,
    alphas: Array.from(cv.alphas),
    l1Ratios: Array.from(cv.l1Ratios),
    mean: Array.from(cv.mean),
    standardError: Array.from(cv.standardError),
    best: place(best),
    oneStandardError: place(oneStandardError),
    foldScores: Array.from(cv.foldScores),
    foldId: Array.from(cv.foldId),
    seed,
    scoring,
    path: path.toJSON(),
  }
}

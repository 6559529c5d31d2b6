import type { CoreExports } from '../core/exports.ts'
import { put } from '../core/memory.ts'
import { fail } from '../errors.ts'
import { rSquared } from '../model/r-squared.ts'
import type { Spec } from '../spec.ts'
import { nearest, show } from '../words.ts'
import { auc } from './auc.ts'

/** What a fold is judged by. */
export type Scoring =
  | 'loss'
  | 'squared-error'
  | 'absolute-error'
  | 'r2'
  | 'deviance'
  | 'accuracy'
  | 'log-loss'
  | 'auc'

/** Rows held out: y as the core has it, z the linear predictor, s the weights and S their sum. */
export interface HeldOut {
  readonly core: CoreExports
  readonly spec: Spec
  readonly y: Float64Array
  readonly z: Float64Array
  readonly s: Float64Array
  readonly S: number
}

interface Scorer {
  /** The estimators that can be judged by it; absent: all. */
  readonly of?: 'regressors' | 'classifiers'
  /** High is good. */
  readonly high?: boolean
  score(rows: HeldOut): number
}

const scorers: Record<Scoring, Scorer> = {
  loss: { score: loss },
  deviance: { score: (rows) => 2 * loss(rows) },
  'log-loss': { of: 'classifiers', score: loss },
  'squared-error': { of: 'regressors', score: (rows) => average(rows, (y, z) => (y - z) ** 2) },
  'absolute-error': { of: 'regressors', score: (rows) => average(rows, (y, z) => Math.abs(y - z)) },
  r2: { of: 'regressors', high: true, score: ({ y, z, s }) => rSquared(y, z, s) },
  accuracy: {
    of: 'classifiers',
    high: true,
    score: (rows) => average(rows, (y, z) => Number(z > 0 === y > 0)),
  },
  auc: { of: 'classifiers', high: true, score: ({ y, z, s }) => auc(y, z, s) },
}

/** The scorer of this name, if the estimator can be judged by it. */
export function scorerOf(given: unknown, { name, classifier }: Spec): Scorer {
  const names = Object.keys(scorers)
  if (!names.includes(given as string)) {
    fail(
      'PARAMETER',
      `there is no scoring ${show(given)}: did you mean ${show(nearest(show(given), names))}?`,
    )
  }
  const scorer = scorers[given as Scoring]
  if (scorer.of !== undefined && scorer.of !== (classifier ? 'classifiers' : 'regressors')) {
    fail('PARAMETER', `scoring "${given}" is for ${scorer.of}, and ${name} is none`)
  }
  return scorer
}

/** The estimator's own loss, by the core: the engines' exp and log differ in the last digit. */
function loss({ core, spec, y, z, s, S }: HeldOut): number {
  const room = core.mark()
  const sum = core.value(spec.loss, 0, y.length, put(core, y), put(core, z), put(core, s))
  core.release(room)
  return sum / S
}

function average({ y, z, s, S }: HeldOut, value: (y: number, z: number) => number): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += s[i]! * value(y[i]!, z[i]!)
  return sum / S
}

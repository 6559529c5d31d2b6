import type { CoreExports } from '../core/exports.ts'
import { doubles, put } from '../core/memory.ts'
import { fail } from '../errors.ts'
import { excess, type LossId } from '../model/deviance.ts'
import { rSquared } from '../model/r-squared.ts'
import { largest } from '../model/softmax.ts'
import { named } from '../settings.ts'
import type { Spec } from '../spec.ts'
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

/** m rows held out: y as the core has it, z the linear predictor, planes of m, s the weights and S their sum. */
export interface HeldOut {
  readonly core: CoreExports
  readonly id: LossId
  /** z is the logarithm of the mean. */
  readonly log: boolean | undefined
  readonly y: Float64Array
  readonly z: Float64Array
  readonly s: Float64Array
  readonly S: number
}

export interface Scorer {
  /** The estimators that can be judged by it; absent: all. */
  readonly of?: 'regressors' | 'classifiers'
  /** High is good. */
  readonly high?: boolean
  /** For the squared loss: how many times the mean squared error it is. */
  readonly errors?: number
  score(rows: HeldOut): number
}

const scorers: Record<Scoring, Scorer> = {
  loss: { errors: 0.5, score: loss },
  deviance: {
    errors: 1,
    score: (rows) => 2 * (rows.log ? excess(rows.core, rows.id, own(rows), rows.z) / rows.S : loss(rows)),
  },
  'log-loss': { of: 'classifiers', score: loss },
  'squared-error': {
    of: 'regressors',
    errors: 1,
    score: (rows) => average(means(rows), (y, m) => (y - m) ** 2),
  },
  'absolute-error': { of: 'regressors', score: (rows) => average(means(rows), (y, m) => Math.abs(y - m)) },
  r2: { of: 'regressors', high: true, score: (rows) => rSquared(rows.y, means(rows).z, rows.s) },
  accuracy: {
    of: 'classifiers',
    high: true,
    score: (rows) => average(predicted(rows), (y, k) => Number(k === y)),
  },
  auc: { of: 'classifiers', high: true, score: ({ y, z, s }) => auc(y, z, s) },
}

/** The scorer of this name, if the estimator can be judged by it. */
export function scorerOf(given: unknown, { name, classifier }: Spec): Scorer {
  const scorer = scorers[named(Object.keys(scorers) as Scoring[])(given, 'scoring', 0)]
  if (scorer.of !== undefined && scorer.of !== (classifier ? 'classifiers' : 'regressors')) {
    fail('PARAMETER', `scoring "${given}" is for ${scorer.of}, and ${name} is none`)
  }
  return scorer
}

/** The estimator's own loss, by the core: the engines' exp and log differ in the last digit. */
function loss({ core, id, y, z, s, S }: HeldOut): number {
  const room = core.mark()
  const sum = core.value(...id, y.length, put(core, y), put(core, z), put(core, s))
  core.release(room)
  return sum / S
}

const own = ({ y, s }: HeldOut) => ({ y, weights: s, offset: undefined })

/** The rows with the mean in place of z. */
function means(rows: HeldOut): HeldOut {
  const { core, log, z } = rows
  if (!log) return rows
  const room = core.mark()
  const at = put(core, z)
  core.exp(at, z.length)
  const mean = doubles(core, at, z.length).slice()
  core.release(room)
  return { ...rows, z: mean }
}

/** The rows with the predicted class in place of z. */
function predicted(rows: HeldOut): HeldOut {
  const { y, z } = rows
  const m = y.length
  const K = z.length / m
  return { ...rows, z: y.map((_, t) => (K === 1 ? (z[t]! > 0 ? 1 : -1) : largest(z, t, K, m))) }
}

function average({ y, z, s, S }: HeldOut, value: (y: number, z: number) => number): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += s[i]! * value(y[i]!, z[i]!)
  return sum / S
}

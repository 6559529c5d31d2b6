import { sliced } from '../core/call.ts'
import { solvers } from '../core/exports.ts'
import { doubles, put, reserve } from '../core/memory.ts'
import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { AnyProblem } from '../kind.ts'
import type { Resident } from '../matrix/resident.ts'
import { type Certificate, certificateOf, REPORT } from '../model/certificate.ts'
import type { Model } from '../model/model.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { refuseOutcome } from './outcome.ts'
import { lossOf, type Target } from './target.ts'

/** What one solve found. */
export interface Solution {
  /** K rows of p. */
  readonly coef: Float64Array
  /** Length K. */
  readonly intercepts: Float64Array
  readonly certificate: Certificate
  /** F(0, b0), b0 the best intercept alone. */
  readonly nullLoss: number
  /** F without the penalty, where the penalty is no linear estimator's. */
  readonly loss?: number
}

/** Where a solve starts from. */
const ZERO = 0
const GIVEN = 1
const LAST = 2

/** A loss on resident rows, and room for its answers; all of it lies in the core above X. */
export class Problem {
  readonly #X: Resident
  readonly #spec: Spec
  readonly #settings: Settings
  readonly #handle: number
  readonly #weights: Float64Array | undefined
  /** K. */
  readonly #outputs: number = 1
  /** coef, intercepts, report. */
  readonly #answer: number
  readonly #perFeature: readonly [factors: number, lower: number, upper: number]
  #from = ZERO

  /** A loss on the rows of a target, or what has such a handle already. */
  constructor(X: Resident, spec: Spec, settings: Settings, given: Target | number) {
    const { core, design, p } = X
    const { fitIntercept, standardize, penaltyFactor, lower, upper } = settings
    const at = (values: Float64Array | undefined) => put(core, values)
    this.#X = X
    this.#spec = spec
    this.#settings = settings
    this.#perFeature = [at(penaltyFactor), at(lower), at(upper)]
    if (typeof given === 'number') this.#handle = given
    else {
      const { y, weights, offset, outputs } = given
      const [b, sd] = [Number(fitIntercept), Number(standardize)]
      this.#outputs = outputs
      this.#weights = weights
      this.#handle = core.problem(design, ...lossOf(given, settings), at(y), at(weights), at(offset), b, sd)
    }
    this.#answer = at(new Float64Array((p + 1) * this.#outputs + REPORT))
  }

  /** The next solve starts from this model, made to obey the bounds and the exclusions. */
  start({ coef, intercept }: Pick<Model, 'coef' | 'intercept'>): void {
    const { core, p } = this.#X
    const K = this.#outputs
    if (coef.length !== K * p) {
      fail('SHAPE', `start has coef of ${coef.length / p} x ${p}, but this fit wants ${K} x ${p}`)
    }
    const answer = doubles(core, this.#answer, (p + 1) * K)
    answer.set(within(coef, this.#settings, p))
    const b = typeof intercept === 'number' ? [intercept] : intercept
    if (this.#settings.fitIntercept) answer.set(b, K * p)
    else answer.fill(0, K * p)
    this.#from = GIVEN
  }

  /** The smallest alpha at which every penalised coefficient is zero; 0 where there is none. */
  *alphaMax(l1Ratio: number): Steps<number> {
    const { core } = this.#X
    const penalty = this.#penalty(0, l1Ratio)
    const alpha = yield* sliced(core, () => core.alphaMax(this.#handle, penalty))
    if (alpha < 0) refuseOutcome(-alpha, this.#spec, this.#settings.solver, 0, l1Ratio)
    // A hair more, or rounding could let a coefficient in.
    return alpha * (1 + 2 ** -46)
  }

  /** Announces solves of descending alpha: each goes on from the one before. */
  *follow(l1Ratio: number): Steps<void> {
    const { core } = this.#X
    const penalty = this.#penalty(0, l1Ratio)
    yield* sliced(core, () => {
      core.follow(this.#handle, penalty)
      return 0
    })
    // A solver by name is asked at each alpha, from the coefficients of the last.
    this.#from = this.#settings.solver === 'auto' ? LAST : GIVEN
  }

  /** The optimum at one alpha. */
  *solve(alpha: number, l1Ratio: number): Steps<Solution> {
    const { core, p } = this.#X
    const { solver, tol, maxIter } = this.#settings
    const penalty = this.#penalty(alpha, l1Ratio)
    const K = this.#outputs
    const at = this.#answer
    const b = at + 8 * K * p
    const id = solvers.indexOf(solver)
    const outcome = yield* sliced(core, () =>
      core.solve(this.#handle, penalty, id, tol, maxIter, this.#from, at, b, b + 8 * K),
    )
    refuseOutcome(outcome, this.#spec, solver, alpha, l1Ratio)

    const found = doubles(core, at, (p + 1) * K + REPORT).slice()
    for (let j = 0; j < (p + 1) * K; j++) {
      if (found[j] === 0)
        found[j] = 0 // -0
      else if (found[j]! - found[j]! !== 0) overflow()
    }
    const report = found.subarray((p + 1) * K)
    return {
      coef: found.slice(0, p * K),
      intercepts: found.slice(p * K, (p + 1) * K),
      certificate: certificateOf(outcome, report),
      nullLoss: report[2]!,
    }
  }

  /** y - z after a solve, length n. */
  residuals(): Float64Array {
    const { core, n } = this.#X
    const room = core.mark()
    const out = reserve(core, 8 * n)
    core.residuals(this.#handle, out)
    const r = doubles(core, out, n).slice()
    core.release(room)
    return r
  }

  /** Where models tell them: the rows of positive weight whose residual is beyond the loss's parameter. */
  outliers(): Int32Array | undefined {
    if (!this.#spec.outliers) return undefined
    const rows: number[] = []
    const { parameter } = this.#settings
    this.residuals().forEach((r, i) => {
      if (Math.abs(r) > parameter && this.#weights?.[i] !== 0) rows.push(i)
    })
    return Int32Array.from(rows)
  }

  /**
   * After `follow` with a ridge, a row of n for each alpha: y_i less its prediction by the fit without row i;
   * undefined where there is no closed form.
   */
  *leaveOneOut(alphas: Float64Array): Steps<Float64Array | undefined> {
    const { core, n } = this.#X
    const room = core.mark()
    const at = put(core, alphas)
    const count = alphas.length * n
    const out = reserve(core, 8 * count)
    const done = yield* sliced(core, () => core.leaveOneOut(this.#handle, at, alphas.length, out))
    const residuals = done ? doubles(core, out, count).slice() : undefined
    core.release(room)
    return residuals
  }

  /** What each fold of the rows says in p-space; 0 where that is not worth it. */
  *moments(order: Int32Array, ends: Int32Array): Steps<number> {
    const { core } = this.#X
    const [rows, last] = [put(core, order), put(core, ends)]
    return yield* sliced(core, () => core.moments(this.#handle, rows, last, ends.length))
  }

  /** The squared error of the last solve on a fold of these moments. */
  foldError(moments: number, fold: number): number {
    const { core, p } = this.#X
    const at = this.#answer
    return core.foldError(moments, fold, at, doubles(core, at + 8 * p, 1)[0]!)
  }

  /** Where a homotopy ran: pairs (alpha, j + 1 where feature j enters, -(j + 1) where it leaves). */
  knots(): Float64Array {
    const { core } = this.#X
    const count = core.knotCount(this.#handle)
    return doubles(core, count && core.knots(this.#handle) >>> 0, 2 * count).slice()
  }

  #penalty(alpha: number, l1Ratio: number): number {
    const grouped = this.#settings.grouped && this.#outputs > 1
    const [, lower, upper] = this.#perFeature
    if (grouped && l1Ratio > 0 && (lower || upper))
      fail('PARAMETER', 'a grouped L1 part takes no bounds: leave them out, or grouped')
    return this.#X.core.penalty(alpha, l1Ratio, ...this.#perFeature, Number(grouped))
  }
}

/** A problem as the estimator's kind has it. */
export const problemOf = (X: Resident, spec: Spec, settings: Settings, target: Target): AnyProblem =>
  new (spec.kind?.Problem ?? Problem)(X, spec, settings, target)

/** The start, rows of p, made to obey the bounds and the exclusions of this problem. */
function within(coef: Float64Array, { penaltyFactor, lower, upper }: Settings, p: number): Float64Array {
  return coef.map((w, at) => {
    const j = at % p
    if (penaltyFactor?.[j] === Infinity) return 0
    return Math.min(Math.max(w, lower?.[j] ?? -Infinity), upper?.[j] ?? Infinity)
  })
}

function overflow(): never {
  fail('NOT_FINITE', 'the coefficients overflow: multiply X by a constant')
}

import { sliced } from '../core/call.ts'
import { solvers } from '../core/exports.ts'
import { doubles, put, reserve } from '../core/memory.ts'
import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Resident } from '../matrix/resident.ts'
import { type Certificate, certificateOf, REPORT } from '../model/certificate.ts'
import type { Model } from '../model/model.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { refuseOutcome } from './outcome.ts'
import type { Target } from './target.ts'

/** What one solve found. */
export interface Solution {
  readonly coef: Float64Array
  readonly intercept: number
  readonly certificate: Certificate
  /** F(0, b0), b0 the best intercept alone. */
  readonly nullLoss: number
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
  /** coef, intercept, report. */
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
    this.#answer = at(new Float64Array(p + 1 + REPORT))
    const pose = ({ y, weights, offset }: Target) => {
      const [b, sd] = [Number(fitIntercept), Number(standardize)]
      return core.problem(design, spec.loss, 0, at(y), at(weights), at(offset), b, sd)
    }
    this.#handle = typeof given === 'number' ? given : pose(given)
  }

  /** The next solve starts from this model, made to obey the bounds and the exclusions. */
  start(model: Model): void {
    const { core, p } = this.#X
    const answer = doubles(core, this.#answer, p + 1)
    answer.set(within(model.coef, this.#settings))
    answer[p] = this.#settings.fitIntercept ? model.intercept : 0
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
    const at = this.#answer
    const [b, report] = [at + 8 * p, at + 8 * p + 8]
    const id = solvers.indexOf(solver)
    const outcome = yield* sliced(core, () =>
      core.solve(this.#handle, penalty, id, tol, maxIter, this.#from, at, b, report),
    )
    refuseOutcome(outcome, this.#spec, solver, alpha, l1Ratio)

    const coef = doubles(core, at, p).slice()
    const [intercept, ...told] = doubles(core, b, 1 + REPORT)
    for (let j = 0; j < p; j++) {
      const w = coef[j]!
      if (w === 0)
        coef[j] = 0 // -0
      else if (w - w !== 0) overflow()
    }
    if (intercept! - intercept! !== 0) overflow()
    const certificate = certificateOf(outcome, told)
    return { coef, intercept: intercept! + 0, certificate, nullLoss: told[2]! }
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
    return this.#X.core.penalty(alpha, l1Ratio, ...this.#perFeature, 0)
  }
}

/** The start, made to obey the bounds and the exclusions of this problem. */
function within(coef: Float64Array, { penaltyFactor, lower, upper }: Settings): Float64Array {
  return coef.map((w, j) =>
    penaltyFactor?.[j] === Infinity
      ? 0
      : Math.min(Math.max(w, lower?.[j] ?? -Infinity), upper?.[j] ?? Infinity),
  )
}

function overflow(): never {
  fail('NOT_FINITE', 'the coefficients overflow: multiply X by a constant')
}

import { sliced } from '../core/call.ts'
import { solvers } from '../core/exports.ts'
import { doubles, put } from '../core/memory.ts'
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
  readonly #coef: number
  readonly #intercept: number
  readonly #report: number
  readonly #perFeature: readonly [factors: number, lower: number, upper: number]
  #from = ZERO

  constructor(X: Resident, spec: Spec, settings: Settings, target: Target) {
    const { core, design, p } = X
    const { fitIntercept, standardize, penaltyFactor, lower, upper } = settings
    const at = (values: Float64Array | undefined) => put(core, values)
    this.#X = X
    this.#spec = spec
    this.#settings = settings
    const [y, weights, offset] = [at(target.y), at(target.weights), at(target.offset)]
    this.#perFeature = [at(penaltyFactor), at(lower), at(upper)]
    this.#coef = at(new Float64Array(p))
    this.#intercept = at(new Float64Array(1))
    this.#report = at(new Float64Array(REPORT))
    const [b, sd] = [Number(fitIntercept), Number(standardize)]
    this.#handle = core.problem(design, spec.loss, 0, y, weights, offset, b, sd)
  }

  /** The next solve starts from this model, made to obey the bounds and the exclusions. */
  start(model: Model): void {
    const { core, p } = this.#X
    doubles(core, this.#coef, p).set(within(model.coef, this.#settings))
    doubles(core, this.#intercept, 1)[0] = this.#settings.fitIntercept ? model.intercept : 0
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
    const outcome = yield* sliced(core, () =>
      core.solve(
        this.#handle,
        penalty,
        solvers.indexOf(solver),
        tol,
        maxIter,
        this.#from,
        this.#coef,
        this.#intercept,
        this.#report,
      ),
    )
    refuseOutcome(outcome, this.#spec, solver, alpha, l1Ratio)

    // Adding 0 turns -0 into 0.
    const coef = doubles(core, this.#coef, p).map((value) => value + 0)
    const intercept = doubles(core, this.#intercept, 1)[0]! + 0
    if (!(coef.every(Number.isFinite) && Number.isFinite(intercept))) {
      fail('NOT_FINITE', 'the coefficients overflow: multiply X by a constant')
    }
    const report = doubles(core, this.#report, REPORT)
    return { coef, intercept, certificate: certificateOf(outcome, report), nullLoss: report[2]! }
  }

  /** Where a homotopy ran: pairs (alpha, j + 1 where feature j enters, -(j + 1) where it leaves). */
  knots(): Float64Array {
    const { core } = this.#X
    const count = core.knotCount?.(this.#handle) ?? 0
    return doubles(core, count && core.knots(this.#handle) >>> 0, 2 * count).slice()
  }

  #penalty(alpha: number, l1Ratio: number): number {
    return this.#X.core.penalty(alpha, l1Ratio, ...this.#perFeature)
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

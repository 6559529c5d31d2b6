import { type Method, methods } from '../core/exports.ts'

/** What is proven about a fit, at the coefficients that it returned and on the scale of X. */
export interface Certificate {
  /** `'optimal'` when gap <= tol * F(0, b0), else `'stopped'`. */
  readonly status: 'optimal' | 'stopped'
  /** F at the model, see the objective in the README. */
  readonly objective: number
  /** The duality gap: F is at most this far above its minimum, but for rounding. Infinity where unknown. */
  readonly gap: number
  /** gap / F(0, b0), where b0 is the best intercept alone; 0 if both are 0. */
  readonly relativeGap: number
  /** The largest violation of the optimality (Karush-Kuhn-Tucker) conditions. */
  readonly kkt: number
  /** Passes that the solver took. */
  readonly iterations: number
  /** The method that finished. */
  readonly solver: Method
  /** Rank of the centred X, where the method finds it out. */
  readonly rank?: number
  /** Whether the coefficients are the only ones with this objective, where known. */
  readonly unique?: boolean
}

/** Reads what the core left. Rank and unique are -1 where unknown. */
export function certificateOf(outcome: number, report: ArrayLike<number>): Certificate {
  const [objective, gap, nullObjective, kkt, iterations, solver, rank, unique] = Array.from(report) as Report
  return Object.freeze({
    status: outcome === 0 ? 'optimal' : 'stopped',
    objective,
    gap,
    relativeGap: gap === 0 ? 0 : gap / nullObjective,
    kkt,
    iterations,
    solver: methods[solver]!,
    ...(rank >= 0 && { rank }),
    ...(unique >= 0 && { unique: unique === 1 }),
  })
}

type Report = [number, number, number, number, number, number, number, number]

/** Length of what the core leaves. */
export const REPORT = 8

import { add, type DD, less, neg, scale, ZERO } from '../double-double'
import { dualPoint, type Given, type Goals, gap } from './dual'
import { kinkedDuals } from './kinked-dual'
import * as penalty from './penalty'
import { correlation } from './project'

/** A bound on F - F*, and the u whose conditions kkt tells: the slopes, or the dual itself where there is a kink. */
export interface Proof {
  readonly gap: number
  readonly u: readonly DD[]
}

/** The least gap; no more are made once one is small enough. */
export function best(proofs: Iterable<Proof>, enough: number): Proof {
  let least: Proof | undefined
  for (const proof of proofs) {
    if (least === undefined || proof.gap < least.gap) least = proof
    if (least.gap <= enough) break
  }
  return least as Proof
}

function isFree(t: penalty.Term): boolean {
  return penalty.isUnpenalised(t) && t.lower === -Infinity && t.upper === Infinity
}

/** At the slopes, moved so that free coefficients have none; at a basis's dual where there is a kink. */
export function* contractProofs(given: Given): Generator<Proof> {
  const { loss, terms, z } = given
  const free = terms.map(isFree)
  if (loss.ends) {
    for (const { u, goals } of kinkedDuals(given, loss.ends)) yield { u, gap: gap(given, u, goals, true) }
    return
  }
  const u = loss.slopes(z)
  const goals = free.map((is) => (is ? ZERO : undefined))
  const dual = dualPoint(given, { u, curve: loss.curve(z), goals, withRidge: false })
  yield { u, gap: gap(given, dual, goals) }
}

/** Sharper ones, for where the contract's own loses digits. */
export function* furtherProofs(given: Given, contract: Proof): Generator<Proof> {
  const { rows, loss, terms, w, z } = given
  const { u } = contract
  const free = terms.map(isFree)
  yield contract
  if (!loss.ends) {
    const curve = loss.curve(z)
    const c = rows.columns.map((x) => correlation(x, u, rows.weights, rows.total))
    // A feature at 0 whose c is beyond the edge belongs to the active ones: by rounding, or the gap shows that it does.
    const inside = terms.map(
      (t, j) =>
        free[j] ||
        penalty.isInterior(t, w[j]) ||
        (w[j] === 0 && less(ZERO, penalty.violation(t, w[j], neg(c[j])))),
    )
    const kinks = terms.map((t, j) => scale(t.l1, Math.sign(w[j] === 0 ? c[j].hi : w[j])))
    const wishes: [Goals, boolean][] = [
      [terms.map((t, j) => (inside[j] ? add(kinks[j], scale(t.l2, w[j])) : undefined)), false],
      [terms.map((_, j) => (inside[j] ? kinks[j] : undefined)), true],
      [terms.map((t) => (penalty.isFixed(t) ? undefined : ZERO)), false],
    ]
    for (const [goals, withRidge] of wishes) {
      const dual = dualPoint(given, { u, curve, goals, withRidge })
      yield { u, gap: gap(given, dual, goals, true) }
    }
  }
  const nowhere = terms.map(() => undefined)
  const zero = u.map(() => ZERO)
  yield { u, gap: gap(given, zero, nowhere) }
}

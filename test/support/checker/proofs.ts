import { add, type DD, less, neg, scale, toNumber, ZERO } from '../double-double'
import { dualPoint, type Given, type Goals, gap, newtonStep } from './dual'
import { kinkedDuals } from './kinked-dual'
import * as penalty from './penalty'
import { correlation } from './project'

/** A bound on F - F*, and the u whose conditions kkt tells: the slopes, or the dual itself where there is a kink. */
export interface Proof {
  readonly gap: number
  readonly u: readonly DD[]
}

/** The first that is good enough; else the least gap. */
export function best(proofs: Iterable<Proof>, enough: (proof: Proof) => boolean): Proof {
  let least: Proof | undefined
  for (const proof of proofs) {
    if (enough(proof)) return proof
    if (least === undefined || proof.gap < least.gap) least = proof
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
export function* furtherProofs(given: Given, contract: Proof, near: number): Generator<Proof> {
  const { rows, loss, terms, w, z } = given
  const { u } = contract
  const free = terms.map(isFree)
  yield contract
  const nowhere = terms.map(() => undefined)
  const zero = u.map(() => ZERO)
  yield { u, gap: gap(given, zero, nowhere) }
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
    const unpenalised = free.map((is) => (is ? ZERO : undefined))
    for (const [goals, withRidge] of wishes) {
      const dual = dualPoint(given, { u, curve, goals, withRidge })
      yield { u, gap: gap(given, dual, goals, true) }
    }
    // Worth its cost only where little is missing.
    if (contract.gap > near) return
    for (const { dual, goals } of nearer(given, wishes[1][0], unpenalised))
      yield { u, gap: gap(given, dual, goals, true) }
  }
}

/** At the slopes of better answers, a few Newton steps on: where the answer is far from straight in what is left. */
function* nearer(given: Given, goals: Goals, free: Goals): Generator<{ dual: DD[]; goals: Goals }> {
  let { w, z } = given
  for (let step = 0; step < 12; step++) {
    const at = { ...given, w, z }
    const u = given.loss.slopes(z)
    const curve = given.loss.curve(z)
    const moved = newtonStep(at, { u, curve, goals, withRidge: true })
    yield { dual: moved.met, goals }
    if (step > 0) yield { dual: dualPoint(at, { u, curve, goals: free, withRidge: false }), goals: free }
    z = z.map((v, i) => add(v, moved.z[i]))
    const next = [...w]
    for (const [j, v] of moved.w) next[j] += toNumber(v)
    w = next
  }
}

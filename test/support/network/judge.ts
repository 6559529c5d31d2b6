import type { NetworkModel } from './fits'
import { frameOf } from './frame'
import { gradientOf } from './gradient'
import { kktOf } from './kkt'
import { sizesOf } from './layers'
import { objectiveAt } from './objective'
import { normOf, penaltyOf, penaltyTermsOf } from './penalty'
import type { NetworkTask } from './task'

/** Stationary is where kkt is at most `tol`, 1e-6 by default, with columns and y of deviation about 1. */
export interface Claim {
  readonly hidden: readonly number[]
  readonly tol: number
}

/** What is wrong with a network; undefined when all is right. 'stopped' is no fault of its own. */
export function judgeNetwork(
  task: NetworkTask,
  model: NetworkModel,
  { hidden, tol }: Claim,
): string | undefined {
  return judgeWeights(task, model, hidden) ?? judgeCertificate(task, model, tol)
}

function judgeWeights(task: NetworkTask, model: NetworkModel, hidden: readonly number[]): string | undefined {
  const { weights, biases, support, nNonzero } = model
  const p = task.X[0].length
  const K = task.loss === 'softmax' ? Math.max(...task.y) + 1 : 1
  const sizes = [p, ...hidden, K]
  if (String(sizesOf(model)) !== String(sizes)) return `layers of ${sizesOf(model)}, expected ${sizes}`
  let nonzero = 0
  for (const [l, W] of weights.entries()) {
    if (W.length !== sizes[l] * sizes[l + 1]) return `${W.length} weights of ${sizes[l]} x ${sizes[l + 1]}`
    for (const [at, w] of W.entries()) {
      if (!Number.isFinite(w) || Object.is(w, -0))
        return `weight ${at} of layer ${l} is ${Object.is(w, -0) ? '-0' : w}`
      if (w !== 0) nonzero++
    }
  }
  const missed = excluded(task, model) ?? missedZero(task, model)
  if (missed !== undefined) return missed
  for (const b of biases.flatMap((v) => [...v]))
    if (!Number.isFinite(b) || Object.is(b, -0)) return `bias ${b}`
  if (nNonzero !== nonzero) return `nNonzero is ${nNonzero}, counted ${nonzero}`
  const used = task.X[0]
    .map((_, j) => j)
    .filter((j) => weights[0].some((w, at) => w !== 0 && Math.floor(at / sizes[1]) === j))
  return String([...support]) === String(used) ? undefined : `support is ${support}, nonzero are ${used}`
}

function excluded(task: NetworkTask, model: NetworkModel): string | undefined {
  for (const [l, terms] of penaltyTermsOf(task, model).terms.entries())
    for (const [at, { l1 }] of terms.entries()) {
      const w = model.weights[l][at]
      if (l1 === Infinity && w !== 0) return `weight ${at} of layer ${l} is ${w}, though excluded`
    }
  return undefined
}

/** What is next to 0 under an L1 part: no search that solves for zeros ends there. */
function missedZero(task: NetworkTask, model: NetworkModel): string | undefined {
  const penalty = penaltyTermsOf(task, model)
  // A weight that costs nothing may grow for ever, and a bias of softplus, and the weights after it shrink; at a kink of
  // relu the steps do.
  const { penaltyFactor, activation } = task
  const endless = penaltyFactor?.includes(0) || activation === 'softplus' || activation === 'relu'
  if (model.weights.length > 1 && model.certificate.status === 'stopped' && endless) return undefined
  const frame = frameOf(task, model.weights.length)
  const near = (v: number): boolean => v !== 0 && Math.abs(v) < 1e-9
  for (const [l, terms] of penalty.terms.entries())
    for (const [at, { l1 }] of terms.entries()) {
      const w = model.weights[l][at]
      const j = Math.floor(at / model.biases[l].length)
      // An l1 that is less than the tolerance decides nothing.
      if (l1 * frame.weight(l, j) > 1e-5 && near(w / frame.size(l, j)))
        return `weight ${at} of layer ${l} is ${w}`
    }
  if (model.certificate.status !== 'stationary') return undefined
  for (const [g, group] of penalty.groups.entries()) {
    const norm = normOf(group, penalty, model.weights[group.layer])
    const j = group.layer === 0 ? Math.floor((group.at[0] ?? 0) / model.biases[0].length) : 0
    const strong = group.strength * frame.weight(group.layer, j) > 1e-5
    if (strong && near(norm / frame.size(group.layer, j))) return `group ${g} has norm ${norm}`
  }
  return undefined
}

function judgeCertificate(task: NetworkTask, model: NetworkModel, tol: number): string | undefined {
  const { status, objective, kkt } = model.certificate
  const F = objectiveAt(task, model)
  const { lost } = gradientOf(task, model)
  if (!(Math.abs(objective - F) <= 1e-12 * penaltyOf(task, model) + 2 * lost))
    return `objective reported ${objective}, recomputed ${F}`
  const found = kktOf(task, model)
  // Twin and core each have lost as much as the bound says.
  const allowed = 1e-6 * found.kkt + 2 * found.rounding
  if (!(Math.abs(kkt - found.kkt) <= allowed))
    return `kkt reported ${kkt}, recomputed ${found.kkt}, allowed difference ${allowed}`
  if (status === 'stationary') {
    const there = kktOf(task, model, frameOf(task, model.weights.length))
    if (!(there.kkt <= tol * (1 + 1e-6) + 2 * there.rounding))
      return `stationary, but kkt in the frame is ${there.kkt}`
  }
  if (status !== 'stationary' && status !== 'stopped') return `status ${status}`
  return undefined
}

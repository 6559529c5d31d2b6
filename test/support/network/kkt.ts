import { type Frame, plain } from './frame'
import { type Gradient, gradientOf } from './gradient'
import { normOf, penaltyTermsOf } from './penalty'
import type { Layers, NetworkTask } from './task'

/** How far weights are from stationary, and how far rounding may have moved that. */
export interface Finding {
  readonly kkt: number
  readonly rounding: number
}

const u = 2 ** -53

/** The slopes of the first layer's weights where the columns have no mean. */
function gradientIn({ means }: Frame, { weights, biases, lost }: Gradient): Gradient {
  const K = biases[0].v.length
  const m = (at: number): number => means[Math.floor(at / K)] ?? 0
  const [{ v, e }, ...rest] = weights
  const first = {
    v: v.map((g, at) => g - m(at) * biases[0].v[at % K]),
    e: e.map((own, at) => own + Math.abs(m(at)) * biases[0].e[at % K] + 4 * u * Math.abs(v[at])),
  }
  return { weights: [first, ...rest], biases, lost }
}

/**
 * The largest violation: |g| of a bias; |g + l1 sign w + l2 w| of a weight that is not 0, and max(0, |g| - l1) of one that
 * is; of a weight in a group that is not zero |g + l2 w + strength sd^2 w / |sd w||, of a group that is zero
 * max(0, |g| - strength sd) with |g| that of all its weights.
 */
export function kktOf(task: NetworkTask, layers: Layers, frame: Frame = plain(task)): Finding {
  const gradient = gradientIn(frame, gradientOf(task, layers))
  const penalty = penaltyTermsOf(task, layers)
  let [kkt, rounding] = [0, 0]
  const add = (v: number, e: number, unit: number): void => {
    kkt = Math.max(kkt, v * unit)
    rounding = Math.max(rounding, e * unit)
  }
  if (task.fitIntercept !== false)
    for (const [l, { v, e }] of gradient.biases.entries())
      for (const [k, g] of v.entries()) add(Math.abs(g), e[k], frame.bias(l))
  for (const [l, { v, e }] of gradient.weights.entries())
    for (const [at, g] of v.entries()) {
      const { l1, l2, sd, error } = penalty.terms[l][at]
      const w = layers.weights[l][at]
      const unit = frame.weight(l, Math.floor(at / layers.biases[l].length))
      if (l1 === Infinity) add(w === 0 ? 0 : Infinity, 0, 1)
      else if (sd > 0) continue
      else if (w === 0) add(Math.max(0, Math.abs(g) - l1), e[at] + error * l1, unit)
      else
        add(
          Math.abs(g + l1 * Math.sign(w) + l2 * w),
          e[at] + (error + 4 * u) * (l1 + l2 * Math.abs(w)) + 4 * u * Math.abs(g),
          unit,
        )
    }
  for (const group of penalty.groups) {
    const { layer, at, strength } = group
    if (at.length === 0) continue
    const { v, e } = gradient.weights[layer]
    const terms = penalty.terms[layer]
    const W = layers.weights[layer]
    const unit = (k: number): number => frame.weight(layer, Math.floor(k / layers.biases[layer].length))
    const norm = normOf(group, penalty, W)
    if (norm === 0) {
      const size = Math.hypot(...at.map((k) => v[k] / terms[k].sd))
      const sd = Math.max(...at.map((k) => terms[k].sd * unit(k)))
      const lost = Math.hypot(...at.map((k) => unit(k) * (e[k] + terms[k].error * Math.abs(v[k]))))
      add(sd * Math.max(0, size - strength), lost + (at.length + 4) * u * sd * (size + strength), 1)
    } else
      for (const k of at) {
        const pull = (strength * terms[k].sd ** 2 * W[k]) / norm
        const parts = Math.abs(pull) + Math.abs(terms[k].l2 * W[k])
        const lost = e[k] + (2 * terms[k].error + (at.length + 8) * u) * parts + 4 * u * Math.abs(v[k])
        add(Math.abs(v[k] + terms[k].l2 * W[k] + pull), lost, unit(k))
      }
  }
  return { kkt, rounding }
}

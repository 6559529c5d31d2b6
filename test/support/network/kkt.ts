import { gradientOf } from './gradient'
import { termsOf } from './penalty'
import type { Layers, NetworkTask } from './task'

/** How far weights are from stationary, and how far rounding may have moved that. */
export interface Finding {
  readonly kkt: number
  readonly rounding: number
}

/** The largest violation, |g + l1 sign w + l2 w| where w is not 0 and max(0, |g| - l1) where it is; |g| of a bias. */
export function kktOf(task: NetworkTask, layers: Layers): Finding {
  const gradient = gradientOf(task, layers)
  const terms = termsOf(task, layers)
  let [kkt, rounding] = [0, 0]
  const add = (v: number, e: number): void => {
    kkt = Math.max(kkt, v)
    rounding = Math.max(rounding, e)
  }
  for (const { v, e } of gradient.biases) for (const [k, g] of v.entries()) add(Math.abs(g), e[k])
  for (const [l, { v, e }] of gradient.weights.entries())
    for (const [at, g] of v.entries()) {
      const { l1, l2, error } = terms[l][at]
      const w = layers.weights[l][at]
      if (l1 === Infinity) add(w === 0 ? 0 : Infinity, 0)
      else if (w === 0) add(Math.max(0, Math.abs(g) - l1), e[at] + error * l1)
      else
        add(
          Math.abs(g + l1 * Math.sign(w) + l2 * w),
          e[at] + (error + 2 ** -51) * (l1 + l2 * Math.abs(w)) + 2 ** -51 * Math.abs(g),
        )
    }
  return { kkt, rounding }
}

// What the plots and the table derive from a path: which features weigh most, and their colours.
import { computed, signal } from '@preact/signals'
import { cross, output, path } from './state.ts'

/** How many lines have a colour and a label of their own. */
export const COLOURED = 8

export const width = signal(760)
export const narrow = signal(false)
/** True while a pointer drags alpha: what would jump then waits. */
export const dragging = signal(false)

/** Coefficients times standard deviation: p of them for each alpha, of the output that is shown. */
export const standardised = computed(() => {
  if (!path.value) return new Float64Array()
  const { coefs, sd, alphas, outputs } = path.value
  const p = sd.length
  const out = new Float64Array(alphas.length * p)
  for (let i = 0; i < alphas.length; i++)
    for (let j = 0; j < p; j++) out[i * p + j] = coefs[(i * outputs + output.value) * p + j]! * sd[j]!
  return out
})

/** Features by their standardised coefficient at the best alpha, then by their largest on the path; descending. */
export const order = computed(() => {
  const p = path.value?.sd.length ?? 0
  const top = new Float64Array(p)
  for (const [k, value] of standardised.value.entries()) top[k % p] = Math.max(top[k % p]!, Math.abs(value))
  const best = cross.value?.best ?? -1
  const at = (j: number) => (best < 0 ? 0 : Math.abs(standardised.value[best * p + j]!))
  return Array.from(top, (_, j) => j).sort((a, b) => at(b) - at(a) || top[b]! - top[a]! || a - b)
})

/** From a feature to its class: c0 to c7, or the one of all others. */
export const colours = computed(() => {
  const out = new Array<string>(order.value.length).fill('cx')
  for (const [k, j] of order.value.slice(0, COLOURED).entries()) out[j] = `c${k}`
  return out
})

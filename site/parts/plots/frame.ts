// Where everything stands in the two plots, in pixels, and from values to there.
import { computed } from '@preact/signals'
import { linear, logarithmic, roomy } from '../../scales.ts'
import { cross, path } from '../../state.ts'
import { narrow, standardised, width } from '../../view.ts'

export const frame = computed(() => {
  const small = narrow.value
  const left = small ? 54 : 64
  const right = small ? 76 : 134
  const upper = small ? 240 : 300
  const lower = small ? 150 : 170
  const top = 40
  const gap = 22
  return {
    left,
    right,
    top,
    upper,
    lower,
    middle: top + upper + gap,
    inner: Math.max(120, width.value - left - right),
    height: top + upper + gap + lower + 42,
  }
})

export const xScale = computed(() => {
  const { alphas } = path.value!
  return logarithmic(alphas[0]!, alphas.at(-1)!, 0, frame.value.inner, narrow.value ? 4 : 8)
})

/** Of the coefficients, times sd. */
export const yScale = computed(() => {
  const [low, high] = roomy(standardised.value)
  return linear(Math.min(low, 0), Math.max(high, 0), frame.value.upper, 0, 7)
})

/** Of the error. */
export const errorScale = computed(() => {
  const { mean, standardError } = cross.value!
  // A path that begins or ends in the sky must not flatten the valley.
  const [low, high] = roomy([...mean].flatMap((m, i) => [m - standardError[i]!, m + standardError[i]!]))
  const floor = Math.min(...mean)
  const null0 = mean[0]! + standardError[0]!
  return linear(low, Math.min(high, null0 + 1.5 * (null0 - floor)), frame.value.lower, 0, 4)
})

/** The mean and its standard error, on the logarithm between the alphas of the path. */
export function errorAt(value: number): { mean: number; se: number } {
  const { alphas } = path.value!
  const { mean, standardError } = cross.value!
  let i = 0
  while (i < alphas.length - 2 && alphas[i + 1]! > value) i++
  const t = Math.max(0, Math.min(1, Math.log(alphas[i]! / value) / Math.log(alphas[i]! / alphas[i + 1]!)))
  const between = (values: Float64Array) =>
    values[i]! + (t || 0) * ((values[i + 1] ?? values[i]!) - values[i]!)
  return { mean: between(mean), se: between(standardError) }
}

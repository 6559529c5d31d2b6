import { F64s } from "../memory/arrays"
import { FramedSamples } from "./samples"
import { Shape } from "./shape"

/** theta = factor theta' weight by weight, between the frame and the scale of X and y. */
// @ts-ignore: decorator
@inline
function factor(samples: FramedSamples, shape: Shape, l: i32, j: i32): f64 {
  const out = l == shape.layers - 1 ? samples.unit : 1
  return l == 0 ? out / samples.scales[j] : out
}

/** How many times a weight is what it is in the frame: for layer l's weights that leave its unit (or column) j. */
export function factorOf(samples: FramedSamples, shape: Shape, l: i32, j: i32): f64 {
  return factor(samples, shape, l, j)
}

/** theta, on the scale of X and y, from theta' of the frame; and back, where `framing`. In place. */
export function rescale(samples: FramedSamples, shape: Shape, theta: F64s, framing: bool): void {
  const layers = shape.layers
  const widths = shape.widths
  const weightAt = shape.weightAt
  const biasAt = shape.biasAt
  for (let l = 0; l < layers; l++) {
    const outputs = widths[l + 1]
    const last = l == layers - 1
    const unit = last ? samples.unit : 1
    const center = last ? samples.center : 0
    for (let k = 0; k < outputs; k++) {
      let shift: f64 = 0
      for (let j = 0; j < widths[l]; j++) {
        const w = weightAt[l] + j * outputs + k
        const t = factor(samples, shape, l, j)
        if (l == 0) shift += samples.means[j] * (framing ? theta[w] : theta[w] * t)
        theta[w] = framing ? theta[w] / t : theta[w] * t
      }
      if (!samples.intercept) continue
      const b = biasAt[l] + k
      theta[b] = framing ? (theta[b] - center + shift) / unit : center + unit * theta[b] - shift
    }
  }
}

/** The gradient by theta of the loss on the scale of X and y, from that by theta' of the loss in the frame. In place. */
export function rescaleGradient(samples: FramedSamples, shape: Shape, gradient: F64s): void {
  const layers = shape.layers
  const widths = shape.widths
  const weightAt = shape.weightAt
  const biasAt = shape.biasAt
  const square = samples.unit * samples.unit
  for (let l = 0; l < layers; l++) {
    const outputs = widths[l + 1]
    const unit = l == layers - 1 ? samples.unit : 1
    for (let k = 0; k < outputs; k++) {
      const b = biasAt[l] + k
      gradient[b] *= square / unit
      for (let j = 0; j < widths[l]; j++) {
        const w = weightAt[l] + j * outputs + k
        gradient[w] *= square / factor(samples, shape, l, j)
        if (l == 0 && samples.intercept) gradient[w] += samples.means[j] * gradient[b]
      }
    }
  }
}

import { random } from "../kernels/random"
import { F64s } from "../memory/arrays"
import { Shape } from "./shape"

/**
 * Weights drawn evenly from [-r, r], r = sqrt(6 / (inputs + outputs)), and biases 0. (X. Glorot and Y. Bengio,
 * Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010.)
 */
export function draw(shape: Shape, theta: F64s): void {
  const layers = shape.layers
  const widths = shape.widths
  const weightAt = shape.weightAt
  for (let l = 0; l < layers; l++) {
    const count = widths[l] * widths[l + 1]
    const r = Math.sqrt(6 / <f64>(widths[l] + widths[l + 1]))
    for (let k = 0; k < count; k++) theta[weightAt[l] + k] = r * (2 * random() - 1)
  }
  for (let k = shape.weights; k < shape.size; k++) theta[k] = 0
}

import { i32s } from "../memory/arena"
import { I32s, unset } from "../memory/arrays"

/**
 * Widths of the layers, and where each stands in theta, the flat vector of all parameters:
 *
 *     theta = | W_1 … W_L, each row after row, inputs x outputs | b_1 … b_L |
 */
@final
export class Shape {
  /** L, the number of weight matrices: one more than hidden layers. */
  layers: i32
  /** widths[0] = p, widths[L] = the outputs of the loss. */
  widths: I32s = unset<I32s>()
  /** Where W_l+1 starts. */
  weightAt: I32s = unset<I32s>()
  /** Where b_l+1 starts. */
  biasAt: I32s = unset<I32s>()
  /** How many weights there are. */
  weights: i32
  /** The length of theta. */
  size: i32
  widest: i32

  /** hidden: the widths of the hidden layers. */
  init(p: i32, hidden: I32s, depth: i32, outputs: i32): Shape {
    const L = depth + 1
    this.layers = L
    this.widths = i32s(L + 1)
    this.weightAt = i32s(L)
    this.biasAt = i32s(L)
    for (let l = 0; l <= L; l++) {
      const width = l == 0 ? p : l == L ? outputs : hidden[l - 1]
      this.widths[l] = width
      this.widest = max(this.widest, width)
    }
    let at = 0
    for (let l = 0; l < L; l++) {
      this.weightAt[l] = at
      at += this.widths[l] * this.widths[l + 1]
    }
    this.weights = at
    for (let l = 0; l < L; l++) {
      this.biasAt[l] = at
      at += this.widths[l + 1]
    }
    this.size = at
    return this
  }
}

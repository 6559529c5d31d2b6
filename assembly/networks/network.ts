import { Activation } from "../contracts/activation"
import { combine, correlate, totals } from "../kernels/planes"
import { reserveF64s } from "../memory/arena"
import { F64s, at, from, unset } from "../memory/arrays"
import { Shape } from "./shape"

/** Samples that pass through the network at a time: their planes stay in the cache. A multiple of 8. */
export const CHUNK: i32 = 128

/** m, or the next multiple of 8: how many samples the kernels take. */
// @ts-ignore: decorator
@inline
export function eights(m: i32): i32 {
  return (m + 7) & ~7
}

/**
 * z = W_L' s(… s(W_1' x + b_1) …) + b_L and what of its slopes goes back to theta. Samples stand in planes: unit j of a
 * layer for m samples one after the other, then unit j + 1; m is a multiple of 8, at most CHUNK.
 */
@final
export class Network {
  shape: Shape = unset<Shape>()
  activation: Activation = unset<Activation>()
  /** Activations of the layers 1..L, one after the other: widths[l] planes each. The last holds z. */
  private planes: F64s = unset<F64s>()
  /** dloss/dz of one layer and of the one before. */
  back: F64s = unset<F64s>()
  private ahead: F64s = unset<F64s>()
  private list: F64s = unset<F64s>()

  init(shape: Shape, activation: Activation): Network {
    this.shape = shape
    this.activation = activation
    let units: f64 = 0
    for (let l = 1; l <= shape.layers; l++) units += shape.widths[l]
    this.planes = reserveF64s(units * CHUNK)
    this.back = reserveF64s(<f64>shape.widest * CHUNK)
    this.ahead = reserveF64s(<f64>shape.widest * CHUNK)
    this.list = reserveF64s(<f64>shape.widest * 3)
    return this
  }

  /** z of m samples, whose input j is the plane from X + j apart on. */
  forward(theta: F64s, m: i32, X: F64s, apart: i32): F64s {
    const layers = this.shape.layers
    const widths = this.shape.widths
    let z = this.planes
    for (let l = 0; l < layers; l++) {
      const outputs = widths[l + 1]
      if (l > 0) {
        X = z
        apart = m
        z = from(z, m * widths[l])
        this.activation.apply(m * widths[l], at(X))
      }
      combine(
        m, widths[l], at(X), <usize>apart << 3, outputs, at(from(theta, this.shape.weightAt[l])), <usize>outputs << 3, 8,
        at(from(theta, this.shape.biasAt[l])), at(z), at(this.list),
      )
    }
    return z
  }

  /** After `forward`: adds dloss/dtheta to gradient. dloss/dz is in `back`, and is overwritten. */
  backward(theta: F64s, m: i32, X: F64s, apart: i32, gradient: F64s): void {
    const widths = this.shape.widths
    let units = 0
    for (let l = 1; l < this.shape.layers; l++) units += widths[l]
    for (let l = this.shape.layers - 1; ; l--) {
      const inputs = widths[l]
      const outputs = widths[l + 1]
      units -= inputs
      const a = l == 0 ? X : from(this.planes, units * m)
      const d = at(this.back)
      const e = at(this.ahead)
      const w = this.shape.weightAt[l]
      correlate(m, inputs, at(a), <usize>(l == 0 ? apart : m) << 3, outputs, d, at(from(gradient, w)))
      totals(m, outputs, d, at(from(gradient, this.shape.biasAt[l])))
      if (l == 0) return
      combine(m, outputs, d, <usize>m << 3, inputs, at(from(theta, w)), 8, <usize>outputs << 3, 0, e, at(this.list))
      this.activation.retrace(m * inputs, at(a), e)
      this.ahead = this.back
      this.back = changetype<F64s>(e)
    }
  }
}

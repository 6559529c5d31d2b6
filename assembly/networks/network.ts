import { Activation } from "../contracts/activation"
import { reserveF64s } from "../memory/arena"
import { F64s, at, from, unset } from "../memory/arrays"
import { Shape } from "./shape"

/** Samples that pass through the network at a time: their planes stay in the cache. Even. */
export const CHUNK: i32 = 128

/**
 * z = W_L' s(… s(W_1' x + b_1) …) + b_L and what of its slopes goes back to theta. Samples stand in planes: unit j of a
 * layer for m samples one after the other, planes `CHUNK` apart.
 */
@final
export class Network {
  shape: Shape = unset<Shape>()
  activation: Activation = unset<Activation>()
  /** Activations of the layers 0..L, one after the other: widths[l] planes each. The last holds z. */
  planes: F64s = unset<F64s>()
  /** dloss/dz of one layer and of the one before. */
  back: F64s = unset<F64s>()
  ahead: F64s = unset<F64s>()

  init(shape: Shape, activation: Activation): Network {
    this.shape = shape
    this.activation = activation
    let units: f64 = 0
    for (let l = 0; l <= shape.layers; l++) units += shape.widths[l]
    this.planes = reserveF64s(units * CHUNK)
    this.back = reserveF64s(<f64>shape.widest * CHUNK)
    this.ahead = reserveF64s(<f64>shape.widest * CHUNK)
    return this
  }

  /** Layer l's planes. */
  layer(l: i32): F64s {
    let units = 0
    for (let k = 0; k < l; k++) units += this.shape.widths[k]
    return from(this.planes, units * CHUNK)
  }

  /** From the inputs in layer(0) to z in layer(L), m samples. */
  forward(theta: F64s, m: i32): void {
    const layers = this.shape.layers
    const widths = this.shape.widths
    const weightAt = this.shape.weightAt
    const biasAt = this.shape.biasAt
    for (let l = 0; l < layers; l++) {
      const a = this.layer(l)
      const z = this.layer(l + 1)
      const outputs = widths[l + 1]
      for (let j = 0; j < outputs; j++) {
        for (let i = 0; i < m; i++) {
          let sum = theta[biasAt[l] + j]
          for (let k = 0; k < widths[l]; k++) sum += theta[weightAt[l] + k * outputs + j] * a[k * CHUNK + i]
          z[j * CHUNK + i] = sum
        }
        if (l + 1 < layers) this.activate(from(z, j * CHUNK), m)
      }
    }
  }

  private activate(z: F64s, m: i32): void {
    for (let i = 0; i < m; i += 2) v128.store(at(from(z, i)), this.activation.value(v128.load(at(from(z, i)))))
  }

  /** Adds dloss/dtheta to gradient; dloss/dz of layer L is in `back`, planes CHUNK apart, and is overwritten. */
  backward(theta: F64s, m: i32, gradient: F64s): void {
    const layers = this.shape.layers
    const widths = this.shape.widths
    const weightAt = this.shape.weightAt
    const biasAt = this.shape.biasAt
    for (let l = layers - 1; l >= 0; l--) {
      const a = this.layer(l)
      const outputs = widths[l + 1]
      for (let j = 0; j < outputs; j++) {
        const d = from(this.back, j * CHUNK)
        for (let i = 0; i < m; i++) gradient[biasAt[l] + j] += d[i]
        for (let k = 0; k < widths[l]; k++) {
          let sum: f64 = 0
          for (let i = 0; i < m; i++) sum += a[k * CHUNK + i] * d[i]
          gradient[weightAt[l] + k * outputs + j] += sum
        }
      }
      if (l == 0) break
      for (let k = 0; k < widths[l]; k++) {
        const e = from(this.ahead, k * CHUNK)
        for (let i = 0; i < m; i++) {
          let sum: f64 = 0
          for (let j = 0; j < outputs; j++) sum += theta[weightAt[l] + k * outputs + j] * this.back[j * CHUNK + i]
          e[i] = sum
        }
        for (let i = 0; i < m; i += 2) {
          const slope = this.activation.slope(v128.load(at(from(a, k * CHUNK + i))))
          v128.store(at(from(e, i)), f64x2.mul(v128.load(at(from(e, i))), slope))
        }
      }
      const swap = this.back
      this.back = this.ahead
      this.ahead = swap
    }
  }
}

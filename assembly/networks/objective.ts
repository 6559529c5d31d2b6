import { reserveF64s } from "../memory/arena"
import { F64s, from, given, none, unset } from "../memory/arrays"
import { CHUNK, Network } from "./network"
import { FramedSamples } from "./samples"
import { Trial } from "../searches/trial"

/** The mean loss of the samples that a trial wants, and its gradient, in slices. */
@final
export class Objective {
  samples: FramedSamples = unset<FramedSamples>()
  network: Network = unset<Network>()
  trial: Trial = unset<Trial>()
  private next: i32
  private sum: f64
  private weight: f64
  private y: F64s = unset<F64s>()
  private s: F64s = unset<F64s>()
  private z: F64s = unset<F64s>()
  private u: F64s = unset<F64s>()

  init(samples: FramedSamples, network: Network, trial: Trial): Objective {
    const K = samples.outputs
    this.samples = samples
    this.network = network
    this.trial = trial
    this.y = reserveF64s(CHUNK)
    this.s = given(samples.weights) ? reserveF64s(CHUNK) : none()
    this.z = reserveF64s(<f64>K * CHUNK)
    this.u = reserveF64s(<f64>K * CHUNK)
    return this
  }

  begin(): void {
    const trial = this.trial
    this.next = trial.from
    this.sum = 0
    this.weight = 0
    for (let k = 0; k < trial.size; k++) trial.gradient[k] = 0
  }

  /** Goes on for a chunk of samples; false when all are done. Returns the multiply-adds that it took. */
  advance(): f64 {
    const m = min(CHUNK, this.trial.to - this.next)
    this.pass(m)
    this.next += m
    return 3 * <f64>m * this.network.shape.size
  }

  done(): bool {
    return this.next >= this.trial.to
  }

  /** The mean loss, once done; makes the gradient that of the mean. */
  finish(): f64 {
    const trial = this.trial
    const weight = this.weight
    for (let k = 0; k < trial.size; k++) trial.gradient[k] /= weight
    return this.sum / weight
  }

  private pass(m: i32): void {
    const samples = this.samples
    const network = this.network
    const trial = this.trial
    const y = this.y
    const s = this.s
    const z = this.z
    const u = this.u
    const n = samples.n
    const p = samples.p
    const rows = samples.rows
    const K = samples.outputs
    const inputs = network.layer(0)
    for (let i = 0; i < m; i++) {
      const row = this.row(i)
      for (let j = 0; j < p; j++) inputs[j * CHUNK + i] = samples.X[j * n + row]
      y[i] = samples.y[row]
      if (given(s)) s[i] = samples.weights[row]
      this.weight += samples.weight(row)
    }
    network.forward(trial.point, m)
    const last = network.layer(network.shape.layers)
    for (let k = 0; k < K; k++) {
      for (let i = 0; i < m; i++) {
        z[k * m + i] = last[k * CHUNK + i] + (given(samples.offset) ? samples.offset[k * n + this.row(i)] : 0)
      }
    }
    this.sum += rows.value(m * K, y, z, s)
    rows.duals(m * K, y, z, u)
    for (let k = 0; k < K; k++) {
      const d = from(network.back, k * CHUNK)
      for (let i = 0; i < m; i++) d[i] = -(given(s) ? s[i] : 1) * u[k * m + i]
    }
    network.backward(trial.point, m, trial.gradient)
  }

  private row(i: i32): i32 {
    const at = this.next + i
    return this.trial.order ? this.trial.order[at] : at
  }
}

import { scale } from "../kernels/vector"
import { reserveF64s } from "../memory/arena"
import { F64s, at, from, given, none, unset } from "../memory/arrays"
import { CHUNK, Network, eights } from "./network"
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
  /** What a trial's order picks, in planes as long as the network's. */
  private X: F64s = unset<F64s>()
  private y: F64s = unset<F64s>()
  private s: F64s = unset<F64s>()
  private offset: F64s = unset<F64s>()

  init(samples: FramedSamples, network: Network, trial: Trial): Objective {
    this.samples = samples
    this.network = network
    this.trial = trial
    this.X = reserveF64s(<f64>samples.p * CHUNK)
    this.y = reserveF64s(CHUNK)
    this.s = reserveF64s(CHUNK)
    this.offset = given(samples.offset) ? reserveF64s(<f64>samples.outputs * CHUNK) : none()
    return this
  }

  begin(): void {
    const trial = this.trial
    this.next = trial.from
    this.sum = 0
    this.weight = 0
    memory.fill(at(trial.gradient), 0, <usize>trial.size << 3)
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
    scale(this.trial.size, -1 / this.weight, at(this.trial.gradient))
    return this.sum / this.weight
  }

  private pass(m: i32): void {
    const samples = this.samples
    const network = this.network
    const trial = this.trial
    const rows = samples.rows
    const K = samples.outputs
    const M = eights(m)
    const picked = !!trial.order
    if (picked) this.pick(m, M)
    const first = this.next
    const X = picked ? this.X : from(samples.X, first)
    const y = picked ? this.y : from(samples.y, first)
    const s = picked ? this.s : from(samples.weights, first)
    const offset = picked ? this.offset : from(samples.offset, first)
    const apart = picked ? M : samples.apart
    const z = network.forward(trial.point, M, X, apart)
    for (let k = 0; given(samples.offset) && k < K; k++) {
      for (let i = 0; i < M; i++) z[k * M + i] += offset[k * apart + i]
    }
    const some = samples.weighted || m < M
    for (let i = 0; i < m; i++) this.weight += s[i]
    this.sum += rows.value(K * M, y, z, some ? s : none())
    const u = network.back
    rows.duals(K * M, y, z, u)
    for (let i = 0; some && i < K * M; i++) u[i] = s[i % M] > 0 ? s[i % M] * u[i] : 0
    network.backward(trial.point, M, X, apart, trial.gradient)
  }

  /** Samples of the trial's order; up to M the last of them again, which counts for 0. */
  private pick(m: i32, M: i32): void {
    const samples = this.samples
    const apart = samples.apart
    for (let i = 0; i < M; i++) {
      const row = this.trial.order[this.next + min(i, m - 1)]
      this.y[i] = samples.y[row]
      this.s[i] = i < m ? samples.weights[row] : 0
      for (let j = 0; j < samples.p; j++) this.X[j * M + i] = samples.X[j * apart + row]
      for (let k = 0; given(samples.offset) && k < samples.outputs; k++) {
        this.offset[k * M + i] = samples.offset[k * apart + row]
      }
    }
  }
}

import { scale } from "../kernels/vector"
import { reserveF64s } from "../memory/arena"
import { F64s, at, from, none, unset } from "../memory/arrays"
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
  /** What a trial's order picks of the samples' columns, as long as the network's planes. */
  private picked: F64s = unset<F64s>()

  init(samples: FramedSamples, network: Network, trial: Trial): Objective {
    this.samples = samples
    this.network = network
    this.trial = trial
    this.picked = reserveF64s(<f64>samples.columns() * CHUNK)
    return this
  }

  begin(): void {
    const trial = this.trial
    this.next = trial.from
    this.sum = 0
    this.weight = 0
    memory.fill(at(trial.gradient), 0, <usize>trial.size << 3)
  }

  /** Goes on for a chunk of samples; returns the multiply-adds that it took. */
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
    let X = from(samples.X, this.next)
    let apart = samples.apart
    if (trial.order) {
      this.pick(m, M)
      X = this.picked
      apart = M
    }
    const y = from(X, samples.p * apart)
    const s = from(y, apart)
    const z = network.forward(trial.point, M, X, apart)
    for (let k = 0; samples.offset && k < K; k++) {
      for (let i = 0; i < M; i++) z[k * M + i] += s[(k + 1) * apart + i]
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
    const order = this.trial.order
    const out = this.picked
    for (let j = 0; j < samples.columns(); j++) {
      for (let i = 0; i < M; i++) out[j * M + i] = samples.X[j * samples.apart + order[this.next + min(i, m - 1)]]
    }
    for (let i = m; i < M; i++) out[(samples.p + 1) * M + i] = 0
  }
}

import { activationFacts } from './activations'
import { lossSize, slopeErrors, slopesOf } from './losses'
import { type Activation, type Layers, type NetworkTask, shares } from './task'

/** Numbers, each with a bound of how far rounding may have moved it, in whatever order it was summed. */
export interface Rounded {
  readonly v: number[]
  readonly e: number[]
}

const u = 2 ** -53

/** a_k = sum_j h_j w_jk + b_k: m + 1 terms, of which every order loses at most (m + 4) u of their absolute sum. */
function affine(h: Rounded, W: ArrayLike<number>, b: ArrayLike<number>): Rounded {
  const v = Array.from(b)
  const e = v.map((_, k) => {
    let [size, carried] = [Math.abs(b[k]), 0]
    for (let j = 0; j < h.v.length; j++) {
      const w = W[j * b.length + k]
      if (w === 0) continue
      v[k] += h.v[j] * w
      size += Math.abs(h.v[j] * w)
      carried += h.e[j] * Math.abs(w)
    }
    return carried + (h.v.length + 4) * u * size
  })
  return { v, e }
}

/** f(a): its slope carries the error on, to second order, and f itself is good to 8 u of the larger of 1 and f. */
function activate(a: Rounded, activation: Activation): Rounded {
  const { value, slope, bend } = activationFacts[activation]
  const v = a.v.map(value)
  const own = activation === 'relu' || activation === 'identity' ? 0 : 8 * u
  return {
    v,
    e: a.e.map(
      (e, k) => Math.abs(slope(a.v[k])) * e + (bend / 2) * e ** 2 + own * Math.max(1, Math.abs(v[k])),
    ),
  }
}

/** f'(a); that of relu may be either where rounding decides the sign. */
function slopes(a: Rounded, activation: Activation): Rounded {
  const { slope, curvature, third } = activationFacts[activation]
  const own = activation === 'relu' || activation === 'identity' ? 0 : 8 * u
  const e = a.e.map((e, k) =>
    activation === 'relu'
      ? Number(e > 0 && Math.abs(a.v[k]) <= e)
      : Math.abs(curvature(a.v[k])) * e + (third / 2) * e ** 2 + own,
  )
  return { v: a.v.map(slope), e }
}

const times = (a: Rounded, b: Rounded): Rounded => ({
  v: a.v.map((v, k) => v * b.v[k]),
  e: a.v.map(
    (v, k) => Math.abs(v) * b.e[k] + a.e[k] * (Math.abs(b.v[k]) + b.e[k]) + u * Math.abs(v * b.v[k]),
  ),
})

/** d_j = sum_k w_jk d_k, back through a layer. */
function transposed(d: Rounded, W: ArrayLike<number>): Rounded {
  const K = d.v.length
  const rows = Array.from({ length: W.length / K }, (_, j) => {
    let [v, size, carried] = [0, 0, 0]
    for (let k = 0; k < K; k++) {
      const w = W[j * K + k]
      v += w * d.v[k]
      size += Math.abs(w * d.v[k])
      carried += Math.abs(w) * d.e[k]
    }
    return [v, carried + (K + 2) * u * size]
  })
  return { v: rows.map(([v]) => v), e: rows.map(([, e]) => e) }
}

export interface Gradient {
  readonly weights: readonly Rounded[]
  readonly biases: readonly Rounded[]
  /** How far rounding of z may have moved the mean loss. */
  readonly lost: number
}

/**
 * The gradient of the mean loss by backpropagation, sample after sample, each number with its running error bound
 * (N. Higham, Accuracy and Stability of Numerical Algorithms, section 3.3).
 */
export function gradientOf(task: NetworkTask, { weights, biases }: Layers): Gradient {
  const zeros = (length: number): Rounded => ({ v: Array(length).fill(0), e: Array(length).fill(0) })
  const out = { weights: weights.map((W) => zeros(W.length)), biases: biases.map((b) => zeros(b.length)) }
  const share = shares(task)
  const lost = (share.length + 6) * u
  let moved = 0
  const add = (to: Rounded, at: number, s: number, v: number, e: number): void => {
    to.v[at] += s * v
    to.e[at] += s * (e + lost * Math.abs(v))
  }
  for (const [i, x] of task.X.entries()) {
    if (share[i] === 0) continue
    const inputs: Rounded[] = []
    const sums: Rounded[] = []
    let h: Rounded = { v: [...x], e: x.map(() => 0) }
    for (const [l, W] of weights.entries()) {
      inputs.push(h)
      sums.push(affine(h, W, biases[l]))
      h = activate(sums[l], task.activation)
    }
    const a = sums[weights.length - 1]
    const o = a.v.map((_, k) => task.offset?.[i * a.v.length + k] ?? 0)
    const z = a.v.map((v, k) => v + o[k])
    const errors = a.e.map((e, k) => e + u * Math.abs(z[k]))
    let d: Rounded = { v: slopesOf(task, task.y[i], z), e: slopeErrors(task, task.y[i], z, errors) }
    moved += share[i] * (lost + 8 * u) * lossSize(task, task.y[i], z)
    errors.forEach((e, k) => {
      moved += share[i] * (Math.abs(d.v[k]) + d.e[k]) * e
    })
    for (let l = weights.length - 1; l >= 0; l--) {
      const K = d.v.length
      for (let k = 0; k < K; k++) {
        add(out.biases[l], k, share[i], d.v[k], d.e[k])
        for (let j = 0; j < inputs[l].v.length; j++) {
          const [hj, ej] = [inputs[l].v[j], inputs[l].e[j]]
          const e = Math.abs(hj) * d.e[k] + ej * (Math.abs(d.v[k]) + d.e[k])
          add(out.weights[l], j * K + k, share[i], hj * d.v[k], e)
        }
      }
      if (l > 0) d = times(transposed(d, weights[l]), slopes(sums[l - 1], task.activation))
    }
  }
  return { ...out, lost: moved }
}

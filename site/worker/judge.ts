// How good predictions of rows are that their models did not see.
import type { Held } from '../protocol.ts'

const SHOWN = 1500 // points that a plot can still tell apart

/** Numbers: R^2 = 1 - sum s (y - m)^2 / sum s (y - mean)^2, and the errors. */
export function judgeNumbers(
  alpha: number,
  actual: ArrayLike<number>,
  predicted: Float64Array,
  weights: ArrayLike<number> | undefined,
): Held {
  const n = predicted.length
  let [S, sum, squares, absolute, around] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const s = weights?.[i] ?? 1
    S += s
    sum += s * actual[i]!
    squares += s * (actual[i]! - predicted[i]!) ** 2
    absolute += s * Math.abs(actual[i]! - predicted[i]!)
  }
  for (let i = 0; i < n; i++) around += (weights?.[i] ?? 1) * (actual[i]! - sum / S) ** 2
  const step = Math.ceil(n / SHOWN)
  const some = (values: ArrayLike<number>) =>
    Float64Array.from({ length: Math.ceil(n / step) }, (_, i) => values[i * step]!)
  return {
    kind: 'numbers',
    alpha,
    n,
    actual: some(actual),
    predicted: some(predicted),
    r2: 1 - squares / around,
    rmse: Math.sqrt(squares / S),
    mae: absolute / S,
  }
}

/** Classes, by their probabilities: a row of K for each row of the table. */
export function judgeClasses(
  alpha: number,
  truth: Int32Array,
  probabilities: Float64Array,
  K: number,
  weights: ArrayLike<number> | undefined,
): Held {
  const n = truth.length
  const confusion = Array.from({ length: K }, () => new Array<number>(K).fill(0))
  const sure = new Float64Array(n) // of two classes the second one's probability, of more the chosen one's
  const right = new Uint8Array(n)
  let [S, hits] = [0, 0]
  for (let i = 0; i < n; i++) {
    let chosen = 0
    for (let k = 1; k < K; k++) if (probabilities[i * K + k]! > probabilities[i * K + chosen]!) chosen = k
    const s = weights?.[i] ?? 1
    confusion[truth[i]!]![chosen]! += s
    S += s
    if (chosen === truth[i]) hits += s
    sure[i] = probabilities[i * K + (K === 2 ? 1 : chosen)]!
    right[i] = Number(K === 2 ? truth[i] === 1 : truth[i] === chosen)
  }
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => sure[b]! - sure[a]!)
  return {
    kind: 'classes',
    alpha,
    n,
    accuracy: hits / S,
    confusion,
    calibration: calibration(order, sure, right),
    ...(K === 2 && { roc: roc(order, sure, right, weights) }),
  }
}

/** Ten groups of equal size, from the least sure to the surest. */
function calibration(order: Uint32Array, sure: Float64Array, right: Uint8Array) {
  const groups = Math.min(10, Math.max(1, Math.floor(order.length / 5)))
  return Array.from({ length: groups }, (_, g) => {
    const from = Math.floor((g * order.length) / groups)
    const to = Math.floor(((g + 1) * order.length) / groups)
    let [p, hits] = [0, 0]
    for (let k = from; k < to; k++) {
      p += sure[order[k]!]!
      hits += right[order[k]!]!
    }
    return { predicted: p / (to - from), actual: hits / (to - from), n: to - from }
  }).reverse()
}

/** The share of the second class found against that of the first one mistaken; equals move together. */
function roc(
  order: Uint32Array,
  sure: Float64Array,
  right: Uint8Array,
  weights: ArrayLike<number> | undefined,
) {
  const totals = [0, 0]
  for (const i of order) totals[right[i]!]! += weights?.[i] ?? 1
  const [xs, ys] = [[0], [0]]
  let [x, y, auc, lastX, lastY] = [0, 0, 0, 0, 0]
  const apart = Math.max(1, totals[0]! / 300) // a curve of more points looks the same
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    if (right[i]) y += weights?.[i] ?? 1
    else x += weights?.[i] ?? 1
    if (k + 1 < order.length && sure[order[k + 1]!] === sure[i]) continue
    auc += ((x - lastX) * (y + lastY)) / 2
    ;[lastX, lastY] = [x, y]
    const shown = xs.at(-1)! * totals[0]!
    if (x - shown >= apart || y / totals[1]! - ys.at(-1)! > 0.003 || k + 1 === order.length) {
      xs.push(x / totals[0]!)
      ys.push(y / totals[1]!)
    }
  }
  return { x: Float64Array.from(xs), y: Float64Array.from(ys), auc: auc / (totals[0]! * totals[1]!) }
}

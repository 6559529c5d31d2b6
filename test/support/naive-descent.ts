import type { Answer, Task } from './checker'
import type { LossName } from './checker/losses'

/** The largest curvature of a loss of one output; Infinity where there is none. */
export function steepest(loss: LossName): number {
  return { squared: 1, huber: 1, logistic: 0.25 }[loss as string] ?? Infinity
}

/**
 * Proximal coordinate steps with the loss's curvature bound, one coefficient after the other, until nothing moves:
 * the slow, obvious twin of every solver. Unweighted and unbounded; squared, Huber and logistic.
 */
export function naiveDescent(task: Task, passes = 20_000): Answer {
  const { X, y, alpha, l1Ratio, fitIntercept, loss } = task
  const n = y.length
  const coef = new Array<number>(X[0].length).fill(0)
  let intercept = 0
  const z = new Float64Array(n)
  const curvature = steepest(loss)
  const slope = (i: number): number => {
    if (loss === 'logistic') return -y[i] / (1 + Math.exp(y[i] * z[i]))
    const delta = loss === 'huber' ? (task.parameter as number) : Infinity
    return Math.max(-delta, Math.min(delta, z[i] - y[i]))
  }
  const [l1, l2] = [alpha * l1Ratio, alpha * (1 - l1Ratio)]

  const step = (x: (i: number) => number, w: number, k1: number, k2: number): number => {
    let g = 0
    let h = 0
    for (let i = 0; i < n; i++) {
      g += (x(i) * slope(i)) / n
      h += (curvature * x(i) ** 2) / n
    }
    const target = h * w - g
    const next = (Math.sign(target) * Math.max(0, Math.abs(target) - k1)) / (h + k2)
    for (let i = 0; i < n; i++) z[i] += x(i) * (next - w)
    return next
  }

  for (let pass = 0; pass < passes; pass++) {
    let moved = 0
    for (let j = 0; j < coef.length; j++) {
      const next = step((i) => X[i][j], coef[j], l1, l2)
      moved = Math.max(moved, Math.abs(next - coef[j]))
      coef[j] = next
    }
    if (fitIntercept) intercept = step(() => 1, intercept, 0, 0)
    if (moved < 1e-14) break
  }
  return { coef, intercept }
}

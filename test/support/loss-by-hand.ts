import type { EstimatorName } from './estimators'
import { type EstimatorFacts, estimators } from './estimators'

type Numbers = ArrayLike<number>

/** The loss of a row of linear predictors as the contract writes it, in doubles; classes are 0 to K - 1. */
export function lossOf(name: EstimatorName, options: { quantile?: number; delta?: number } = {}) {
  const { loss, options: own }: EstimatorFacts = estimators[name]
  const { quantile: q = 0.5, delta = Infinity } = { ...own, ...options }
  return (y: number, ...z: number[]): number => {
    const r = y - z[0]
    if (loss === 'squared') return r ** 2 / 2
    if (loss === 'logistic') return Math.log1p(Math.exp(y > 0 ? -z[0] : z[0]))
    if (loss === 'softmax') return Math.log(z.reduce((t, v) => t + Math.exp(v - z[y]), 0))
    if (loss === 'absolute') return Math.abs(r)
    if (loss === 'quantile') return Math.max(q * r, (q - 1) * r)
    if (loss === 'huber') return Math.abs(r) <= delta ? r ** 2 / 2 : delta * (Math.abs(r) - delta / 2)
    return Math.exp(z[0]) - y * z[0]
  }
}

/** The linear predictors of each row, one or K. */
export function predictorsOf(
  { coef, intercept }: { coef: Numbers; intercept: number | Numbers },
  X: readonly Numbers[],
  offset?: Numbers,
): number[][] {
  const b = typeof intercept === 'number' ? [intercept] : Array.from(intercept)
  return X.map((x, i) =>
    b.map((v, k) =>
      Array.from(x).reduce(
        (t, value, j) => t + value * coef[k * x.length + j],
        v + (offset?.[i * b.length + k] ?? 0),
      ),
    ),
  )
}

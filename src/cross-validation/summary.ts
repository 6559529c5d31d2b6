/** Scores of one alpha over the folds: mean = sum S_k e_k / sum S_k, and the standard error of that mean. */
export function summary(scores: readonly number[], sizes: readonly number[]): [mean: number, error: number] {
  const all = sizes.reduce((sum, S) => sum + S)
  const mean = scores.reduce((sum, e, k) => sum + sizes[k]! * e, 0) / all
  const squares = scores.reduce((sum, e, k) => sum + sizes[k]! * (e - mean) ** 2, 0)
  return [mean, Math.sqrt(squares / (all * (scores.length - 1)))]
}

/** Index of the best mean, the first of equals; `sign` is -1 where high is good. */
export function bestOf(means: Float64Array, sign: number): number {
  let best = 0
  for (let i = 1; i < means.length; i++) if (sign * means[i]! < sign * means[best]!) best = i
  return best
}

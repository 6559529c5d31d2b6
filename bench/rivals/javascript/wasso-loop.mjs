// Development only.
export function loop(estimator, { X, y }, alphas, options) {
  let start
  const models = Array.from(
    alphas,
    (alpha) => (start = estimator({ alpha, ...options }).fit(X, y, { start })),
  )
  return models
}

// What a fresh process and a fresh page measure alike. `load` imports wasso, `problem` is { X, y }.

/** Milliseconds from the import to the first fitted model. */
export async function cold(load, { X, y }) {
  const started = performance.now()
  const { Lasso } = await load()
  new Lasso({ alpha: 0.5 }).fit(X, y)
  return performance.now() - started
}

/** Milliseconds of each of 20 equal fits, the core compiled before. */
export async function series(load, { X, y }) {
  const { init, Lasso } = await load()
  await init()
  const estimator = new Lasso({ alpha: 0.05 })
  return Array.from({ length: 20 }, () => {
    const started = performance.now()
    estimator.fit(X, y)
    return performance.now() - started
  })
}

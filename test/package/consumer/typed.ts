import { Lasso, LogisticRegression, modelFromJSON, WassoError } from 'wasso'

const X = { data: new Float32Array([1, 2, 3, 4]), rows: 4, cols: 1 }
const model = new Lasso({ alpha: 0.1, penaltyFactor: [1] }).fit(X, [2, 4, 6, 8], {
  sampleWeight: [1, 1, 1, 2],
})
const coef: Float64Array = model.coef
const status: 'optimal' | 'stopped' = model.certificate.status
const again = modelFromJSON(model.toJSON())
const labels = new LogisticRegression({ alpha: 0.1 }).fit(X, ['a', 'a', 'b', 'b'])
const probabilities: Float64Array = labels.predictProba(X)

// @ts-expect-error no such option
new Lasso({ alpha: 1, lambda: 1 })
// @ts-expect-error coef cannot be assigned
model.coef = coef

export { again, probabilities, status, WassoError }

/** What tells one estimator from another. */
export interface Spec {
  readonly name: string
  /** The core's number of the loss. */
  readonly loss: number
  /** The default; absent where nothing is penalised. */
  readonly l1Ratio?: number
  /** y holds classes. */
  readonly classifier?: boolean
}

/** Losses of the core. */
const Loss = { squared: 0, logistic: 1 }

/** All estimators. */
export const specs = {
  LinearRegression: { name: 'LinearRegression', loss: Loss.squared },
  Ridge: { name: 'Ridge', loss: Loss.squared, l1Ratio: 0 },
  Lasso: { name: 'Lasso', loss: Loss.squared, l1Ratio: 1 },
  ElasticNet: { name: 'ElasticNet', loss: Loss.squared, l1Ratio: 0.5 },
  LogisticRegression: { name: 'LogisticRegression', loss: Loss.logistic, l1Ratio: 0, classifier: true },
} satisfies Record<string, Spec>

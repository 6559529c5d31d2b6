import type * as Wasso from 'wasso'
import type * as Networks from 'wasso/networks'

type Linear = Extract<
  keyof typeof Wasso,
  `${string}${'Regression' | 'Regressor' | 'Lasso' | 'Ridge' | 'Net' | 'Deviations'}`
>
type Network = Extract<keyof typeof Networks, `MLP${string}`>

/** A model as the terminal calls it. */
export interface Kind {
  readonly estimator: Linear | Network
  /** A neural network, from an entry of its own. */
  readonly network?: boolean
  /** There is no sensible alpha without asking the data. */
  readonly choose?: boolean
  readonly classifier?: boolean
  /** What its loss is called, and how many times it that is. */
  readonly loss: readonly [name: string, times: number]
  /** Its loss has another least value than 0. */
  readonly shifted?: boolean
  /** What `score` means. */
  readonly score: string
  /** How much longer one pass takes than one of least squares, roughly. */
  readonly cost: number
}

const squared = { loss: ['mean squared error', 2], score: 'R\u00b2', cost: 1 } as const

export const models: Readonly<Record<string, Kind>> = {
  lasso: { estimator: 'Lasso', choose: true, ...squared },
  ridge: { estimator: 'Ridge', choose: true, ...squared },
  'elastic-net': { estimator: 'ElasticNet', choose: true, ...squared },
  linear: { estimator: 'LinearRegression', ...squared },
  logistic: {
    estimator: 'LogisticRegression',
    choose: true,
    classifier: true,
    loss: ['log loss', 1],
    score: 'accuracy',
    cost: 20,
  },
  lad: {
    estimator: 'LeastAbsoluteDeviations',
    loss: ['mean absolute error', 1],
    score: 'share of the loss explained',
    cost: 200,
  },
  quantile: {
    estimator: 'QuantileRegressor',
    loss: ['quantile loss', 1],
    score: 'share of the loss explained',
    cost: 200,
  },
  huber: { estimator: 'HuberRegressor', loss: ['Huber loss', 1], score: 'R\u00b2', cost: 20 },
  poisson: {
    estimator: 'PoissonRegressor',
    loss: ['Poisson loss', 1],
    shifted: true,
    score: 'share of the deviance explained',
    cost: 20,
  },
}

// A network is one of these by its target, or by its loss.
const network = { choose: true, network: true, cost: 3000 } as const
export const networks = {
  squared: { estimator: 'MLPRegressor', ...network, loss: squared.loss, score: squared.score },
  huber: { estimator: 'MLPRegressor', ...network, loss: ['Huber loss', 1], score: squared.score },
  poisson: {
    estimator: 'MLPRegressor',
    ...network,
    loss: ['Poisson loss', 1],
    shifted: true,
    score: 'share of the deviance explained',
  },
  classes: {
    estimator: 'MLPClassifier',
    ...network,
    classifier: true,
    loss: ['log loss', 1],
    score: 'accuracy',
  },
} as const satisfies Record<string, Kind>

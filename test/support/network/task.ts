export const activations = ['tanh', 'logistic', 'softplus', 'relu', 'identity'] as const
export type Activation = (typeof activations)[number]

export const losses = ['squared', 'huber', 'poisson', 'logistic', 'softmax'] as const
export type Loss = (typeof losses)[number]

/** What a network is fitted to, as the contract writes it; y is -1 or 1 of two classes, 0 to K - 1 of more. */
export interface NetworkTask {
  readonly X: readonly (readonly number[])[]
  readonly y: readonly number[]
  readonly weights?: readonly number[] | undefined
  /** Length n, or n rows of K. */
  readonly offset?: readonly number[] | undefined
  readonly loss: Loss
  /** Of Huber's loss. */
  readonly delta?: number | undefined
  readonly activation: Activation
  readonly alpha: number
  readonly l1Ratio: number
  readonly penaltyFactor?: readonly number[] | undefined
  readonly standardize?: boolean | undefined
  /** False: no biases, all are 0. */
  readonly fitIntercept?: boolean | undefined
  readonly groups?: 'weights' | 'inputs' | 'units' | undefined
  /** One for each group, besides the features' own: what adaptive found. */
  readonly groupFactors?: readonly number[] | undefined
}

/** Weights row-major, inputs x outputs; a layer has as many outputs as biases. */
export interface Layers {
  readonly weights: readonly ArrayLike<number>[]
  readonly biases: readonly ArrayLike<number>[]
}

export const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const v of values) total += v
  return total
}

/** s_i / S. */
export function shares({ y, weights }: NetworkTask): number[] {
  const s = weights ?? y.map(() => 1)
  const largest = Math.max(...s)
  const total = sum(s.map((v) => v / largest))
  return s.map((v) => v / largest / total)
}

/** sd_j, the weighted standard deviations about the weighted means; 1 unless standardized. */
export function deviations(task: NetworkTask): number[] {
  const { X, standardize } = task
  if (!standardize) return X[0].map(() => 1)
  const share = shares(task)
  return X[0].map((_, j) => {
    const mean = sum(X.map((x, i) => share[i] * x[j]))
    return Math.sqrt(sum(X.map((x, i) => share[i] * (x[j] - mean) ** 2)))
  })
}

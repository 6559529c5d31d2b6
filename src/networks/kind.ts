import type { Kind } from '../kind.ts'
import { modelOf } from './model.ts'
import { module } from './module.ts'
import { NetworkProblem } from './problem.ts'
import { networkSettings } from './settings.ts'

/** What networks have in place of a linear predictor. */
export const kind = {
  settings: networkSettings,
  Problem: NetworkProblem,
  module,
  model: modelOf,
  inFolds: { tol: 1e-3, pilots: 1 },
} as unknown as Kind

import type { Spec } from '../spec.ts'
import type { NetworkLoss } from './options.ts'
import { ownOptions } from './settings.ts'

/** What tells the networks from other estimators, and by their losses from each other; the numbers are the core's. */
export function specOf(classifier: boolean, loss: NetworkLoss | undefined): Spec {
  if (classifier) {
    const own = [...ownOptions, 'classWeight']
    return { name: 'MLPClassifier', loss: 1, several: 6, l1Ratio: 0, classifier, own }
  }
  const regressor = { name: 'MLPRegressor', l1Ratio: 0, own: [...ownOptions, 'loss', 'delta'] }
  if (loss === 'huber') return { ...regressor, loss: 2, parameter: 'delta', initial: 'auto' }
  return loss === 'poisson' ? { ...regressor, loss: 3, log: true, share: true } : { ...regressor, loss: 0 }
}

import type { Spec } from '../spec.ts'
import type { NetworkLoss } from './options.ts'
import { losses, ownOptions } from './settings.ts'

/** What tells the networks from other estimators, and by their losses from each other; the numbers are the core's. */
export function specOf(classifier: boolean, loss?: NetworkLoss): Spec {
  const log = loss === losses[2]
  const own = classifier
    ? [...ownOptions.filter((name) => name !== 'loss'), 'classWeight']
    : [...ownOptions, 'delta']
  return {
    name: classifier ? 'MLPClassifier' : 'MLPRegressor',
    loss: classifier ? 1 : log ? 3 : 0,
    several: 6,
    l1Ratio: 0,
    classifier,
    log,
    share: log,
    own,
    ...(loss === losses[1] && { loss: 2, parameter: 'delta', initial: 'auto' }),
  }
}

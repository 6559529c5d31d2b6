import type { Spec } from '../spec.ts'
import type { NetworkLoss } from './options.ts'
import { losses, ownOptions } from './settings.ts'

/** What tells the networks from other estimators, and by their losses from each other; the numbers are the core's. */
export function specOf(classifier: boolean, loss: NetworkLoss | undefined): Spec {
  const own = [...ownOptions, classifier ? 'classWeight' : 'delta']
  const log = loss === losses[2]
  return classifier
    ? {
        name: 'MLPClassifier',
        loss: 1,
        several: 6,
        l1Ratio: 0,
        classifier,
        own: own.filter((name) => name !== 'loss'),
      }
    : {
        name: 'MLPRegressor',
        loss: log ? 3 : 0,
        l1Ratio: 0,
        own,
        log,
        share: log,
        ...(loss === losses[1] && { loss: 2, parameter: 'delta', initial: 'auto' }),
      }
}

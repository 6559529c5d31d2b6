import type { Kind } from '../../kind.ts'
import type { NetworkLoss } from '../../networks/options.ts'
import { NetworkProblem } from '../../networks/problem.ts'
import { networkSettings } from '../../networks/settings.ts'
import { specOf } from '../../networks/spec.ts'
import { type Spec, specs } from '../../spec.ts'

/** Networks as a worker needs them: their models are made where they are wanted. */
const kind = { settings: networkSettings, Problem: NetworkProblem } as unknown as Kind

type Entry = (options: { readonly loss?: NetworkLoss }) => Spec

/** The estimators of every entry, by name. */
const entries: Record<string, Entry> = {
  ...Object.fromEntries(Object.values(specs).map((spec) => [spec.name, () => spec])),
  MLPRegressor: ({ loss }) => ({ ...specOf(false, loss), kind }),
  MLPClassifier: () => ({ ...specOf(true, undefined), kind }),
}

/** What tells the estimator of this name from others. */
export const specNamed = (name: string, options: object): Spec => entries[name]!(options)

import { runAsync, runSync } from '../core/run.ts'
import { CrossValidation } from '../cross-validation/cross-validation.ts'
import {
  type CrossValidateAsyncData,
  type CrossValidateData,
  crossAsyncKeys,
  crossKeys,
} from '../cross-validation/data.ts'
import { crossSteps } from '../cross-validation/steps.ts'
import { type Arguments, dataOf } from '../fit/call.ts'
import {
  controlOf,
  type FitAsyncData,
  type FitData,
  fitAsyncKeys,
  fitKeys,
  type PathAsyncData,
  type PathData,
  pathAsyncKeys,
  pathKeys,
} from '../fit/data.ts'
import { fitSteps } from '../fit/fit.ts'
import { modelOf } from '../model/make.ts'
import type { Parts } from '../model/model.ts'
import type { Options } from '../options.ts'
import { Path } from '../path/path.ts'
import { pathSteps } from '../path/steps.ts'
import type { Spec } from '../spec.ts'

/** @internal What tells an estimator from another; undefined for what is no estimator. */
export let specOf: (estimator: unknown) => Spec | undefined

/** Every estimator: what Regressor and Classifier type, each for its y and its models. */
export class Estimator {
  readonly options: Options
  readonly #spec: Spec

  static {
    specOf = (estimator) => (estimator instanceof Estimator ? estimator.#spec : undefined)
  }

  constructor(spec: Spec, options: Options) {
    this.#spec = spec
    this.options = Object.freeze({ ...options })
  }

  fit(...given: Arguments<FitData>) {
    return this.#model(runSync(fitSteps(this.#spec, this.options, given, fitKeys)))
  }

  async fitAsync(...given: Arguments<FitAsyncData>) {
    const steps = fitSteps(this.#spec, this.options, given, fitAsyncKeys)
    return this.#model(await runAsync(steps, controlOf(dataOf(given))))
  }

  #model(parts: Parts) {
    return modelOf(this.#spec, parts, this.options)
  }

  path(...given: Arguments<PathData>) {
    return new Path(runSync(pathSteps(this.#spec, this.options, given, pathKeys)), given, this.#spec)
  }

  async pathAsync(...given: Arguments<PathAsyncData>) {
    const steps = pathSteps(this.#spec, this.options, given, pathAsyncKeys)
    return new Path(await runAsync(steps, controlOf(dataOf(given))), given, this.#spec)
  }

  crossValidate(...given: Arguments<CrossValidateData>) {
    const steps = crossSteps(this.#spec, this.options, given, crossKeys)
    return new CrossValidation(runSync(steps), given, this.#spec)
  }

  async crossValidateAsync(...given: Arguments<CrossValidateAsyncData>) {
    const steps = crossSteps(this.#spec, this.options, given, crossAsyncKeys)
    return new CrossValidation(await runAsync(steps, controlOf(dataOf(given))), given, this.#spec)
  }
}

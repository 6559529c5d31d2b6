import type { AsyncControl } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Arguments } from '../fit/call.ts'
import { controlOf, type PathAsyncData } from '../fit/data.ts'
import { Dataset, internals } from '../index.ts'
import type { Options } from '../options.ts'
import { show } from '../words.ts'
import type { Crew } from './crew.ts'
import { Crossing } from './crossing.ts'
import type { Call } from './job.ts'
import type { Verb } from './messages.ts'
import { Solo } from './solo.ts'

interface Estimator {
  readonly options: Options
}

type Async = (...given: readonly unknown[]) => Promise<unknown>
type Given = Arguments<PathAsyncData>

/** What a pool does: each call is a job of the crew. */
export class Workers {
  readonly size: number
  readonly #crew: Crew

  constructor(size: number, crew: Crew) {
    this.size = size
    this.#crew = crew
    Object.freeze(this)
  }

  fit(estimator: Estimator, ...given: Given): Promise<unknown> {
    return this.#do('fit', estimator, given)
  }

  path(estimator: Estimator, ...given: Given): Promise<unknown> {
    return this.#do('path', estimator, given)
  }

  crossValidate(estimator: Estimator, ...given: Given): Promise<unknown> {
    return this.#do('crossValidate', estimator, given)
  }

  dispose(): void {
    this.#crew.dispose()
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  async #do(verb: Verb, estimator: Estimator, given: Given): Promise<unknown> {
    const spec =
      internals.specOf(estimator) ?? fail('TYPE', `an estimator is asked for, but ${show(estimator)} given`)
    const data = given[0] instanceof Dataset ? (given[1] as AsyncControl) : given[2]
    const alone = (estimator as unknown as Record<string, Async>)[`${verb}Async`]!
    const call: Call = {
      verb,
      spec,
      options: estimator.options,
      given,
      control: controlOf(data),
      alone: () => alone.apply(estimator, given as unknown as unknown[]),
    }
    const crossing = verb === 'crossValidate'
    return (crossing ? new Crossing(call, this.#crew, this.size) : new Solo(call, this.#crew)).start()
  }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contain } from '../support/containers'
import { estimators, type FittedModel } from '../support/estimators'
import { toProblem } from '../support/problem/problem'
import { spec } from '../support/problem/spec'

type Library = Record<
  string,
  new (
    options: unknown,
  ) => { fit(X: unknown, y: unknown, data: unknown): FittedModel }
>

const release = (await import(new URL('../../build/index.js', import.meta.url).href)) as Library
const debug = (await import(new URL('../../build/debug.js', import.meta.url).href)) as Library

function outcome(library: Library, s: Parameters<typeof toProblem>[0]): unknown {
  const { task, options, data } = toProblem(s)
  try {
    return new library[estimators[s.estimator].type](options)
      .fit(contain(s.container, task.X), task.y, data)
      .toJSON()
  } catch (error) {
    return (error as { code?: string }).code
  }
}

test('the release core and the debug core, which checks every bound, give the same bits', () => {
  fc.assert(
    fc.property(spec, (s) => {
      expect(outcome(release, s)).toEqual(outcome(debug, s))
    }),
    { numRuns: 300, seed: 20260103 },
  )
}, 600_000)

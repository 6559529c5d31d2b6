import fc from 'fast-check'
import { test } from 'vitest'
import { judge } from '../support/problem/judge'
import { toProblem } from '../support/problem/problem'
import { spec } from '../support/problem/spec'

/** 2,000 of the same problems in every run; WASSO_RUNS=20000 WASSO_SEED=7 asks for more, and others. */
const environment = import.meta.env as Record<string, string | undefined>
const numRuns = Number(environment.WASSO_RUNS ?? 2000)
const seed = Number(environment.WASSO_SEED ?? 20260101)

test(`no fit of ${numRuns} random problems claims what the checker refutes, and all that can succeed do`, {
  timeout: 3_600_000,
}, () => {
  fc.assert(
    fc.property(spec, (s) => {
      const wrong = judge(toProblem(s))
      if (wrong !== undefined) throw new Error(wrong)
    }),
    { numRuns, seed },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solverNames } from '../support/estimators'
import { fitOrCode, judge } from '../support/problem/judge'
import { toProblem } from '../support/problem/problem'
import { spec } from '../support/problem/spec'

/**
 * Methods of first order may stop on a hard problem, and any but the general two may be unable; what none may do is
 * claim what the checker refutes, or fail in another way.
 */
test.each(solverNames.filter((name) => name !== 'auto'))(
  '%s claims nothing that is refuted',
  (solver) => {
    let fitted = 0
    fc.assert(
      fc.property(spec, (s) => {
        const problem = toProblem(s)
        const outcome = fitOrCode(problem, { solver, maxIter: 20_000 })
        if (outcome === 'PARAMETER') return
        if (typeof outcome !== 'string') fitted++
        const wrong = judge(problem, outcome)
        if (wrong !== undefined && !wrong.startsWith('stopped')) throw new Error(wrong)
      }),
      { numRuns: 300, seed: 20260102 },
    )
    expect(fitted).toBeGreaterThan(30)
  },
  600_000,
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeNetwork } from '../../support/network/fits'
import { judgeNetwork } from '../../support/network/judge'
import { toNetworkProblem } from '../../support/network/problem'
import { type NetworkSpec, networkSpec } from '../../support/network/spec'

/** The same networks in every run; WASSO_RUNS=20000 WASSO_SEED=7 asks for more, and others. */
const environment = import.meta.env as Record<string, string | undefined>
const numRuns = Number(environment.WASSO_RUNS ?? 400)
const seed = Number(environment.WASSO_SEED ?? 20260103)

test.each(['auto', 'owl-qn', 'adam'])(
  '%s: no random network claims what the naive one refutes',
  { timeout: 3_600_000 },
  (solver) => {
    const outcomes: boolean[] = []
    fc.assert(
      fc.property(networkSpec, (s) => {
        const { task, options, data } = toNetworkProblem({ ...s, adaptive: false })
        const own = { maxIter: 3000, ...(solver === 'adam' && { maxEpochs: 30 }) }
        const model = makeNetwork(task.loss, { ...options, solver, ...own }).fit(task.X, task.y, data)
        const wrong = judgeNetwork(task, model, { hidden: s.hidden, tol: 1e-6 })
        if (wrong !== undefined) throw new Error(wrong)
        if (hasMinimum(s)) outcomes.push(model.certificate.status === 'stationary')
      }),
      { numRuns: solver === 'auto' ? numRuns : numRuns / 4, seed },
    )
    expect(outcomes.length).toBeGreaterThan(numRuns / 20)
    if (solver !== 'adam') expect(outcomes.filter(Boolean).length).toBeGreaterThan(0.95 * outcomes.length)
  },
)

/**
 * Relu has kinks, at which a search may end. A unit of softplus turns linear as its bias grows, and a feature without a
 * penalty feeds a weight that may grow while the next one shrinks: F may then fall for ever.
 */
function hasMinimum({ activation, factors, hidden }: NetworkSpec): boolean {
  if (hidden.length === 0) return true
  return activation !== 'relu' && activation !== 'softplus' && factors !== 'zero' && factors !== 'all'
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeNetwork } from '../../support/network/fits'
import { judgeNetwork } from '../../support/network/judge'
import { toNetworkProblem } from '../../support/network/problem'
import { networkSpec } from '../../support/network/spec'

/** The same networks in every run; WASSO_RUNS=20000 WASSO_SEED=7 asks for more, and others. */
const environment = import.meta.env as Record<string, string | undefined>
const numRuns = Number(environment.WASSO_RUNS ?? 400)
const seed = Number(environment.WASSO_SEED ?? 20260103)

test.each(['auto', 'owl-qn', 'adam'])(
  '%s: no random network claims what the naive one refutes',
  { timeout: 3_600_000 },
  (solver) => {
    let stationary = 0
    let fitted = 0
    fc.assert(
      fc.property(networkSpec, (s) => {
        const { task, options, data } = toNetworkProblem(s)
        if (solver !== 'auto' && s.groups !== 'weights') return
        const model = makeNetwork(task.loss, {
          ...options,
          solver,
          ...(solver === 'adam' && { maxEpochs: 30 }),
        }).fit(task.X, task.y, data)
        fitted++
        if (model.certificate.status === 'stationary') stationary++
        const wrong = judgeNetwork(task, model, { hidden: s.hidden, tol: 1e-6 })
        if (wrong !== undefined) throw new Error(wrong)
      }),
      { numRuns: solver === 'auto' ? numRuns : numRuns / 4, seed },
    )
    // Of relu and of tiny alphas some stop.
    if (solver !== 'adam') expect(stationary).toBeGreaterThan(0.7 * fitted)
  },
)

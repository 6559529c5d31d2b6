import type { Steps } from '../core/steps.ts'
import type { Problem, Solution } from '../fit/problem.ts'
import { during } from './during.ts'

/** The optima along descending alphas, each from the one before; `visit` is told each and may end it with false. */
export function* trace(
  problem: Problem,
  alphas: Float64Array,
  l1Ratio: number,
  visit: (solution: Solution, i: number) => boolean,
): Steps<void> {
  const total = alphas.length
  yield* during(problem.follow(l1Ratio), { phase: 'path', done: 0, total })
  for (let i = 0; i < total; i++) {
    const solution = yield* during(problem.solve(alphas[i]!, l1Ratio), { phase: 'path', done: i, total })
    if (!visit(solution, i)) return
    yield { phase: 'path', done: i + 1, total }
  }
}

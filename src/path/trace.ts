import type { Steps } from '../core/steps.ts'
import type { Solution } from '../fit/problem.ts'
import type { AnyProblem } from '../kind.ts'
import { during } from './during.ts'

/** The optima along the alphas, each from the one before; `visit` is told each and may end it with false. */
export function* trace(
  problem: AnyProblem,
  alphas: Float64Array,
  l1Ratio: number,
  visit: (solution: Solution, i: number) => boolean,
): Steps<void> {
  const total = alphas.length
  yield* during(problem.follow(l1Ratio), { phase: 'path', done: 0, total })
  for (let done = 0; done < total; done++) {
    const i = problem.ascends ? total - 1 - done : done
    const solution = yield* during(problem.solve(alphas[i]!, l1Ratio), { phase: 'path', done, total })
    if (!visit(solution, i)) return
    yield { phase: 'path', done: done + 1, total }
  }
}

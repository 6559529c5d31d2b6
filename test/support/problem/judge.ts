import { check, refuted } from '../checker'
import { outputsOf } from '../checker/task'
import { contain } from '../containers'
import { type FittedModel, make } from '../estimators'
import { interceptsOf } from '../expect-close'
import type { Problem } from './problem'

/** Fits a problem; the error's code where one is thrown. */
export function fitOrCode(
  { spec, task, options, data }: Problem,
  more: Record<string, unknown> = {},
): FittedModel | string {
  try {
    return make(spec.estimator, { ...options, ...more }).fit(
      contain(spec.container, task.X),
      task.y,
      Object.keys(data).length > 0 ? data : undefined,
    )
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** What is wrong with what came of a problem; undefined when all is right. */
export function judge(
  problem: Problem,
  outcome: FittedModel | string = fitOrCode(problem),
): string | undefined {
  const { expected, task } = problem
  if (typeof outcome === 'string')
    return outcome === expected ? undefined : `threw ${outcome}, expected ${expected}`
  if (expected !== 'optimal') return `fitted, expected ${expected}`
  return judgeCoefficients(problem, outcome) ?? judgeCertificate(task, outcome)
}

function judgeCoefficients({ task }: Problem, model: FittedModel): string | undefined {
  const { coef, support } = model
  const intercepts = interceptsOf(model)
  const p = task.X[0].length
  const K = outputsOf(task)
  if (coef.length !== K * p || intercepts.length !== K)
    return `${coef.length} coefficients and ${intercepts.length} intercepts of ${K} x ${p}`
  for (const b of intercepts) if (!Number.isFinite(b)) return `intercept ${b}`
  if (!task.fitIntercept && intercepts.some((b) => b !== 0))
    return `intercept ${intercepts} without fitIntercept`
  for (const [at, w] of coef.entries()) {
    const j = at % p
    if (!Number.isFinite(w) || Object.is(w, -0)) return `coefficient ${at} is ${Object.is(w, -0) ? '-0' : w}`
    const [low, high] = [task.lower?.[j] ?? -Infinity, task.upper?.[j] ?? Infinity]
    if (w < low || w > high) return `coefficient ${at} is ${w}, outside [${low}, ${high}]`
    if (task.penaltyFactor?.[j] === Infinity && w !== 0) return `coefficient ${at} is ${w}, though excluded`
  }
  if (K > 1 && Math.abs(sum(intercepts)) > 1e-12 * sum(intercepts.map(Math.abs)))
    return `intercepts ${intercepts} do not sum to 0`
  const nonzero = task.X[0].map((_, j) => j).filter((j) => coef.some((w, at) => at % p === j && w !== 0))
  return String([...support]) === String(nonzero)
    ? undefined
    : `support is ${support}, nonzero are ${nonzero}`
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

function judgeCertificate(task: Problem['task'], model: FittedModel): string | undefined {
  const { certificate } = model
  const found = check(task, model)
  const wrong = refuted(found, certificate)
  if (wrong !== undefined) return `refuted: ${wrong}`
  if (certificate.status !== 'optimal')
    return `stopped after ${certificate.iterations} at gap ${certificate.gap}; the checker finds ${found.gap} of ${found.nullObjective}`
  if (found.constant)
    return certificate.gap === 0 ? undefined : `constant response, but gap ${certificate.gap}`
  if (
    !(
      Math.abs(certificate.objective - found.objective) <=
      1e-12 * Math.abs(found.objective) + 1e-14 * found.nullObjective + found.objectiveRounding
    )
  )
    return `objective reported ${certificate.objective}, recomputed ${found.objective}`
  return undefined
}

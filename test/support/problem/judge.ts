import { check, refuted } from '../checker'
import { contain } from '../containers'
import { estimators, type FittedModel } from '../estimators'
import type { Problem } from './problem'

/** Fits a problem; the error's code where one is thrown. */
export function fitOrCode(
  { spec, task, options, data }: Problem,
  more: Record<string, unknown> = {},
): FittedModel | string {
  const { Estimator } = estimators[spec.estimator]
  try {
    const estimator = new Estimator({ ...options, ...more } as never)
    return estimator.fit(
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

function judgeCoefficients({ task }: Problem, { coef, intercept, support }: FittedModel): string | undefined {
  if (!Number.isFinite(intercept)) return `intercept ${intercept}`
  if (!task.fitIntercept && intercept !== 0) return `intercept ${intercept} without fitIntercept`
  for (const [j, w] of coef.entries()) {
    if (!Number.isFinite(w) || Object.is(w, -0)) return `coefficient ${j} is ${Object.is(w, -0) ? '-0' : w}`
    const [low, high] = [task.lower?.[j] ?? -Infinity, task.upper?.[j] ?? Infinity]
    if (w < low || w > high) return `coefficient ${j} is ${w}, outside [${low}, ${high}]`
    if (task.penaltyFactor?.[j] === Infinity && w !== 0) return `coefficient ${j} is ${w}, though excluded`
  }
  const nonzero = [...coef.keys()].filter((j) => coef[j] !== 0)
  return String([...support]) === String(nonzero)
    ? undefined
    : `support is ${support}, nonzero are ${nonzero}`
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
      1e-12 * found.objective + 1e-14 * found.nullObjective
    )
  )
    return `objective reported ${certificate.objective}, recomputed ${found.objective}`
  return undefined
}

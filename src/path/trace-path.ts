import type { Target } from '../fit/target.ts'
import type { AnyProblem } from '../kind.ts'
import type { Resident } from '../matrix/resident.ts'
import { spread } from '../matrix/spread.ts'
import type { Certificate } from '../model/certificate.ts'
import type { Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import type { Alphas } from './grid.ts'
import { knotsOf } from './knots.ts'
import { leastLosses } from './least-losses.ts'
import { penaltyValue } from './penalty-value.ts'
import { trace } from './trace.ts'

/** The numbers of a path. */
export function* tracePath(
  X: Resident,
  problem: AnyProblem,
  spec: Spec,
  settings: Settings,
  target: Target,
  asked: Alphas,
  l1Ratio: number,
  most = Infinity,
) {
  const { n, p } = X
  const { weights } = target
  const alphas = typeof asked === 'function' ? asked(yield* problem.alphaMax(l1Ratio)) : asked
  const count = alphas.length
  let [coefs, intercepts] = [new Float64Array(), new Float64Array()]
  const losses = new Float64Array(count)
  const outliers: Int32Array[] = []
  const least = spec.log ? leastLosses(X.core, target, settings) : undefined
  const certificates: Certificate[] = []
  const sd = settings.standardize ? spread(X, weights) : undefined
  let nullLoss = 0
  yield* trace(problem, alphas, l1Ratio, (found, i) => {
    const { coef, intercepts: b, certificate } = found
    if (coefs.length === 0) {
      coefs = new Float64Array(count * coef.length)
      intercepts = new Float64Array(count * b.length)
    }
    coefs.set(coef, i * coef.length)
    intercepts.set(b, i * b.length)
    certificates[i] = certificate
    const beyond = problem.outliers()
    if (beyond) outliers.push(beyond)
    const { objective } = certificate
    const saturated = least?.saturated ?? 0
    const bare = found.loss ?? objective - penaltyValue(coef, alphas[i]!, l1Ratio, settings, sd, p)
    const loss = bare - saturated
    // Rounding alone must not make it negative.
    losses[i] = Math.abs(loss) < 1e-14 * Math.max(Math.abs(objective), Math.abs(saturated)) ? 0 : loss
    nullLoss = least?.nullLoss ?? found.nullLoss
    return !(nullLoss - losses[i]! >= most * nullLoss)
  })
  const done = certificates.length
  const knots = problem.knots()
  return {
    l1Ratio,
    alphas: alphas.slice(0, done),
    coefs: done < count ? coefs.slice(0, (coefs.length / count) * done) : coefs,
    intercepts: intercepts.slice(0, (intercepts.length / count) * done),
    certificates: Object.freeze(certificates),
    losses: losses.slice(0, done),
    nullLoss,
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight) : n,
    knots: knots.length > 0 ? knotsOf(knots) : undefined,
    outliers: spec.outliers ? Object.freeze(outliers) : undefined,
  }
}

import type { Problem } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import type { Resident } from '../matrix/resident.ts'
import { spread } from '../matrix/spread.ts'
import type { Certificate } from '../model/certificate.ts'
import type { Settings } from '../settings.ts'
import type { Alphas } from './grid.ts'
import { knotsOf } from './knots.ts'
import { penaltyValue } from './penalty-value.ts'
import { trace } from './trace.ts'

/** The numbers of a path. */
export function* tracePath(
  X: Resident,
  problem: Problem,
  settings: Settings,
  { weights }: Target,
  asked: Alphas,
  l1Ratio: number,
  most = Infinity,
) {
  const { n, p } = X
  const alphas = typeof asked === 'function' ? asked(yield* problem.alphaMax(l1Ratio)) : asked
  const count = alphas.length
  const coefs = new Float64Array(count * p)
  const [intercepts, losses] = [new Float64Array(count), new Float64Array(count)]
  const certificates: Certificate[] = []
  const sd = settings.standardize ? spread(X, weights) : undefined
  let nullLoss = 0
  yield* trace(problem, alphas, l1Ratio, (found, i) => {
    coefs.set(found.coef, i * p)
    intercepts[i] = found.intercept
    certificates.push(found.certificate)
    const { objective } = found.certificate
    const loss = objective - penaltyValue(found.coef, alphas[i]!, l1Ratio, settings, sd)
    losses[i] = Math.abs(loss) < 1e-14 * objective ? 0 : loss // rounding alone must not make it negative
    nullLoss = found.nullLoss
    return !(nullLoss - losses[i]! >= most * nullLoss)
  })
  const done = certificates.length
  const knots = problem.knots()
  return {
    l1Ratio,
    alphas: alphas.slice(0, done),
    coefs: done < count ? coefs.slice(0, done * p) : coefs,
    intercepts: intercepts.slice(0, done),
    certificates: Object.freeze(certificates),
    losses: losses.slice(0, done),
    nullLoss,
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight) : n,
    ...(knots.length > 0 && { knots: knotsOf(knots) }),
  }
}

import type { Task } from '../checker'
import { type EstimatorFacts, estimators } from '../estimators'
import { integer, normal, uniform } from '../hash'
import { counts } from './counts'
import { design } from './design'
import { labels, pairRows, runaways } from './labels'
import { bounds, penaltyFactors, sampleWeights } from './options'
import type { Spec } from './spec'

/** A spec written out: what to fit, how to call it, and what must come of it. */
export interface Problem {
  readonly spec: Pick<Spec, 'estimator' | 'container'>
  readonly task: Task
  readonly options: Record<string, unknown>
  readonly data: Record<string, unknown>
  readonly expected: 'optimal' | 'ONE_CLASS' | 'SEPARABLE' | 'UNBOUNDED'
}

export function toProblem(given: Spec): Problem {
  const facts: EstimatorFacts = estimators[given.estimator]
  const spec: Spec = facts.takesAlpha ? given : { ...given, relativeAlpha: 0 }
  const X = design(spec)
  const factors = penaltyFactors(spec)
  const scaled = !facts.classifier && facts.loss !== 'poisson'
  const responseUnit = scaled ? 2 ** spec.responseExponent : 1
  const columnUnits = X[0].map((_, j) => Math.max(...X.map((x) => Math.abs(x[j]))) || 1)
  const limits = bounds(spec, (j) => responseUnit / columnUnits[j])
  const l1Ratio = facts.takesL1Ratio ? spec.l1Ratio : facts.l1Ratio
  const shape = {
    l1Ratio,
    penaltyFactor: factors,
    fitIntercept: spec.fitIntercept,
    standardize: spec.standardize,
  }

  let weights = sampleWeights(spec)
  let y: number[]
  let truth: Problem['expected'] = 'optimal'
  const free = runaways(X, weights, { ...shape, alpha: spec.relativeAlpha }, limits)
  if (facts.classifier) {
    const K = facts.classes > 2 ? spec.classes : 2
    const kind = spec.labels === 'separable' && free.length === 0 ? 'random' : spec.labels
    let known: Spec = { ...spec, labels: kind === 'random' && free.length > 0 ? 'twins' : kind }
    const seen = (): number => new Set(y.filter((_, i) => weights?.[i] !== 0)).size
    y = labels(known, X, free, limits, K)
    // With a class less it would be another loss, or another question.
    if (K > 2 && seen() < K) known = { ...spec, labels: 'twins' }
    if (known.labels === 'twins') {
      pairRows(X, K)
      weights = sampleWeights({ ...spec, weights: spec.weights === 'zeros' ? 'positive' : spec.weights })
      y = labels(known, X, free, limits, K)
    }
    if (seen() === 1) truth = 'ONE_CLASS'
    else if (known.labels === 'separable') truth = 'SEPARABLE'
  } else if (facts.loss === 'poisson') {
    const made = counts(spec, X, columnUnits, weights, free.length > 0)
    y = made.y
    if (made.unbounded) truth = 'UNBOUNDED'
  } else {
    y = response(spec, X, columnUnits).map((v) => v * responseUnit)
  }

  const K = facts.classes > 2 ? spec.classes : 1
  const offset = spec.offset
    ? Array.from({ length: y.length * K }, (_, i) => responseUnit * normal(spec.seed + 40, i))
    : undefined
  const parameter = { quantile: spec.quantile, delta: spec.relativeDelta * responseUnit }[
    facts.parameter as 'quantile' | 'delta'
  ]
  const partial = {
    loss: facts.loss,
    parameter,
    X,
    y,
    weights,
    offset,
    ...shape,
    lower: limits?.[0],
    upper: limits?.[1],
  }
  const alpha = spec.relativeAlpha === 0 ? 0 : spec.relativeAlpha * largestAlpha(partial)
  return {
    spec,
    task: { ...partial, alpha },
    options: callOptions(facts, spec, { alpha, l1Ratio, factors, limits, parameter }),
    data: { ...(weights && { sampleWeight: weights }), ...(offset && { offset }) },
    expected: truth,
  }
}

/** y = X w + b + noise, with a third of w nonzero; one in twenty is constant. */
function response({ seed, noise }: Spec, X: number[][], units: number[]): number[] {
  const constant = uniform(seed + 41, 0) < 0.05
  const w = units.map((unit, j) =>
    constant || uniform(seed + 42, j) > 1 / 3 ? 0 : integer(-8, 8, seed + 43, j) / unit,
  )
  return X.map((x, i) => {
    const signal = x.reduce((t, v, j) => t + v * w[j], 1)
    return constant ? signal : signal + noise * normal(seed + 44, i)
  })
}

/** About the alpha above which all coefficients are zero: from the slopes at w = 0 and about the best intercept. */
function largestAlpha(task: Omit<Task, 'alpha'>): number {
  const { X, y, weights, penaltyFactor, l1Ratio } = task
  const s = weights ?? y.map(() => 1)
  const total = s.reduce((a, b) => a + b)
  const mean = (values: number[]): number => values.reduce((t, v, i) => t + v * (s[i] / total), 0)
  const u = slopesAtRest(task, mean)
  const centre = task.fitIntercept ? mean(u) : 0
  const alphas = X[0].map((_, j) => {
    const v = penaltyFactor?.[j] ?? 1
    const x = X.map((row) => row[j])
    const m = mean(x)
    const sd = task.standardize ? Math.max(...x.map((a) => Math.abs(a - m))) : 1
    const slope = Math.abs(mean(x.map((a, i) => a * (u[i] - centre))))
    return v === 0 || v === Infinity || sd === 0 ? 0 : slope / (v * sd * Math.max(l1Ratio, 1e-3))
  })
  return Math.max(...alphas) || 2 ** -4
}

/** u at z = the offset and about the best intercept; but for what an intercept takes back. */
function slopesAtRest(
  { loss, parameter, y, offset, fitIntercept }: Omit<Task, 'alpha'>,
  mean: (values: number[]) => number,
): number[] {
  if (loss === 'logistic') return y.map((v) => v / 2)
  if (loss === 'softmax') return y.map((v) => Number(v === 0))
  if (loss === 'poisson') return [...y]
  const target = y.map((v, i) => v - (offset?.[i] ?? 0))
  if (loss === 'squared') return target
  const centre = fitIntercept ? mean(target) : 0
  const delta = parameter as number
  if (loss === 'huber') return target.map((v) => Math.max(-delta, Math.min(delta, v - centre)))
  const [low, high] = loss === 'absolute' ? [-1, 1] : [delta - 1, delta]
  return target.map((v) => (v > centre ? high : low))
}

interface Chosen {
  alpha: number
  l1Ratio: number
  factors: number[] | undefined
  limits: [number[], number[]] | undefined
  parameter: number | undefined
}

/** The options as a caller would give them: nothing that is its default. */
function callOptions(facts: EstimatorFacts, spec: Spec, chosen: Chosen): Record<string, unknown> {
  return {
    ...(facts.parameter && { [facts.parameter]: chosen.parameter }),
    ...(facts.takesAlpha && { alpha: chosen.alpha }),
    ...(facts.takesL1Ratio && chosen.l1Ratio !== facts.l1Ratio && { l1Ratio: chosen.l1Ratio }),
    ...(chosen.factors && { penaltyFactor: chosen.factors }),
    ...(spec.bounds === 'nonNegative' && { nonNegative: true }),
    ...(spec.bounds !== 'nonNegative' &&
      chosen.limits && { lower: chosen.limits[0], upper: chosen.limits[1] }),
    ...(!spec.fitIntercept && { fitIntercept: false }),
    ...(spec.standardize && { standardize: true }),
  }
}

import type { Task } from '../checker'
import { estimators } from '../estimators'
import { integer, normal, uniform } from '../hash'
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
  readonly expected: 'optimal' | 'ONE_CLASS' | 'SEPARABLE'
}

export function toProblem(given: Spec): Problem {
  const facts = estimators[given.estimator]
  const spec: Spec = facts.takesAlpha ? given : { ...given, relativeAlpha: 0 }
  const X = design(spec)
  const factors = penaltyFactors(spec)
  const responseUnit = facts.classifier ? 1 : 2 ** spec.responseExponent
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
  if (facts.classifier) {
    const free = runaways(X, weights, { ...shape, alpha: spec.relativeAlpha }, limits)
    const kind = spec.labels === 'separable' && free.length === 0 ? 'random' : spec.labels
    const known = { ...spec, labels: kind === 'random' && free.length > 0 ? 'twins' : kind } as Spec
    if (known.labels === 'twins') {
      pairRows(X)
      weights = sampleWeights({ ...spec, weights: spec.weights === 'zeros' ? 'positive' : spec.weights })
    }
    y = labels(known, X, free, limits)
    const classes = new Set(y.filter((_, i) => weights?.[i] !== 0))
    if (classes.size === 1) truth = 'ONE_CLASS'
    else if (known.labels === 'separable') truth = 'SEPARABLE'
  } else {
    y = response(spec, X, columnUnits).map((v) => v * responseUnit)
  }

  const offset = spec.offset ? y.map((_, i) => responseUnit * normal(spec.seed + 40, i)) : undefined
  const partial = {
    loss: facts.loss,
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
    options: callOptions(facts, spec, { alpha, l1Ratio, factors, limits }),
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

/** About the alpha above which all coefficients are zero: from the slopes at w = 0 and the mean response. */
function largestAlpha(task: Omit<Task, 'alpha'>): number {
  const { X, y, weights, offset, penaltyFactor, l1Ratio } = task
  const s = weights ?? y.map(() => 1)
  const total = s.reduce((a, b) => a + b)
  const target = y.map((v, i) => (task.loss === 'logistic' ? v / 2 : v - (offset?.[i] ?? 0)))
  const mean = (values: number[]): number => values.reduce((t, v, i) => t + v * (s[i] / total), 0)
  const centre = task.fitIntercept ? mean(target) : 0
  const alphas = X[0].map((_, j) => {
    const v = penaltyFactor?.[j] ?? 1
    const x = X.map((row) => row[j])
    const m = mean(x)
    const sd = task.standardize ? Math.max(...x.map((a) => Math.abs(a - m))) : 1
    const slope = Math.abs(mean(x.map((a, i) => a * (target[i] - centre))))
    return v === 0 || v === Infinity || sd === 0 ? 0 : slope / (v * sd * Math.max(l1Ratio, 1e-3))
  })
  return Math.max(...alphas) || 2 ** -4
}

interface Chosen {
  alpha: number
  l1Ratio: number
  factors: number[] | undefined
  limits: [number[], number[]] | undefined
}

/** The options as a caller would give them: nothing that is its default. */
function callOptions(
  facts: (typeof estimators)[keyof typeof estimators],
  spec: Spec,
  chosen: Chosen,
): Record<string, unknown> {
  return {
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

import fc from 'fast-check'
import { type ContainerName, containerNames, containers } from '../containers'
import { type EstimatorName, estimatorNames, estimators } from '../estimators'

/** A random problem in a few words: all that a counterexample needs to print. `toProblem` writes it out. */
export interface Spec {
  readonly seed: number
  readonly n: number
  readonly p: number
  readonly estimator: EstimatorName
  readonly container: ContainerName
  /** Small integers; 20-bit multiples of 2^-16; full mantissas; four zeros of five. */
  readonly entries: 'integer' | 'grid' | 'full' | 'sparse'
  /** Rank-deficient: some columns repeat, are zero, constant, or combinations of others. */
  readonly deficient: boolean
  /** Columns times 2^exponent: not at all, all alike, or each with an exponent of its own up to this one. */
  readonly columnScale: 'one' | 'common' | 'each'
  readonly columnExponent: number
  readonly responseExponent: number
  readonly noise: number
  readonly weights: 'none' | 'positive' | 'zeros' | 'integer'
  readonly offset: boolean
  readonly factors: 'none' | 'positive' | 'zero' | 'infinite' | 'all'
  readonly bounds: 'none' | 'nonNegative' | 'one-sided' | 'box' | 'mixed'
  readonly fitIntercept: boolean
  readonly standardize: boolean
  /** alpha over alpha_max; 0 is alpha = 0. */
  readonly relativeAlpha: number
  readonly l1Ratio: number
  /** Of classes and of counts: `separable` has no finite optimum, where that can be had. */
  readonly labels: 'random' | 'twins' | 'separable'
  /** The quantile, from 0.001 to 0.999. */
  readonly quantile: number
  /** Huber's delta over the noise: a power of ten from -3 to 3. */
  readonly relativeDelta: number
  /** Of the classifier of more than two. */
  readonly classes: number
}

/** Float32 ends at 2^-126; 20-bit entries must stay exact above it. */
const NARROW_EXPONENT = 90

const exponent = fc.integer({ min: -200, max: 200 })

function weighted<T>(...choices: [number, T][]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))
}

export const spec: fc.Arbitrary<Spec> = fc
  .record<Spec>({
    seed: fc.noShrink(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
    n: fc.integer({ min: 1, max: 60 }),
    p: fc.integer({ min: 1, max: 60 }),
    estimator: fc.constantFrom(...estimatorNames),
    container: fc.constantFrom(...containerNames),
    entries: fc.constantFrom('integer', 'grid', 'full', 'sparse'),
    deficient: weighted([3, false], [1, true]),
    columnScale: weighted([3, 'one'], [1, 'common'], [1, 'each']),
    columnExponent: exponent,
    responseExponent: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: exponent }),
    noise: fc.constantFrom(1, 0.01, 0),
    weights: weighted([3, 'none'], [1, 'positive'], [1, 'zeros'], [1, 'integer']),
    offset: weighted([2, false], [1, true]),
    factors: weighted([4, 'none'], [1, 'positive'], [1, 'zero'], [1, 'infinite'], [1, 'all']),
    bounds: weighted([4, 'none'], [1, 'nonNegative'], [1, 'one-sided'], [1, 'box'], [1, 'mixed']),
    fitIntercept: weighted([3, true], [1, false]),
    standardize: weighted([2, false], [1, true]),
    relativeAlpha: fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      {
        weight: 8,
        arbitrary: fc.integer({ min: -60, max: 1 }).map((tenths) => 1.2 * 10 ** (tenths / 10 - 0.1)),
      },
    ),
    l1Ratio: fc.constantFrom(1, 0.5, 0.05, 0.95, 0),
    labels: fc.constantFrom('twins', 'random', 'separable'),
    quantile: fc.oneof(
      fc.constantFrom(0.5, 0.001, 0.999, 0.25, 0.9),
      fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000),
    ),
    relativeDelta: fc.integer({ min: -30, max: 30 }).map((tenths) => 10 ** (tenths / 10)),
    classes: fc.constantFrom(3, 4, 5),
  })
  .map((s) => ('narrow' in containers[s.container] ? narrowed(s) : s))
  .map((s) => (estimators[s.estimator].classes > 2 ? fewer(s) : s))

function narrowed(s: Spec): Spec {
  const limit = Math.min(NARROW_EXPONENT, Math.abs(s.columnExponent))
  return { ...s, columnExponent: Math.sign(s.columnExponent) * limit }
}

/** A coefficient per class and feature: the checker's projections grow with the square of their number. */
function fewer(s: Spec): Spec {
  return { ...s, n: Math.max(2 * s.classes, Math.ceil(s.n / 1.5)), p: Math.ceil(s.p / 5) }
}

import type { Steps } from '../core/steps.ts'
import type { ClassWeights, Settings } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { checkCounts } from '../target/counts.ts'
import { classesOf, type Label } from '../target/labels.ts'
import { SLICE, vector } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'
import { weighted } from './class-weight.ts'

/** What belongs to the rows, as the core wants it. */
export interface Target {
  /** The core's number of the loss. */
  readonly loss: number
  /** K: 1, or the number of classes where there are more than two. */
  readonly outputs: number
  /**
   * Length n. Of two classes it is -1 for `classes[0]` and +1 for `classes[1]`, of more the index of the class.
   */
  readonly y: Float64Array
  readonly weights: Float64Array | undefined
  /** A plane of n for each output. */
  readonly offset: Float64Array | undefined
  readonly classes: readonly Label[] | undefined
}

/** The loss of a target as the core takes it: its number and its parameter. */
export const lossOf = ({ loss, outputs }: Target, { parameter }: Settings) =>
  [loss, outputs > 1 ? outputs : parameter] as const

/** Reads y, the weights and the offset of n rows. */
export function* targetOf(
  spec: Spec,
  n: number,
  given: unknown,
  sampleWeight: unknown,
  givenOffset: unknown,
  classWeight?: ClassWeights,
): Steps<Target> {
  const weights = yield* weightsOf(sampleWeight, n)
  const { classifier, loss, several = loss } = spec
  const read = function* (K: number) {
    if (givenOffset === undefined) return undefined
    return planes(yield* vector(givenOffset, n, 'offset', K), K)
  }
  if (!classifier) {
    const offset = yield* read(1)
    const y = yield* vector(given, n, 'y')
    if (spec.log) checkCounts(y, weights, spec.name)
    return { loss, outputs: 1, y, weights, offset, classes: undefined }
  }
  const classes = yield* classesOf(given, n, weights)
  const two = classes.length === 2
  const y = yield* codes(given as ArrayLike<Label>, n, classes, two)
  return {
    loss: two ? loss : several,
    outputs: two ? 1 : classes.length,
    y,
    weights: classWeight ? weighted(weights, y, classes, classWeight) : weights,
    offset: yield* read(two ? 1 : classes.length),
    classes,
  }
}

/** n rows of K to K planes of n. */
function planes(rows: Float64Array, K: number): Float64Array {
  const n = rows.length / K
  return K === 1 ? rows : rows.map((_, at) => rows[(at % n) * K + Math.floor(at / n)]!)
}

function* codes(labels: ArrayLike<Label>, n: number, classes: readonly Label[], signed: boolean) {
  const code = new Map(classes.map((label, k) => [label, signed ? 2 * k - 1 : k]))
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    // A class of weight 0 in all its rows is none: any code will do.
    out[i] = code.get(labels[i]!) ?? code.get(classes[0]!)!
    if (i % SLICE === SLICE - 1) yield
  }
  return out
}

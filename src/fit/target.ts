import type { Steps } from '../core/steps.ts'
import type { Spec } from '../spec.ts'
import { classesOf, type Label } from '../target/labels.ts'
import { SLICE, vector } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'

/** What belongs to the rows, as the core wants it. */
export interface Target {
  /** Length n; a classifier's is -1 for `classes[0]` and +1 for `classes[1]`. */
  readonly y: Float64Array
  readonly weights: Float64Array | undefined
  readonly offset: Float64Array | undefined
  readonly classes: readonly Label[] | undefined
}

/** Reads y, the weights and the offset of n rows. */
export function* targetOf(
  { classifier }: Spec,
  n: number,
  given: unknown,
  sampleWeight: unknown,
  givenOffset: unknown,
): Steps<Target> {
  const weights = yield* weightsOf(sampleWeight, n)
  const offset = givenOffset === undefined ? undefined : yield* vector(givenOffset, n, 'offset')
  if (!classifier) return { y: yield* vector(given, n, 'y'), weights, offset, classes: undefined }
  const classes = yield* classesOf(given, n, weights)
  return { y: yield* signs(given as ArrayLike<Label>, n, classes[1]!), weights, offset, classes }
}

function* signs(labels: ArrayLike<Label>, n: number, positive: Label): Steps<Float64Array> {
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    out[i] = labels[i] === positive ? 1 : -1
    if (i % SLICE === SLICE - 1) yield
  }
  return out
}

import type { Steps } from '../core/steps.ts'
import { type Label, labelsOf } from '../target/labels.ts'
import { vector } from '../target/vector.ts'
import { weightsOf } from '../target/weights.ts'
import type { Spec } from './spec.ts'

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
  const { classes, index } = yield* labelsOf(given, n, weights)
  return {
    y: Float64Array.from(index, (k) => (k === 1 ? 1 : -1)),
    weights,
    offset,
    classes: Object.freeze(classes),
  }
}

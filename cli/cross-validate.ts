import type { AsyncControl, CrossValidation } from 'wasso'
import type { Task } from './task.ts'

const SPREAD = 1e9 // units of work from which all cores are worth their start: some seconds on one

/** A long cross-validation: on this thread, or a longer one on all cores; the bits are the same. */
export async function crossValidateAsync(
  { estimator, prepared }: Task,
  call: object,
  work: number,
  control: AsyncControl,
): Promise<CrossValidation> {
  const { X, y } = prepared
  const data = { ...call, ...control }
  if (work < SPREAD) return estimator.crossValidateAsync(X, y, data)
  const { createPool } = await import('wasso/workers')
  const pool = await createPool()
  try {
    return await pool.crossValidate(estimator as never, X, y as never, data)
  } finally {
    pool.dispose()
  }
}

import { inCore } from './in-core.ts'

/** Rows of K: z <- exp(z_k) / sum_l exp(z_l), with the largest taken out first, so that nothing overflows. */
export function softmax(z: Float64Array, K: number): void {
  for (let from = 0; from < z.length; from += K) {
    const row = z.subarray(from, from + K)
    const most = Math.max(...row)
    for (let k = 0; k < K; k++) row[k]! -= most
  }
  inCore(z, 'exp')
  for (let from = 0; from < z.length; from += K) {
    const row = z.subarray(from, from + K)
    let sum = 0
    for (const e of row) sum += e
    for (let k = 0; k < K; k++) row[k]! /= sum
  }
}

/** The place of the largest of K values, the first of equals. */
export function largest(z: Float64Array, from: number, K: number, stride = 1): number {
  let best = 0
  for (let k = 1; k < K; k++) if (z[from + k * stride]! > z[from + best * stride]!) best = k
  return best
}

import { drain } from '../core/steps.ts'
import { byColumns } from './compress.ts'
import { firstNotFinite } from './element.ts'
import { notFinite } from './not-finite.ts'
import type { Compressed, Dense, Source } from './types.ts'

/** Elements per block: 512 KiB of doubles stay in the cache. */
const BLOCK = 2 ** 16

/**
 * z += X w, with w zero outside its support. Every z_i adds its features in ascending order, whatever the
 * form of X and however many rows there are: a row alone gets the bits that it gets among others. All of X
 * is checked, also where w is zero.
 */
export function addLinear(X: Source, w: Float64Array, support: Int32Array, z: Float64Array): void {
  if (X.kind === 'sparse') addSparse(X, w, support, z)
  else if (X.byColumn) addColumns(X, w, z)
  else addRows(X, w, support, z)
}

function addRows(X: Dense, w: Float64Array, support: Int32Array, z: Float64Array): void {
  const { rows: n, cols: p } = X
  const perBlock = Math.min(n, Math.max(1, Math.floor(BLOCK / p)))
  const block = new Float64Array(perBlock * p)
  for (let first = 0; first < n; first += perBlock) {
    const last = Math.min(n, first + perBlock)
    X.read(first, last, 0, p, block)
    if (firstNotFinite(block, (last - first) * p) >= 0) drain(notFinite(X))
    for (let i = first, at = 0; i < last; i++, at += p) {
      let sum = z[i]!
      for (let s = 0; s < support.length; s++) sum += w[support[s]!]! * block[at + support[s]!]!
      z[i] = sum
    }
  }
}

function addColumns(X: Dense, w: Float64Array, z: Float64Array): void {
  const { rows: n, cols: p } = X
  const block = new Float64Array(Math.min(n, BLOCK))
  for (let j = 0; j < p; j++) {
    for (let from = 0; from < n; from += BLOCK) {
      const to = Math.min(n, from + BLOCK)
      X.read(j, j + 1, from, to, block)
      if (firstNotFinite(block, to - from) >= 0) drain(notFinite(X))
      if (w[j] !== 0) for (let i = from; i < to; i++) z[i]! += w[j]! * block[i - from]!
    }
  }
}

function addSparse(X: Compressed, w: Float64Array, support: Int32Array, z: Float64Array): void {
  const { indptr, indices, values } = drain(byColumns(X))
  for (const j of support) {
    for (let e = indptr[j]!; e < indptr[j + 1]!; e++) z[indices[e]!]! += w[j]! * values[e]!
  }
}

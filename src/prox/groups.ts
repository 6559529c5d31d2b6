import { isArrayLike } from '../checks.ts'
import { fail } from '../errors.ts'
import { show } from '../words.ts'

/** Reads groups, one size for all or the indices of each, as lists of indices. */
export function groupsOf(given: unknown, n: number): number[][] {
  if (typeof given === 'number') {
    if (given >= 1 && n % given === 0) {
      return Array.from({ length: n / given }, (_, g) =>
        Array.from({ length: given }, (_, k) => g * given + k),
      )
    }
    fail('SHAPE', `groups of ${given} do not divide ${n} elements: pass the indices of each group`)
  }
  const lists = isArrayLike(given) ? Array.from(given) : []
  if (!isArrayLike(given) || !lists.every(isArrayLike)) {
    fail('TYPE', `groups must be a size or an array of arrays of indices, but is ${show(given)}`)
  }
  const owner: number[] = []
  return lists.map((list, g) =>
    Array.from(list as ArrayLike<number>, (j, k) => {
      if (!(Number.isInteger(j) && j >= 0 && j < n)) {
        fail('PARAMETER', `groups[${g}][${k}] must be an index below ${n}, but is ${show(j)}`)
      }
      if (j in owner) fail('PARAMETER', `element ${j} is in groups ${owner[j]} and ${g}: leave one out`)
      owner[j] = g
      return j
    }),
  )
}

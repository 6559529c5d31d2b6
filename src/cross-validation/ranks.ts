import { fail } from '../errors.ts'
import type { Numbers } from '../matrix/types.ts'
import { perRow } from '../target/vector.ts'
import { show } from '../words.ts'

/** The place of each row's number among the different ones, and how many there are. */
export function ranks(foldId: Numbers, n: number): [Int32Array, number] {
  const ids = perRow(foldId, n, 'foldId')
  const found = new Set<number>()
  for (let i = 0; i < n; i++) {
    const id = ids[i]
    if (!Number.isInteger(id)) {
      fail('PARAMETER', `foldId must hold integers, but is ${show(id)} at row ${i}, counted from 0`)
    }
    found.add(id as number)
  }
  const sorted = Float64Array.from(found).sort()
  const place = new Map(Array.from(sorted, (id, k) => [id, k]))
  return [Int32Array.from(ids as Numbers, (id) => place.get(id)!), sorted.length]
}

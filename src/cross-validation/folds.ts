import { fail } from '../errors.ts'
import type { Target } from '../fit/target.ts'
import type { Numbers } from '../matrix/types.ts'
import { whole } from '../settings.ts'
import { perRow } from '../target/vector.ts'
import { count, show } from '../words.ts'
import type { CrossValidateData } from './data.ts'
import { shuffle } from './random.ts'

/** Which fold each row belongs to. */
export interface Folds {
  /** Length n, from 0 to K - 1. */
  readonly foldId: Int32Array
  /** K. */
  readonly total: number
  /** The rows of positive weight of each fold, ascending. */
  readonly rows: readonly Int32Array[]
}

/** Reads or draws the folds. Rows of weight 0 count as removed: they are dealt to no fold, and stand in fold 0. */
export function foldsOf(data: CrossValidateData, n: number, target: Target, seed: number): Folds {
  const { folds = 10, foldId } = data
  const counted = Int32Array.from({ length: n }, (_, i) => i).filter((i) => target.weights?.[i] !== 0)
  if (foldId !== undefined) {
    if (data.folds !== undefined) fail('PARAMETER', 'foldId says what the folds are: leave out folds')
    return checked(...given(foldId, n), counted, target)
  }
  const one = (folds as unknown) === 'leave-one-out'
  const total = one ? counted.length : whole(2, 2 ** 31 - 1)(folds, 'folds', 0)
  if (total > counted.length || total < 2) {
    fail('SHAPE', `${count(counted.length, 'row')} cannot make ${Math.max(total, 2)} folds: use fewer folds`)
  }
  const dealt = one ? counted : inOrder(counted, target, seed)
  const own = new Int32Array(n)
  dealt.forEach((i, t) => {
    own[i] = t % total
  })
  return checked(own, total, counted, target)
}

/** Shuffled; a classifier's one class after the other, so that each fold gets its share of each. */
function inOrder(rows: Int32Array, { y, classes }: Target, seed: number): Int32Array {
  const out = rows.slice()
  shuffle(out, seed)
  return classes ? out.sort((i, k) => y[i]! - y[k]!) : out
}

function given(foldId: Numbers, n: number): [Int32Array, number] {
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

/** Each fold has a row that counts, and what is left without it has all the classes. */
function checked(foldId: Int32Array, total: number, counted: Int32Array, { y, classes }: Target): Folds {
  if (total < 2) fail('PARAMETER', 'foldId has one fold only: at least two are needed')
  const rows = Array.from({ length: total }, () => [] as number[])
  for (const i of counted) rows[foldId[i]!]!.push(i)
  const tally = (of: Iterable<number>) => {
    const counts = new Map<number, number>()
    for (const i of of) counts.set(y[i]!, (counts.get(y[i]!) ?? 0) + 1)
    return counts
  }
  const all = tally(counted)
  rows.forEach((own, k) => {
    if (own.length === 0) fail('PARAMETER', `fold ${k} has no row of positive weight`)
    if (own.length === counted.length) fail('PARAMETER', `no row of positive weight is outside of fold ${k}`)
    if (!classes) return
    for (const [label, size] of tally(own)) {
      if (size === all.get(label)) {
        fail('ONE_CLASS', `without fold ${k} the rows lack a class: use fewer folds, or stratify foldId`)
      }
    }
  })
  return { foldId, total, rows: rows.map((own) => Int32Array.from(own)) }
}

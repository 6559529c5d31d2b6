// The words that error messages share.

/** A value as a message shows it: short, and telling '1' from 1. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  const { length } = value as { length?: unknown }
  return typeof length === 'number' ? `${tag}(${length})` : tag
}

/** "1 row", "2 rows". */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

/** Where an element of X stands. */
export function place(row: number, column: number, names?: readonly string[]): string {
  return `row ${row}, column ${column}${names?.[column] === undefined ? '' : ` (${show(names[column])})`}, counted from 0`
}

/** The known name that is nearest to a misspelt one, whatever its case, underscores and length. */
export function nearest(name: string, known: readonly string[]): string {
  const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '')
  const given = plain(name.slice(0, 40))
  const distances = known.map((word) => edits(given, plain(word)) / Math.max(given.length, word.length))
  return known[distances.indexOf(Math.min(...distances))]!
}

// Levenshtein's distance, one row of its table at a time.
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}

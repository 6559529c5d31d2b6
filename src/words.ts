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

/** The known name that shares most pairs of letters with a misspelt one, whatever its case and underscores. */
export function nearest(name: string, known: readonly string[]): string {
  const given = pairs(name.slice(0, 40))
  const likeness = known.map((word) => {
    const own = pairs(word)
    return own.filter((pair) => given.includes(pair)).length / (own.length + given.length)
  })
  return known[likeness.indexOf(Math.max(...likeness))]!
}

function pairs(word: string): string[] {
  const letters = ` ${word.toLowerCase().replace(/[^a-z0-9]/g, '')}`
  return Array.from(letters, (letter, i) => letter + letters[i + 1])
}

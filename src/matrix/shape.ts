import { isArrayLike, numericTag } from '../checks.ts'
import { fail } from '../errors.ts'
import { count, show } from '../words.ts'
import type { Named, Numbers } from './types.ts'

/** Checks the sizes that every form has, and the names that every form may have. */
export function shape(X: Named, rows: number, cols: number) {
  checkExtent(rows, 'row')
  checkExtent(cols, 'column')
  const { names } = X
  if (names === undefined) return { rows, cols, names }
  if (!Array.isArray(names)) fail('TYPE', `names must be an array of strings, but is ${show(names)}`)
  if (names.length !== cols) {
    fail('SHAPE', `X has ${count(cols, 'column')}, but ${count(names.length, 'name')}`)
  }
  // A copy: the model keeps it, frozen.
  const own: readonly string[] = Object.freeze(Array.from(names))
  const wrong = own.findIndex((name) => typeof name !== 'string')
  if (wrong >= 0) fail('TYPE', `names[${wrong}] must be a string, but is ${show(own[wrong])}`)
  return { rows, cols, names: own }
}

// Rows and columns are counted in 32 bits in the core.
function checkExtent(n: unknown, noun: string): void {
  if (!Number.isInteger(n)) fail('TYPE', `the number of ${noun}s of X must be an integer, but is ${show(n)}`)
  if ((n as number) < 1) fail('SHAPE', `X has ${n} ${noun}s: at least one is needed`)
  if ((n as number) >= 2 ** 31) fail('MEMORY', `X has ${n} ${noun}s: at most ${2 ** 31 - 1} are possible`)
}

/** The values of a form, or a TYPE error. Arrays of bigints are no numbers. */
export function numbers(values: unknown, name: string): Numbers {
  if (!isArrayLike(values) || (ArrayBuffer.isView(values) && numericTag(values) === '')) {
    fail('TYPE', `${name} must be an array of numbers, but is ${show(values)}`)
  }
  return values as Numbers
}

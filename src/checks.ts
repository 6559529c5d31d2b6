import { fail } from './errors.ts'
import { nearest, show } from './words.ts'

/** Refuses anything but an object whose keys are all known. `undefined` counts as {}. */
export function checkKeys(given: unknown, known: readonly string[], what: string): void {
  if (given === undefined) return
  if (typeof given !== 'object' || given === null) {
    fail('TYPE', `${what} must be an object, but is ${show(given)}`)
  }
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue
    fail('PARAMETER', `${show(key)} is no key of ${what}: did you mean ${show(nearest(key, known))}?`)
  }
}

/** True for what has elements and a length; a string has both and is still no list of values. */
export function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  if (Array.isArray(value)) return true
  if (typeof value !== 'object' || value === null) return false
  const { length } = value as { length?: unknown }
  return Number.isInteger(length) && (length as number) >= 0
}

/**
 * The name of a typed array of numbers, '' for everything else. By its tag: arrays of another realm (frames,
 * test runners) are no instances of this realm's classes.
 */
export function numericTag(value: unknown): string {
  if (!ArrayBuffer.isView(value)) return ''
  const tag: string = (value as unknown as { [Symbol.toStringTag]: string })[Symbol.toStringTag]
  return /^(Float|Int|Uint)/.test(tag) ? tag : ''
}

import { fail } from '../errors.ts'
import { show } from '../words.ts'

/** Whether a value may stand in a field. */
export type Rule = (value: unknown) => boolean

/** Refuses an untrusted object unless it has the fields of `rules`, as its own, and no others. */
export function checkFields(given: unknown, what: string, rules: Record<string, Rule>): void {
  const refuse = (name: string, is: string) =>
    fail('MODEL_FORMAT', `this is no wasso model: ${name} of ${what} is ${is}`)
  if (typeof given !== 'object' || given === null) refuse('the type', show(given))
  const fields = given as Record<string, unknown>
  for (const key of Object.keys(fields)) if (!Object.hasOwn(rules, key)) refuse(show(key), 'unknown')
  for (const [key, fits] of Object.entries(rules)) {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (!fits(value)) refuse(key, show(value))
  }
}

export const isText: Rule = (value) => typeof value === 'string'
export const isFlag: Rule = (value) => typeof value === 'boolean'
export const isNumber: Rule = Number.isFinite
export const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value)
export const optional =
  (fits: Rule): Rule =>
  (value) =>
    value === undefined || fits(value)

export function within(low: number, high = Number.MAX_VALUE): Rule {
  return (value) => typeof value === 'number' && value >= low && value <= high
}

export function whole(low: number): Rule {
  return (value) => Number.isInteger(value) && (value as number) >= low
}

/** Array.from: `every` would step over holes. */
export function list(length: unknown, fits: Rule): Rule {
  return (value) => Array.isArray(value) && value.length === length && Array.from(value).every(fits)
}

import { styleText } from 'node:util'
import type { Io } from '../io.ts'

type Look = 'bold' | 'dim' | 'green' | 'red' | 'yellow'

/** Text as a person sees it: with colour on a terminal that has not been told otherwise. */
export interface Style {
  (look: Look, text: string): string
  readonly width: number
}

export function styleOf({ env, outTTY, columns }: Io): Style {
  const asked = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  // no-color.org: present and not empty.
  const colour = !env.NO_COLOR && env.TERM !== 'dumb' && (outTTY || asked)
  const style = (look: Look, text: string) =>
    colour ? styleText(look, text, { validateStream: false } as never) : text
  return Object.assign(style, { width: Math.min(100, Math.max(40, columns ?? 80)) })
}

/** A number to a few digits, short. */
export function digits(value: number, count = 6): string {
  const text = String(Number(value.toPrecision(count)))
  return text.length <= count + 6 ? text : value.toExponential(count - 1)
}

/** Words in lines, the further ones indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line === '' || line === indent) lines[lines.length - 1] = line + word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(indent + word)
  }
  return lines
}

/** The first few names, as many as fit into a width. */
export function few(names: readonly string[], width: number): string {
  let text = names.join(', ')
  for (let count = names.length - 1; text.length > width && count > 0; count--)
    text = `${names.slice(0, count).join(', ')}, ...`
  return text
}

/** At most so many letters. */
export const cut = (text: string, width: number): string =>
  [...text].length <= width ? text : `${[...text].slice(0, width - 1).join('')}\u2026`

export const plural = (n: number, noun: string, many = `${noun}s`): string => `${n} ${n === 1 ? noun : many}`

/** A length that plain letters show. */
export const bar = (share: number, room: number): string =>
  room < 5 || !(share > 0) ? '' : '#'.repeat(Math.max(1, Math.round(share * room)))

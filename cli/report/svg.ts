import type { Scale } from './scale.ts'

/** Text as HTML and SVG want it. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

const place = (value: number): string => String(Math.round(value * 100) / 100)

/** A line through points. */
export const line = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${place(x)} ${place(y)}`).join('')

/** A picture with a sentence for those who do not see it. */
export function picture(width: number, height: number, says: string, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(says)}">${parts.join('')}</svg>`
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The names of values below. */
export const bottomAxis = (x: Scale, { top, bottom }: Frame, title: string, middle: number): string =>
  [
    ...x.ticks.map(
      ({ at, text }) =>
        `<path class="grid" d="M${place(x(at))} ${top}V${bottom}"/><text class="tick" x="${place(x(at))}" y="${bottom + 16}" text-anchor="middle">${escaped(text)}</text>`,
    ),
    title &&
      `<text class="title" x="${place(middle)}" y="${bottom + 34}" text-anchor="middle">${escaped(title)}</text>`,
  ].join('')

/** The names of values at the left. */
export const leftAxis = (y: Scale, { left, right, top }: Frame, title: string): string =>
  [
    ...y.ticks.map(
      ({ at, text }) =>
        `<path class="grid" d="M${left} ${place(y(at))}H${right}"/><text class="tick" x="${left - 8}" y="${place(y(at) + 4)}" text-anchor="end">${escaped(text)}</text>`,
    ),
    `<text class="title" x="${left}" y="${top - 10}">${escaped(title)}</text>`,
  ].join('')

/** Labels at the ends of lines, moved apart until none lies on another. */
export function apart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a]! - wanted[b]!)
  const places = order.map((k) => Math.min(high, Math.max(low, wanted[k]!)))
  for (let k = 1; k < places.length; k++) places[k] = Math.max(places[k]!, places[k - 1]! + gap)
  const over = (places.at(-1) ?? 0) - high
  if (over > 0) places[places.length - 1]! -= over
  for (let k = places.length - 2; k >= 0; k--) places[k] = Math.min(places[k]!, places[k + 1]! - gap)
  const out: number[] = []
  order.forEach((k, at) => {
    out[k] = places[at]!
  })
  return out
}

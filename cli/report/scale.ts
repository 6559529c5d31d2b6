/** A position for a value, and the values that an axis names. */
export interface Scale {
  (value: number): number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** Evenly spaced values; the ticks are 1, 2 or 5 times a power of ten apart. */
export function linear(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  count = 5,
): Scale {
  const span = high - low || 1
  const raw = span / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 5].find((times) => times * power >= raw) ?? 10)
  const scale = (value: number) => from + ((value - low) / span) * (to - from)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => {
    const at = (first + k) * step
    return { at, text: short(Math.abs(at) < step / 2 ? 0 : at) }
  })
  return Object.assign(scale, { ticks })
}

/** Evenly spaced logarithms; the ticks are powers of ten, or 1, 2 and 5 times them where there is room. */
export function logarithmic(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  const [a, b] = [Math.log10(low), Math.log10(high)]
  const scale = (value: number) => from + ((Math.log10(value) - a) / (b - a || 1)) * (to - from)
  const [least, most] = [Math.min(a, b), Math.max(a, b)]
  const times = most - least > 2.5 ? [1] : [1, 2, 5]
  const ticks: { at: number; text: string }[] = []
  for (let power = Math.floor(least); power <= most; power++)
    for (const k of times) {
      const at = k * 10 ** power
      if (Math.log10(at) >= least - 1e-9 && Math.log10(at) <= most + 1e-9) ticks.push({ at, text: short(at) })
    }
  return Object.assign(scale, { ticks })
}

/** A number as an axis has it. */
export function short(value: number): string {
  const text = String(Number(value.toPrecision(6)))
  return text.length <= 7 ? text : value.toExponential(0).replace('e+', 'e')
}

/** Room above and below. */
export function padded([low, high]: readonly [number, number], share = 0.05): [number, number] {
  const room = (high - low) * share || Math.abs(high) * share || 1
  return [low - room, high + room]
}

/** The smallest and the largest. */
export function extent(values: Iterable<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? [low, high] : [0, 1]
}

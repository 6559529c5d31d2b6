// t = (f(v) - f(a)) / (f(b) - f(a)): from values to pixels and back, with ticks at round numbers.
export interface Scale {
  (value: number): number
  invert(pixel: number): number
  readonly ticks: readonly number[]
}

/** Domain [a, b] to pixels [from, to]; `count` ticks, about, at 1, 2 or 5 times a power of ten. */
export function linear(a: number, b: number, from: number, to: number, count = 5): Scale {
  const slope = (to - from) / (b - a || 1)
  const scale = (value: number) => from + (value - a) * slope
  return Object.assign(scale, {
    invert: (pixel: number) => a + (pixel - from) / slope,
    ticks: ticks(a, b, count),
  })
}

/** The same on the logarithm: a and b above 0, in either order. */
export function logarithmic(a: number, b: number, from: number, to: number, count = 8): Scale {
  const inner = linear(Math.log(a), Math.log(b), from, to)
  const scale = (value: number) => inner(Math.log(value))
  return Object.assign(scale, {
    invert: (pixel: number) => Math.exp(inner.invert(pixel)),
    ticks: decades(Math.min(a, b), Math.max(a, b), count),
  })
}

function ticks(a: number, b: number, count: number): number[] {
  const step = roundStep((b - a) / count)
  if (!(step > 0)) return [a]
  const out: number[] = []
  for (let k = Math.ceil(a / step - 1e-9); k <= b / step + 1e-9; k++)
    out.push(k === 0 ? 0 : Number((k * step).toPrecision(12)))
  return out
}

/** The nearest of 1, 2, 5 and 10 times a power of ten, by ratio. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  const rest = raw / power
  return power * (rest < 1.5 ? 1 : rest < 3.5 ? 2 : rest < 7.5 ? 5 : 10)
}

function decades(low: number, high: number, count: number): number[] {
  const span = Math.log10(high / low)
  const every = Math.max(1, Math.ceil(span / count))
  const within = span * 3 <= count ? [1, 2, 5] : [1]
  const out: number[] = []
  for (let k = Math.floor(Math.log10(low)); k <= Math.ceil(Math.log10(high)); k++) {
    if (k % every !== 0) continue
    for (const m of within) {
      const tick = Number(`${m}e${k}`)
      if (tick >= low * (1 - 1e-12) && tick <= high * (1 + 1e-12)) out.push(tick)
    }
  }
  return out
}

/** [a, b] with some room at both ends. */
export function roomy(values: Iterable<number>, room = 0.05): [number, number] {
  let [a, b] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < a) a = value
    if (value > b) b = value
  }
  if (!(b > a)) return Number.isFinite(a) ? [a - 1, b + 1] : [0, 1]
  return [a - room * (b - a), b + room * (b - a)]
}

/** M x0,y0 L x1,y1 ...: to tenths of a pixel. */
export function line(n: number, x: (i: number) => number, y: (i: number) => number): string {
  let out = ''
  for (let i = 0; i < n; i++) out += `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)},${y(i).toFixed(1)}`
  return out
}

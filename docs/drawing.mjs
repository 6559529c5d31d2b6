// What the pictures of these pages share: scales, marks and frames, in an SVG that is light or dark as its reader is.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const [PAPER, INK, GRID, AXIS] = ['#ffffff', '#1f2328', '#eaeef2', '#8c959f']
export const COLOURS = [
  '#0969da',
  '#d1242f',
  '#1a7f37',
  '#8250df',
  '#9a6700',
  '#0e8a8a',
  '#bf3989',
  '#6e7781',
]
export const [BLUE, RED, GREEN, VIOLET, OCHRE] = COLOURS
const LIGHT = [PAPER, INK, GRID, AXIS, ...COLOURS]
const DARK = ['#0d1117', '#e6edf3', '#262c36', '#6e7681', '#58a6ff', '#ff7b72', '#56d364', '#bc8cff']
DARK.push('#e3b341', '#39c5cf', '#ff9bce', '#9198a1')

// A style outdoes an attribute, and who knows no styles sees the light colours.
const rules = LIGHT.map(
  (light, i) => `[fill="${light}"]{fill:${DARK[i]}}[stroke="${light}"]{stroke:${DARK[i]}}`,
)
const STYLE = `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`

export const round = (v) => Number(v.toFixed(1)) + 0

/** A scale that takes [from, to] to [a, b]. */
export const linear =
  ([from, to], [a, b]) =>
  (v) =>
    a + ((v - from) / (to - from)) * (b - a)

/** The same for the logarithm. */
export const logarithmic = ([from, to], range) => {
  const scale = linear([Math.log(from), Math.log(to)], range)
  return (v) => scale(Math.log(v))
}

/** The least and the largest value, and a share of room on either side. */
export const extent = (values, room = 0) => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return [low - room * (high - low), high + room * (high - low)]
}

/** n values, evenly from a to b. */
export const grid = (a, b, n = 121) => Array.from({ length: n }, (_, i) => a + ((b - a) * i) / (n - 1))

/** Rows' standard deviation, divisor n. */
export const deviation = (values) => {
  const centre = values.reduce((sum, v) => sum + v) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / values.length)
}

/** Where a panel lies and what its edges mean. */
export const panel = ([left, right], [top, bottom], across, up, scale = linear) => ({
  ...{ left, right, top, bottom },
  x: scale(across, [left, right]),
  y: linear(up, [bottom, top]),
})

export const number = (v) => String(v).replace('-', '−')

/** A path through points, and through the values of a function in a panel. */
export const through = (points) => `M${points.map((point) => point.map(round).join(' ')).join('L')}`
export const curve = ({ x, y }, at, f) => through(at.map((v, i) => [x(v), y(f(v, i))]))

/** A picture in the making; `told` is what it says to those who cannot see it. */
export function picture(width, height, told) {
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${told}">`,
    STYLE,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
  ]
  const line = (d, stroke, more = '') => out.push(`<path d="${d}" fill="none" stroke="${stroke}" ${more}/>`)
  const area = (d, fill, opacity = 0.15) =>
    out.push(`<path d="${d}" fill="${fill}" fill-opacity="${opacity}"/>`)
  const dot = (x, y, fill, r = 4, more = '') =>
    out.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${r}" fill="${fill}" ${more}/>`)
  const text = (x, y, words, { anchor = 'middle', fill = INK, more = '' } = {}) =>
    out.push(
      `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${fill}" ${more}>${words}</text>`,
    )
  /** The same with a rim of paper, for words on lines. */
  const label = (x, y, words, { fill = INK, anchor = 'start' } = {}) => {
    const more = `paint-order="stroke" stroke="${PAPER}" stroke-width="4" stroke-linejoin="round"`
    text(x, y, words, { anchor, fill, more })
  }
  /** Names of lines, one below the other; a dash is a stroke-dasharray. */
  const legend = (x, y, entries) => {
    for (const [i, [colour, words, dash = '']] of entries.entries()) {
      line(`M${x} ${y + 18 * i - 4}h22`, colour, `stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}`)
      label(x + 29, y + 18 * i, words)
    }
  }
  const upright = (x, y, words) =>
    text(0, 0, words, { more: `transform="translate(${x} ${round(y)}) rotate(-90)"` })

  /** Grid lines, ticks and names of a panel; the lines at zero are darker. */
  function frame({ left, right, top, bottom, x, y }, { across = [], up = [], below, beside, above }) {
    const shade = (tick) => (tick === 0 ? AXIS : GRID)
    // The darker ones last: no pale line crosses them.
    const late = (ticks) => [...ticks].sort((a, b) => (a === 0) - (b === 0))
    for (const tick of late(across)) line(`M${round(x(tick))} ${top}V${bottom}`, shade(tick))
    for (const tick of late(up)) line(`M${left} ${round(y(tick))}H${right}`, shade(tick))
    for (const tick of across) text(x(tick), bottom + 17, number(tick))
    for (const tick of up) text(left - 7, y(tick) + 4, number(tick), { anchor: 'end' })
    if (below) text((left + right) / 2, bottom + 36, below)
    if (beside) upright(left - 46, (top + bottom) / 2, beside)
    if (above) text((left + right) / 2, top - 10, above, { more: 'font-weight="600"' })
  }

  /** The attribute that keeps a mark within a panel. */
  let clips = 0
  const within = ({ left, right, top, bottom }) => {
    const id = `within-${++clips}`
    const size = `x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"`
    out.push(`<clipPath id="${id}"><rect ${size}/></clipPath>`)
    return `clip-path="url(#${id})"`
  }

  /** Writes it to the folder that the command names, else to this one. */
  function save(name) {
    const file = join(process.argv[2] ?? fileURLToPath(new URL('.', import.meta.url)), name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${[...out, '</svg>'].join('\n')}\n`)
  }
  return { line, area, dot, text, label, legend, upright, frame, within, save }
}

// Milliseconds to 1e-8 for the paths: a line a task, a dot a solver, logarithmic.
import { reach } from './tables.mjs'

const COLOURS = {
  wasso: '#d1242f',
  glmnet: '#0969da',
  'scikit-learn': '#bf8700',
  'scikit-learn LARS': '#e5b85c',
  celer: '#1a7f37',
  skglm: '#8250df',
  adelie: '#0e8a8a',
  glum: '#9a6700',
  'plain JS': '#6e7781',
}
const [LEFT, WIDTH, ROW, TOP] = [60, 640, 34, 64]

/** The text of the SVG. */
export function picture(results, tasks) {
  const names = Object.keys(COLOURS)
  const rows = tasks.map((task) => names.map((name) => reach(results.tasks[task].path.rivals[name]).at(-1)))
  const all = rows.flat().filter((ms) => ms > 0)
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))]
  const x = (ms) => LEFT + (WIDTH * (Math.log10(ms) - low)) / (high - low)
  const height = TOP + ROW * tasks.length + 30
  const out = []
  names.forEach((name, k) => {
    const at = LEFT + (k % 5) * 130
    out.push(dot(at, 14 + 18 * Math.floor(k / 5), name), text(at + 10, 18 + 18 * Math.floor(k / 5), name))
  })
  for (let power = low; power <= high; power++) {
    const at = x(10 ** power)
    out.push(`<path d="M${at} ${TOP - 12}V${height - 24}" stroke="#d0d7de"/>`)
    out.push(text(at, height - 8, power < 3 ? `${10 ** power} ms` : `${10 ** (power - 3)} s`, 'middle'))
  }
  tasks.forEach((task, i) => {
    const y = TOP + ROW * i + 6
    out.push(text(LEFT - 12, y + 4, task, 'end'), `<path d="M${LEFT} ${y}h${WIDTH}" stroke="#eaeef2"/>`)
    // ours last, so that nothing covers it
    for (let k = names.length - 1; k >= 0; k--)
      if (rows[i][k] > 0) out.push(dot(round(x(rows[i][k])), y, names[k]))
  })
  const size = `width="${LEFT + WIDTH + 40}" height="${height}"`
  const style = 'font-family="system-ui, sans-serif" font-size="12"'
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${style}>\n<rect width="100%" height="100%" fill="#fff"/>\n${out.join('\n')}\n</svg>\n`
}

const round = (value) => Number(value.toFixed(1))
const dot = (x, y, name) =>
  `<circle cx="${x}" cy="${y}" r="${name === 'wasso' ? 7 : 5}" fill="${COLOURS[name]}" fill-opacity="0.85"><title>${name}</title></circle>`
const text = (x, y, value, anchor = 'start') =>
  `<text x="${round(x)}" y="${y}" text-anchor="${anchor}" fill="#1f2328">${value}</text>`

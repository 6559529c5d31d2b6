// `node docs/paths.mjs` draws docs/paths.svg: a lasso path and what cross-validation makes of it, on one axis of alpha.
import { writeFileSync } from 'node:fs'
import { Dataset, Lasso } from 'wasso'
import { read } from '../examples/rows.mjs'

const [WIDTH, HEIGHT, LEFT, RIGHT] = [740, 560, 64, 610]
const [TOP, MIDDLE, BELOW, BOTTOM] = [58, 306, 346, 506]
const INK = '#1f2328'
const COLOURS = ['#0969da', '#d1242f', '#1a7f37', '#8250df', '#9a6700', '#0e8a8a', '#bf3989', '#6e7781']

const { names, rows } = read('diabetes.csv')
const columns = names.map((_, j) => rows.map((row) => row[j]))
const y = rows.map((row) => row.at(-1))
const lasso = new Lasso({ standardize: true })
const settings = { minRatio: 1e-3, scoring: 'squared-error' }
const { path, mean, standardError, best, oneStandardError } = lasso.crossValidate(
  new Dataset({ columns, names }, y),
  settings,
)
const { alphas } = path

// Coefficients per standard deviation of their feature: what the penalty weighs, and all of one unit.
const deviation = (values) => {
  const centre = values.reduce((sum, v) => sum + v) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / values.length)
}
const coefs = columns.map((values, j) =>
  Array.from(alphas, (_, i) => deviation(values) * path.coefs[i * names.length + j]),
)

const round = (v) => Number(v.toFixed(1))
/** A scale that takes [from, to] to [a, b]. */
const linear =
  ([from, to], [a, b]) =>
  (v) =>
    a + ((v - from) / (to - from)) * (b - a)
const extent = (values, room) => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return [low - room * (high - low), high + room * (high - low)]
}
const edges = [-1, 1].map((sign) => Array.from(mean, (v, i) => v + sign * standardError[i]))
const across = linear([Math.log(alphas[0]), Math.log(alphas.at(-1))], [LEFT, RIGHT])
const x = (alpha) => round(across(Math.log(alpha)))
const w = linear(extent(coefs.flat(), 0.04), [MIDDLE, TOP])
const e = linear(extent(edges.flat(), 0.03), [BOTTOM, BELOW])

const out = []
const text = (at, y, words, anchor = 'middle', more = '') =>
  out.push(`<text x="${round(at)}" y="${round(y)}" text-anchor="${anchor}" ${more}fill="${INK}">${words}</text>`)
const line = (d, stroke, more = '') => out.push(`<path d="${d}" fill="none" stroke="${stroke}" ${more}/>`)
const through = (points) => `M${points.map((point) => point.map(round).join(' ')).join('L')}`

// The frame: alphas along the bottom, numbers of features along the top.
for (const alpha of [30, 10, 3, 1, 0.3, 0.1]) {
  line(`M${x(alpha)} ${TOP}V${MIDDLE}M${x(alpha)} ${BELOW}V${BOTTOM}`, '#eaeef2')
  text(x(alpha), BOTTOM + 17, alpha)
  text(x(alpha), TOP - 7, path.nNonzero[alphas.findIndex((other) => other <= alpha)])
}
text((LEFT + RIGHT) / 2, BOTTOM + 36, 'alpha')
text((LEFT + RIGHT) / 2, TOP - 26, 'coefficients that are not zero')
for (const tick of [-20, 0, 20]) {
  line(`M${LEFT} ${round(w(tick))}H${RIGHT}`, tick === 0 ? '#8c959f' : '#eaeef2')
  text(LEFT - 7, w(tick) + 4, String(tick).replace('-', '−'), 'end')
}
for (const tick of [3000, 4000, 5000, 6000]) {
  line(`M${LEFT} ${round(e(tick))}H${RIGHT}`, '#eaeef2')
  text(LEFT - 7, e(tick) + 4, tick, 'end')
}
const upright = (y, words) => text(0, 0, words, 'middle', `transform="translate(16 ${y}) rotate(-90)" `)
upright((TOP + MIDDLE) / 2, 'coefficient per standard deviation')
upright((BELOW + BOTTOM) / 2, 'squared error, held out')

// Above: each coefficient from the knot where its feature first enters.
const labels = names.map((name, j) => {
  const { alpha } = path.knots.find(({ feature }) => feature === j)
  const points = [[x(alpha), w(0)]]
  coefs[j].forEach((value, i) => {
    if (alphas[i] < alpha) points.push([x(alphas[i]), w(value)])
  })
  const colour = COLOURS[j % COLOURS.length]
  line(through(points), colour, `stroke-width="1.8"${j < COLOURS.length ? '' : ' stroke-dasharray="5 3"'}`)
  return { name, colour, at: points.at(-1)[1] }
})
let free = -Infinity
for (const { name, colour, at } of labels.sort((a, b) => a.at - b.at)) {
  const level = Math.max(at, free)
  line(`M${RIGHT} ${round(at)}L${RIGHT + 12} ${round(level)}`, colour)
  text(RIGHT + 16, level + 4, name, 'start')
  free = level + 14
}

// Below: the mean over the folds, within one standard error.
const curve = (values) => Array.from(alphas, (alpha, i) => [x(alpha), e(values[i])])
const band = through([...curve(edges[1]), ...curve(edges[0]).reverse()])
out.push(`<path d="${band}Z" fill="#0969da" fill-opacity="0.15"/>`)
line(through(curve(mean)), '#0969da', 'stroke-width="2"')
text(RIGHT + 8, e(mean.at(-1)) - 2, 'mean of 10 folds', 'start')
text(RIGHT + 8, e(mean.at(-1)) + 13, '± standard error', 'start')

const marks = [
  [best, 'best', ''],
  [oneStandardError, 'one standard error', 'stroke-dasharray="4 3"'],
]
for (const [{ alpha, index }, words, dash] of marks) {
  line(`M${x(alpha)} ${TOP}V${MIDDLE + 9}M${x(alpha)} ${BELOW - 9}V${BOTTOM}`, INK, dash)
  out.push(`<circle cx="${x(alpha)}" cy="${round(e(mean[index]))}" r="4" fill="${INK}"/>`)
  text(x(alpha), (MIDDLE + BELOW) / 2 + 4, words)
}

const at = ({ alpha, model }) => `alpha ${alpha.toFixed(2)} with ${model.support.length} features`
const told = `Diabetes, 442 patients: the coefficients of a lasso as alpha falls from ${alphas[0].toFixed(1)} to ${alphas.at(-1).toFixed(3)}; below, the squared error of held-out rows, least at ${at(best)}, and within one standard error of that at ${at(oneStandardError)}.`
const head = [
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${told}">`,
  '<rect width="100%" height="100%" fill="#fff"/>',
]
writeFileSync(process.argv[2] ?? new URL('paths.svg', import.meta.url), `${[...head, ...out, '</svg>'].join('\n')}\n`)

// `node docs/paths.mjs` draws docs/paths.svg: a lasso path and what cross-validation makes of it, on one axis of alpha.
import { Dataset, Lasso } from 'wasso'
import { read } from '../examples/rows.mjs'
import {
  BLUE,
  COLOURS,
  deviation,
  extent,
  GRID,
  INK,
  logarithmic,
  panel,
  picture,
  round,
  through,
} from './drawing.mjs'

const [WIDTH, HEIGHT, LEFT, RIGHT] = [740, 560, 64, 610]
const [TOP, MIDDLE, BELOW, BOTTOM] = [58, 306, 346, 506]

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
const coefs = columns.map((values, j) =>
  Array.from(alphas, (_, i) => deviation(values) * path.coefs[i * names.length + j]),
)
const edges = [-1, 1].map((sign) => Array.from(mean, (v, i) => v + sign * standardError[i]))

const ends = [alphas[0], alphas.at(-1)]
const upper = panel([LEFT, RIGHT], [TOP, MIDDLE], ends, extent(coefs.flat(), 0.04), logarithmic)
const lower = panel([LEFT, RIGHT], [BELOW, BOTTOM], ends, extent(edges.flat(), 0.03), logarithmic)
const x = (alpha) => round(upper.x(alpha))
const [w, e] = [upper.y, lower.y]

const at = ({ alpha, model }) => `alpha ${alpha.toFixed(2)} with ${model.support.length} features`
const { line, area, dot, text, upright, frame, save } = picture(
  WIDTH,
  HEIGHT,
  `Diabetes, 442 patients: the coefficients of a lasso as alpha falls from ${ends[0].toFixed(1)} to ${ends[1].toFixed(3)}; below, the squared error of held-out rows, least at ${at(best)}, and within one standard error of that at ${at(oneStandardError)}.`,
)

// The frame: alphas along the bottom, numbers of features along the top.
const ticks = [30, 10, 3, 1, 0.3, 0.1]
frame(lower, { across: ticks, up: [3000, 4000, 5000, 6000], below: 'alpha' })
frame(upper, { up: [-20, 0, 20] })
for (const alpha of ticks) {
  line(`M${x(alpha)} ${TOP}V${MIDDLE}`, GRID)
  text(x(alpha), TOP - 7, path.nNonzero[alphas.findIndex((other) => other <= alpha)])
}
text((LEFT + RIGHT) / 2, TOP - 26, 'coefficients that are not zero')
upright(16, (TOP + MIDDLE) / 2, 'coefficient per standard deviation')
upright(16, (BELOW + BOTTOM) / 2, 'squared error, held out')

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
  text(RIGHT + 16, level + 4, name, { anchor: 'start' })
  free = level + 14
}

// Below: the mean over the folds, within one standard error.
const over = (values) => Array.from(alphas, (alpha, i) => [x(alpha), e(values[i])])
area(`${through([...over(edges[1]), ...over(edges[0]).reverse()])}Z`, BLUE)
line(through(over(mean)), BLUE, 'stroke-width="2"')
text(RIGHT + 8, e(mean.at(-1)) - 2, 'mean of 10 folds', { anchor: 'start' })
text(RIGHT + 8, e(mean.at(-1)) + 13, '± standard error', { anchor: 'start' })

// The rule: the strongest penalty whose mean is below the best's upper edge.
const level = round(e(edges[1][best.index]))
line(`M${x(oneStandardError.alpha)} ${level}H${x(best.alpha)}`, INK, 'stroke-dasharray="1 3"')

const marks = [
  [best, 'best', ''],
  [oneStandardError, 'one standard error', 'stroke-dasharray="4 3"'],
]
for (const [{ alpha, index }, words, dash] of marks) {
  line(`M${x(alpha)} ${TOP}V${MIDDLE + 9}M${x(alpha)} ${BELOW - 9}V${BOTTOM}`, INK, dash)
  dot(x(alpha), e(mean[index]), INK)
  text(x(alpha), (MIDDLE + BELOW) / 2 + 4, words)
}
save('paths.svg')

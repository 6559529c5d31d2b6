// Which of 50 inputs a network uses as alpha falls: by the group lasso, and by the adaptive one.
import { MLPRegressor } from 'wasso/networks'
import { friedman1 } from '../../examples/friedman1.mjs'
import { AXIS, COLOURS, deviation, logarithmic, panel, picture, round, through } from '../drawing.mjs'

const [n, p, units] = [500, 50, 10]
const { X, y } = friedman1(n, p, 1)
const sd = X[0].map((_, j) => deviation(X.map((x) => x[j])))
const [WIDTH, LEFT, RIGHT, TOP, HIGH, APART] = [740, 64, 660, 44, 200, 286]
const HEIGHT = TOP + APART + HIGH + 50

const options = { hiddenLayerSizes: [units], l1Ratio: 1, groups: 'inputs', standardize: true, seed: 1 }
const paths = [false, true].map((adaptive) => {
  const path = new MLPRegressor({ ...options, adaptive }).path(X, y, { nAlphas: 40 })
  const perAlpha = path.coefs.length / path.alphas.length
  // |sd w_j| of input j, for each alpha.
  const norm = (i, j) =>
    sd[j] * Math.hypot(...path.coefs.subarray(i * perAlpha + j * units, i * perAlpha + (j + 1) * units))
  const norms = sd.map((_, j) => Array.from(path.alphas, (_, i) => norm(i, j)))
  return { alphas: path.alphas, norms }
})

/** The alphas at which the five that matter are used and no other. */
const exact = ({ alphas, norms }) =>
  Array.from(alphas).filter((_, i) => norms.every((of, j) => of[i] > 0 === j < 5))
const told = paths.map((path) => `${exact(path).length} of ${path.alphas.length}`)

const { line, area, text, frame, save } = picture(
  WIDTH,
  HEIGHT,
  `Friedman-1, 500 rows of 50 inputs: the size of each input's weights as alpha falls. The group lasso has exactly the five true inputs at ${told[0]} alphas, the adaptive group lasso at ${told[1]}.`,
)
const names = ['group lasso', 'adaptive group lasso']
for (const [i, path] of paths.entries()) {
  const { alphas, norms } = path
  const [top, bottom] = [TOP + i * APART, TOP + i * APART + HIGH]
  const most = Math.ceil(Math.max(...norms.flat()))
  const plane = panel([LEFT, RIGHT], [top, bottom], [alphas[0], alphas.at(-1)], [0, most], logarithmic)
  const decades = [100, 10, 1, 0.1, 0.01, 0.001, 0.0001].filter((v) => v <= alphas[0] && v >= alphas.at(-1))
  const right = exact(path)
  if (right.length > 0) {
    const [from, to] = [right[0], right.at(-1)].map((alpha) => round(plane.x(alpha)))
    area(`M${from} ${top}H${to}V${bottom}H${from}z`, AXIS, 0.16)
  }
  frame(plane, {
    across: decades,
    up: [0, most],
    below: i ? 'alpha' : '',
    beside: "size of an input's weights",
  })
  text((LEFT + RIGHT) / 2, top - 14, `${names[i]}: exactly the five true inputs at ${told[i]} alphas`, {
    more: 'font-weight="600"',
  })
  // Those that matter last, upon the others.
  for (const j of [...norms.keys()].reverse()) {
    const points = norms[j].map((size, k) => [plane.x(alphas[k]), plane.y(size)])
    line(through(points), j < 5 ? COLOURS[j] : AXIS, `stroke-width="${j < 5 ? 2 : 0.8}"`)
  }
  let free = Infinity
  for (const j of [0, 1, 2, 3, 4].sort((a, b) => norms[a].at(-1) - norms[b].at(-1))) {
    const at = Math.min(plane.y(norms[j].at(-1)), free)
    text(RIGHT + 10, at + 4, `x${j}`, { anchor: 'start', fill: COLOURS[j] })
    free = at - 14
  }
}
text(LEFT + 10, TOP + 18, 'grey: the 45 others', { anchor: 'start' })
save('networks/selection.svg')

// docs/choosing/balls.svg: where the contours of a loss in two coefficients meet the L1 ball and the L2 ball.
import { Lasso, LinearRegression, Ridge } from 'wasso'
import { AXIS, BLUE, deviation, grid, INK, panel, picture, RED, through } from '../drawing.mjs'
import { diabetes } from './data.mjs'

const names = ['bmi', 'bp']
const { y } = diabetes
// In standard deviations, so that a ball is round.
const columns = names.map((name) => {
  const values = diabetes.columns[diabetes.names.indexOf(name)]
  const [sd, centre] = [deviation(values), values.reduce((sum, v) => sum + v) / values.length]
  return values.map((v) => (v - centre) / sd)
})
const X = { columns, names }
const least = new LinearRegression().fit(X, y).coef
const c = columns[0].reduce((sum, v, i) => sum + v * columns[1][i], 0) / y.length
/** What the loss has more than at its least: d'[1 c; c 1] d / 2, d the way from there. */
const excess = ([a, b]) => {
  const [d, e] = [a - least[0], b - least[1]]
  return (d * d + 2 * c * d * e + e * e) / 2
}

const lasso = new Lasso({ alpha: 28 }).fit(X, y)
// The ridge of the same loss, by bisection.
let [low, high] = [0.01, 100]
for (let k = 0; k < 60; k++) {
  const alpha = Math.sqrt(low * high)
  if (excess(new Ridge({ alpha }).fit(X, y).coef) < excess(lasso.coef)) low = alpha
  else high = alpha
}
const ridge = new Ridge({ alpha: low }).fit(X, y)
const told = ({ alpha, coef }) =>
  `| ${alpha.toPrecision(2)} | ${[...coef].map((w) => (w === 0 ? '0' : w.toFixed(1))).join(' | ')} |`
export const figures = [`| L1 ${told(lasso)}`, `| L2 ${told(ridge)}`]

const { line, area, dot, label, frame, within, save } = picture(
  740,
  410,
  'Contours of the squared loss in the coefficients of bmi and bp. They meet the L1 ball in its corner, where bp is exactly zero, and the L2 ball where neither is.',
)
const turn = grid(0, 2 * Math.PI, 145)
const ellipse = (level) => {
  // The axes of [1 c; c 1] are the diagonals, with the eigenvalues 1 + c and 1 - c.
  return turn.map((t) => {
    const [u, v] = [Math.cos(t) * Math.sqrt(level / (1 + c)), Math.sin(t) * Math.sqrt(level / (1 - c))]
    return [least[0] + u + v, least[1] + u - v]
  })
}
const sides = [
  [
    'L1',
    lasso,
    RED,
    (r) => [
      [r, 0],
      [0, r],
      [-r, 0],
      [0, -r],
    ],
    (a, b) => Math.abs(a) + Math.abs(b),
  ],
  ['L2', ridge, BLUE, (r) => turn.map((t) => [r * Math.cos(t), r * Math.sin(t)]), Math.hypot],
]
for (const [k, [name, model, colour, ball, size]] of sides.entries()) {
  const left = 66 + 362 * k
  const plane = panel([left, left + 300], [36, 336], [-30, 60], [-38, 52])
  frame(plane, {
    across: [-20, 0, 20, 40],
    up: [-20, 0, 20, 40],
    below: 'coefficient of bmi',
    beside: 'coefficient of bp',
    above: name,
  })
  const inside = within(plane)
  const drawn = (points) => through(points.map(([a, b]) => [plane.x(a), plane.y(b)]))
  area(`${drawn(ball(size(...model.coef)))}Z`, colour, 0.2)
  line(`${drawn(ball(size(...model.coef)))}Z`, colour, 'stroke-width="1.5"')
  for (const share of [0.1, 0.4, 1]) {
    line(
      `${drawn(ellipse(share * excess(model.coef)))}Z`,
      share === 1 ? INK : AXIS,
      `stroke-width="1.2" ${inside}`,
    )
  }
  dot(plane.x(least[0]), plane.y(least[1]), INK, 3)
  label(plane.x(least[0]), plane.y(least[1]) - 8, 'least squares', { anchor: 'middle' })
  const [a, b] = model.coef
  dot(plane.x(a), plane.y(b), colour, 5)
  label(plane.x(4), plane.bottom - 14, `optimum at ${a.toFixed(1)}, ${b === 0 ? '0' : b.toFixed(1)}`)
}
save('choosing/balls.svg')

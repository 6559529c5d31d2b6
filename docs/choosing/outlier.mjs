// docs/choosing/outlier.svg: one y of 21 typed wrong, and the slope as that y goes from 0 to 150.
import { HuberRegressor, LeastAbsoluteDeviations, LinearRegression } from 'wasso'
import { curve, grid, INK, panel, picture } from '../drawing.mjs'
import { ABSOLUTE, HUBER, SQUARED, stackloss } from './data.mjs'

const WRONG = 142
const [flow, loss] = [stackloss.columns[0], stackloss.y]
const fitted = (Estimator, x, y) => new Estimator().fit({ columns: [x] }, y)
const replaced = (values, first) => [first, ...values.slice(1)]
const kinds = [
  [SQUARED, 'least squares', LinearRegression],
  [ABSOLUTE, 'L1 loss', LeastAbsoluteDeviations],
  [HUBER, 'Huber', HuberRegressor],
]

const rows = kinds.map(([, name, Estimator]) => {
  const fits = [
    fitted(Estimator, flow, loss),
    fitted(Estimator, flow, replaced(loss, WRONG)),
    fitted(Estimator, replaced(flow, 180), loss),
  ]
  return `| ${name} | ${fits.map(({ coef }) => coef[0].toFixed(2)).join(' | ')} |`
})
export const figures = rows

const { line, dot, label, legend, frame, save } = picture(
  740,
  370,
  `Stack loss over air flow, 21 days, one loss of 42 typed as ${WRONG}: the line of least squares turns after it, those of the L1 loss and of Huber stay. Beside it, the slope of each as the typed value goes from 0 to 150.`,
)
const points = panel([62, 352], [40, 310], [48, 82], [-10, 150])
const slopes = panel([440, 720], [40, 310], [0, 150], [0, 2.5])
frame(points, {
  across: [50, 60, 70, 80],
  up: [0, 50, 100, 150],
  below: 'air flow',
  beside: 'stack loss',
  above: 'the fits',
})
frame(slopes, {
  across: [0, 50, 100, 150],
  up: [0, 0.5, 1, 1.5, 2, 2.5],
  below: 'first y, as typed',
  beside: 'slope',
  above: 'the slope, by what was typed',
})
const typed = grid(0, 150, 301)
for (const [colour, , Estimator] of kinds) {
  const model = fitted(Estimator, flow, replaced(loss, WRONG))
  line(
    curve(points, [49, 81.5], (x) => model.predict([[x]])[0]),
    colour,
    'stroke-width="2"',
  )
  const slope = (y) => fitted(Estimator, flow, replaced(loss, y)).coef[0]
  line(curve(slopes, typed, slope), colour, 'stroke-width="2"')
}
for (const [i, y] of loss.entries()) dot(points.x(flow[i]), points.y(y), INK, 3, 'fill-opacity="0.7"')
dot(points.x(flow[0]), points.y(WRONG), INK, 5)
label(points.x(flow[0]) - 10, points.y(WRONG) + 4, `42 typed as ${WRONG}`, { anchor: 'end' })
legend(
  points.left + 12,
  points.top + 70,
  kinds.map(([colour, words]) => [colour, words]),
)
for (const [value, words] of [
  [loss[0], 'measured'],
  [WRONG, 'typed'],
]) {
  line(
    `M${slopes.x(value).toFixed(1)} ${slopes.top}V${slopes.bottom}`,
    INK,
    'stroke-dasharray="1 3" stroke-width="1.2"',
  )
  label(slopes.x(value) + (value > 100 ? -7 : 7), slopes.top + 14, words, {
    anchor: value > 100 ? 'end' : 'start',
  })
}
save('choosing/outlier.svg')

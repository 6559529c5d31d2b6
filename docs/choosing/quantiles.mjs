// docs/choosing/quantiles.svg: five quantile lines through Engel's households, beside the mean.
import { fitQuantiles, LinearRegression } from 'wasso'
import { AXIS, curve, INK, panel, picture } from '../drawing.mjs'
import { engel, QUANTILE } from './data.mjs'

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
const { y, columns } = engel
const { models } = fitQuantiles({ columns }, y, QUANTILES)
const mean = new LinearRegression().fit({ columns }, y)

export const figures = models.map((model, k) => {
  const fits = model.predict({ columns })
  // A line goes through two households; these are neither above nor below, but for the last bit.
  const below = y.filter((v, i) => v < fits[i] - 1e-6).length
  return `| ${QUANTILES[k]} | ${model.coef[0].toFixed(3)} | ${below} of ${y.length}, ${((100 * below) / y.length).toFixed(1)} % |`
})
figures.push(`| mean | ${mean.coef[0].toFixed(3)} | |`)

const { line, dot, label, legend, frame, save } = picture(
  740,
  430,
  `Food expenditure over income of ${y.length} households in 1857, with lines at the quantiles ${QUANTILES.join(', ')} that fan out as income grows, and the least-squares line.`,
)
const plane = panel([66, 620], [20, 370], [300, 3000], [200, 2100])
frame(plane, {
  across: [500, 1000, 1500, 2000, 2500, 3000],
  up: [500, 1000, 1500, 2000],
  below: 'income, Belgian francs',
  beside: 'spent on food',
})
const [within, beyond] = [[], []]
for (const [i, income] of columns[0].entries()) (income <= 3000 ? within : beyond).push([income, y[i]])
for (const [income, food] of within) dot(plane.x(income), plane.y(food), AXIS, 2.5, 'fill-opacity="0.85"')
models.forEach((model, k) => {
  const at = (x) => model.predict([[x]])[0]
  const end = Math.min(3000, (2100 - model.intercept) / model.coef[0])
  const width = QUANTILES[k] === 0.5 ? 3 : 1.8
  line(curve(plane, [350, end], at), QUANTILE, `stroke-width="${width}"`)
  const words = QUANTILES[k] === 0.5 ? '0.5, the median' : QUANTILES[k]
  label(plane.x(end) + 6, plane.y(at(end)) + 4, words)
})
const at = (x) => mean.predict([[x]])[0]
line(curve(plane, [350, 3000], at), INK, 'stroke-width="1.8" stroke-dasharray="6 4"')
legend(plane.left + 16, plane.top + 22, [
  [QUANTILE, 'quantiles'],
  [INK, 'mean (least squares)', '6 4'],
])
label(
  plane.right - 8,
  plane.bottom - 10,
  `${beyond.length} household${beyond.length === 1 ? '' : 's'} further right`,
  { anchor: 'end' },
)
save('choosing/quantiles.svg')

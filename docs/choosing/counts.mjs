// docs/choosing/counts.svg: 14 counts that grow, by a Poisson regression and by a line of least squares.
import { LinearRegression, PoissonRegressor } from 'wasso'
import { BLUE, curve, grid, INK, number, panel, picture, RED, round } from '../drawing.mjs'
import { aids } from './data.mjs'

const { columns, y } = aids
const logs = columns.map((values) => values.map(Math.log))
const poisson = new PoissonRegressor().fit({ columns: logs }, y)
const squared = new LinearRegression().fit({ columns }, y)
const mean = (x) => poisson.predict([[Math.log(x)]])[0]
const straight = (x) => squared.predict([[x]])[0]

export const figures = [
  ['least squares', straight],
  ['Poisson', mean],
].map(([name, at]) => `| ${name} | ${[1, 7, 14].map((x) => number(at(x).toFixed(1))).join(' | ')} |`)

const { line, area, dot, legend, frame, save } = picture(
  740,
  350,
  'Deaths of AIDS in Australia, 14 quarters from 1983: a Poisson regression follows the counts up from near 0, a straight line begins below 0.',
)
const plane = panel([66, 720], [16, 290], [0.5, 14.5], [-8, 58])
frame(plane, {
  across: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  up: [0, 10, 20, 30, 40, 50],
  below: 'quarter, from the first of 1983',
  beside: 'deaths',
})
const quarters = grid(0.75, 14.4)
const edge = (sign) => (x) => mean(x) + sign * Math.sqrt(mean(x))
const rim = [quarters.map((x) => [x, 1]), quarters.map((x) => [x, -1]).reverse()].flat()
area(`M${rim.map(([x, sign]) => `${round(plane.x(x))} ${round(plane.y(edge(sign)(x)))}`).join('L')}Z`, RED)
line(curve(plane, quarters, straight), BLUE, 'stroke-width="2"')
line(curve(plane, quarters, mean), RED, 'stroke-width="2"')
for (const [i, x] of columns[0].entries()) dot(plane.x(x), plane.y(y[i]), INK)
legend(plane.left + 20, plane.top + 26, [
  [RED, 'Poisson: a mean, and one standard deviation of counts about it'],
  [BLUE, 'least squares'],
])
save('choosing/counts.svg')

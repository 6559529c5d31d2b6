// docs/choosing/shrinkage.svg: the coefficients of the diabetes data as the penalty falls, under L1 and under L2.
import { Dataset, Lasso, Ridge } from 'wasso'
import { COLOURS, curve, deviation, grid, logarithmic, panel, picture, round } from '../drawing.mjs'
import { diabetes } from './data.mjs'

const { names, columns, y } = diabetes
const sds = columns.map(deviation)
const data = new Dataset({ columns, names }, y)
const STRENGTHS = grid(Math.log(300), Math.log(0.003)).map(Math.exp)
const paths = [
  ['L1 (Lasso)', new Lasso({ standardize: true }).path(data, { minRatio: 1e-3 }), [30, 10, 3, 1, 0.3, 0.1]],
  ['L2 (Ridge)', new Ridge({ standardize: true }).path(data, { alphas: STRENGTHS }), [100, 10, 1, 0.1, 0.01]],
]
// Where 80 % of what least squares explain is explained: the strength, and how the coefficients lie there.
export const figures = paths.map(([name, path]) => {
  const most = 1 - path.losses.at(-1) / path.nullLoss
  const i = path.losses.findIndex((loss) => 1 - loss / path.nullLoss >= 0.8 * most)
  const sizes = names.map((_, j) => Math.abs(sds[j] * path.coefs[i * names.length + j]))
  const small = sizes.filter((size) => size > 0 && size < 5).length
  return `| ${name} | ${path.alphas[i].toPrecision(2)} | ${sizes.filter((size) => size === 0).length} | ${small} | ${Math.max(...sizes).toFixed(1)} |`
})

const { line, label, frame, save } = picture(
  740,
  380,
  'Coefficients of ten features over alpha. Under L1 they leave zero one after the other, along bent lines; under L2 all of them are there from the start and grow smoothly.',
)
for (const [k, [name, path, ticks]] of paths.entries()) {
  const { alphas, coefs } = path
  const left = 62 + 358 * k
  const plane = panel([left, left + 276], [36, 310], [alphas[0], alphas.at(-1)], [-34, 36], logarithmic)
  frame(plane, {
    across: ticks.filter((tick) => tick <= alphas[0]),
    up: [-30, -20, -10, 0, 10, 20, 30],
    below: 'alpha',
    beside: k === 0 ? 'coefficient per standard deviation' : undefined,
    above: name,
  })
  const values = names.map((_, j) => Array.from(alphas, (_, i) => sds[j] * coefs[i * names.length + j]))
  for (const [j, own] of values.entries()) {
    const colour = COLOURS[j % COLOURS.length]
    const start = Math.max(own.findIndex((value) => value !== 0) - 1, 0)
    line(
      curve(plane, Array.from(alphas).slice(start), (_, i) => own[start + i]),
      colour,
      `stroke-width="1.8"${j < COLOURS.length ? '' : ' stroke-dasharray="5 3"'}`,
    )
  }
  let free = -Infinity
  const order = values.map((own, j) => [plane.y(own.at(-1)), j]).sort(([a], [b]) => a - b)
  for (const [at, j] of order) {
    const level = Math.max(at, free)
    line(`M${plane.right} ${round(at)}l9 ${round(level - at)}`, COLOURS[j % COLOURS.length])
    label(plane.right + 12, level + 4, names[j])
    free = level + 14
  }
}
save('choosing/shrinkage.svg')

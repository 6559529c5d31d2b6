// `node docs/prox.mjs` draws docs/prox.svg: every operator of wasso/prox, what comes out over what goes in.
import * as prox from 'wasso/prox'
import { AXIS, BLUE, curve, grid, INK, panel, picture, RED, round } from './drawing.mjs'

const T = 0.75
const Y = 0.5
const operators = [
  ['softThreshold', (v) => prox.softThreshold(v, T)],
  ['ridgeShrink', (v) => prox.ridgeShrink(v, T)],
  ['elasticNet', (v) => prox.elasticNet(v, T, { l1: 1, l2: 0.75 })],
  ['nonNegative', (v) => prox.nonNegative(v)],
  ['groupSoftThreshold'],
  ['squaredLoss', (v) => prox.squaredLoss(v, T, Y), Y],
  ['absoluteLoss', (v) => prox.absoluteLoss(v, T, Y), Y],
  ['huberLoss', (v) => prox.huberLoss(v, T, Y, 0.5), Y],
  ['quantileLoss', (v) => prox.quantileLoss(v, 1.2, Y, 0.8), Y],
  ['box', (v) => prox.box(v, -1, 1.2)],
]
const { line, dot, frame, save } = picture(
  780,
  372,
  'Ten panels: the output of each proximal operator over its input, beside the dashed identity. Soft thresholds are flat at zero, ridges are lines of a smaller slope, losses draw every input towards y; for the group soft threshold, arrows in the plane that point to the origin.',
)
const inputs = grid(-2, 2, 401)
for (const [i, [name, operator, target]] of operators.entries()) {
  const [left, top] = [30 + 152 * (i % 5), 32 + 178 * Math.floor(i / 5)]
  const plane = panel([left, left + 128], [top, top + 128], [-2, 2], [-2, 2])
  const middle = [-1, 0, 1]
  frame(plane, { across: middle, up: middle, above: name })
  if (operator) {
    line(
      curve(plane, [-2, 2], (v) => v),
      AXIS,
      'stroke-dasharray="3 3"',
    )
    const values = operator(Float64Array.from(inputs))
    line(
      curve(plane, inputs, (_, k) => values[k]),
      target === undefined ? RED : BLUE,
      'stroke-width="2.2"',
    )
    if (target !== undefined) dot(plane.x(target), plane.y(target), INK, 3.5)
    continue
  }
  for (const radius of [0.6, 1.2, 1.8]) {
    for (let turn = 0; turn < 12; turn++) {
      const angle = ((turn + 0.5) * Math.PI) / 6
      const from = [radius * Math.cos(angle), radius * Math.sin(angle)]
      const [a, b] = prox.groupSoftThreshold(Float64Array.from(from), T, 2)
      const [x, y] = [plane.x(a), plane.y(b)].map(round)
      line(`M${round(plane.x(from[0]))} ${round(plane.y(from[1]))}L${x} ${y}`, AXIS)
      dot(x, y, RED, 2.5)
    }
  }
}
save('prox.svg')

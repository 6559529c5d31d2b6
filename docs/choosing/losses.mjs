// docs/choosing/losses.svg: what each loss charges for a residual, and its slope, the pull of that row on the fit.
import { curve, grid, panel, picture } from '../drawing.mjs'
import { ABSOLUTE, HUBER, QUANTILE, SQUARED } from './data.mjs'

const Q = 0.9
const residuals = grid(-3, 3)
const losses = [
  [SQUARED, 'squared, L2', '', (r) => r ** 2 / 2, (r) => r],
  [ABSOLUTE, 'absolute, L1', '', Math.abs, Math.sign],
  [
    ...[HUBER, 'Huber, delta 1', '7 4'],
    (r) => (Math.abs(r) <= 1 ? r ** 2 / 2 : Math.abs(r) - 0.5),
    (r) => Math.min(Math.max(r, -1), 1),
  ],
  [
    ...[QUANTILE, `quantile ${Q}`, '2 3'],
    (r) => Math.max(Q * r, (Q - 1) * r),
    (r) => (r > 0 ? Q : r < 0 ? Q - 1 : 0),
  ],
]
const { line, legend, frame, save } = picture(
  740,
  322,
  'Four losses over the residual, and their slopes. The squared loss grows with the square and its slope without end; the slopes of the absolute and of the Huber loss stop at one; those of a quantile differ above and below.',
)
const [left, right] = [
  panel([62, 352], [40, 270], [-3, 3], [0, 4.5]),
  panel([430, 720], [40, 270], [-3, 3], [-3, 3]),
]
const ticks = [-3, -2, -1, 0, 1, 2, 3]
frame(left, { across: ticks, up: [0, 1, 2, 3, 4], below: 'residual r = y − z', above: 'loss' })
frame(right, { across: ticks, up: ticks, below: 'residual r = y − z', above: 'slope: the pull of a row' })
for (const [colour, , dash, loss, slope] of losses) {
  const more = `stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}`
  line(curve(left, residuals, loss), colour, more)
  // A jump at 0 is drawn upright, through the two rows that touch it.
  const near =
    slope(1e-9) - slope(-1e-9) > 0.5 ? [...grid(-3, 0, 61).slice(0, -1), -1e-9, 1e-9, 3] : residuals
  line(curve(right, near, slope), colour, more)
}
legend(
  right.left + 10,
  right.top + 22,
  losses.map(([colour, words, dash]) => [colour, words, dash]),
)
save('choosing/losses.svg')

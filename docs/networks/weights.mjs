// The weights of one network under no penalty, L2 and L1, by size: where the zeros are.
import { MLPRegressor } from 'wasso/networks'
import { friedman1 } from '../../examples/friedman1.mjs'
import { BLUE, GREEN, INK, logarithmic, panel, picture, RED } from '../drawing.mjs'

const { X, y } = friedman1(500, 20, 1)
const fresh = friedman1(10_000, 20, 2)
const networks = [
  ['no penalty, stopped after 2000 steps', RED, { alpha: 0, maxIter: 2000 }],
  ['L2, alpha 0.03', BLUE, { alpha: 0.03 }],
  ['L1, alpha 0.03', GREEN, { alpha: 0.03, l1Ratio: 1 }],
].map(([words, colour, options]) => {
  const model = new MLPRegressor({ standardize: true, ...options }).fit(X, y)
  return { words, colour, model, fits: model.score(X, y), right: model.score(fresh.X, fresh.y) }
})

const [WIDTH, LEFT, RIGHT, TOP, HIGH, APART] = [740, 64, 716, 44, 120, 176]
const HEIGHT = TOP + 2 * APART + HIGH + 50
// Four bars a decade; zeros stand by themselves, left of all others.
const [LEAST, MOST, BARS] = [1e-4, 1e3, 28]
const bar = (w) => Math.floor(4 * Math.log10(Math.min(Math.max(Math.abs(w), LEAST), 0.99 * MOST) / LEAST))
const zerosOf = ({ model }) => model.coef.length - model.nNonzero

const { line, area, text, frame, save } = picture(
  WIDTH,
  HEIGHT,
  `The ${networks[0].model.coef.length} weights of a network with ten hidden units by size, fitted three times to the same rows: ${networks
    .map((network) => `${network.words}: ${zerosOf(network)} of them exactly zero`)
    .join('; ')}.`,
)
const rectangle = (x, width, y, height) => `M${x} ${y}h${width}v${height}h${-width}z`
for (const [i, network] of networks.entries()) {
  const { words, colour, model, right } = network
  const counts = new Array(BARS).fill(0)
  for (const w of model.coef) if (w !== 0) counts[bar(w)]++
  const [top, bottom] = [TOP + i * APART, TOP + i * APART + HIGH]
  const body = panel([LEFT + 64, RIGHT], [top, bottom], [LEAST, MOST], [0, 120], logarithmic)
  frame(body, { up: [0, 40, 80, 120], across: [0.0001, 0.001, 0.01, 0.1, 1, 10, 100, 1000] })
  for (const [k, count] of counts.entries()) {
    const [from, to] = [k, k + 1].map((edge) => Math.round(body.x(LEAST * 10 ** (edge / 4))))
    if (count)
      area(
        rectangle(from + 1, to - from - 2, Math.round(body.y(count)), bottom - Math.round(body.y(count))),
        colour,
        0.75,
      )
  }
  const zeros = zerosOf(network)
  const height = bottom - Math.round(body.y(zeros))
  line(`M${LEFT - 8} ${bottom}H${LEFT + 34}`, INK)
  area(rectangle(LEFT, 26, bottom - height, height), colour, 1)
  text(LEFT + 13, bottom + 17, '0')
  text(LEFT + 13, bottom - height - 6, zeros, { more: 'font-weight="600"' })
  text((LEFT + RIGHT) / 2, top - 14, `${words}: R² ${right.toFixed(2)} on fresh rows`, {
    more: 'font-weight="600"',
  })
}
text(LEFT + 13, HEIGHT - 14, 'exactly 0')
text((LEFT + 64 + RIGHT) / 2, HEIGHT - 14, 'size of a weight that is not')
save('networks/weights.svg')

/** Rows of the page's table. */
export const figures = networks.map((network) => {
  const { words, model, fits, right } = network
  const largest = Math.max(...model.coef.map(Math.abs))
  return `| ${words} | ${zerosOf(network)} of ${model.coef.length} | ${largest.toFixed(1)} | ${fits.toFixed(3)} | ${right.toFixed(3)} |`
})

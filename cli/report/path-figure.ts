import type { Chosen } from '../choose.ts'
import { cut, digits } from '../show/style.ts'
import { extent, linear, logarithmic, padded } from './scale.ts'
import { apart, bottomAxis, escaped, type Frame, leftAxis, line, picture } from './svg.ts'

const WIDTH = 860
const ABOVE: Frame = { left: 64, right: 700, top: 44, bottom: 300 }
const BELOW: Frame = { left: 64, right: 700, top: 374, bottom: 530 }
const NAMED = 8 // lines with a colour and a name
const DRAWN = 80 // lines at all
const BEYOND = 20 // times smaller than the best alpha: no further

/** The paths of the coefficients above, the score out of fold below, over one axis of alpha. */
export function pathFigure(
  chosen: Chosen,
  names: readonly string[],
  spread: readonly number[],
  score: readonly [name: string, times: number],
): string | undefined {
  const { cv, choice } = chosen
  const { path } = cv
  const m = path.alphas.length
  // What is far beyond the best only flattens the rest.
  const end = path.alphas.filter((alpha) => alpha >= cv.best.alpha / BEYOND).length - 1
  const last = path.alphas[end]!
  if (m < 2 || last <= 0) return undefined
  const x = logarithmic([path.alphas[0]!, last], [ABOVE.left, ABOVE.right])
  const xs = Array.from(path.alphas.subarray(0, end + 1), x)
  const lines = linesOf(cv, spread).map((values) => values.slice(0, end + 1))
  // Those that the choice keeps come first, the largest of them in front.
  const rank = (j: number) => 1e9 * Math.abs(lines[j]![choice.index]!) + size(lines[j]!)
  const shown = [...lines.keys()].sort((a, b) => rank(b) - rank(a)).slice(0, DRAWN)
  const y = linear(padded(extent(shown.flatMap((j) => lines[j]!))), [ABOVE.bottom, ABOVE.top])
  const named = shown.slice(0, NAMED).filter((j) => size(lines[j]!) > 0)
  const labels = apart(
    named.map((j) => y(lines[j]!.at(-1)!)),
    14,
    ABOVE.top + 4,
    ABOVE.bottom,
  )
  const parts = [
    bottomAxis(x, ABOVE, '', 0),
    leftAxis(
      y,
      ABOVE,
      several(path)
        ? 'size of the coefficients, per standard deviation'
        : 'coefficient per standard deviation',
    ),
  ]
  parts.unshift(...marks(chosen, x))
  for (const j of shown.slice(NAMED)) parts.push(curve(lines[j]!, 'other', xs, y))
  named.forEach((j, k) => {
    parts.push(curve(lines[j]!, `line c${k}`, xs, y))
    parts.push(
      `<path class="lead c${k}" d="${line([
        [ABOVE.right + 2, y(lines[j]!.at(-1)!)],
        [ABOVE.right + 12, labels[k]!],
      ])}"/>`,
      `<text class="name c${k}" x="${ABOVE.right + 16}" y="${labels[k]! + 4}">${escaped(cut(names[j]!, 18))}</text>`,
    )
  })
  const from = Math.max(0, Array.from(cv.l1Ratios).indexOf(choice.l1Ratio)) * m
  const mean = Array.from(cv.mean.subarray(from, from + end + 1), (value) => value * score[1])
  const error = Array.from(cv.standardError.subarray(from, from + end + 1), (value) => value * score[1])
  const [high, low] = [mean.map((value, i) => value + error[i]!), mean.map((value, i) => value - error[i]!)]
  const y2 = linear(padded(extent([...high, ...low])), [BELOW.bottom, BELOW.top], 4)
  parts.push(bottomAxis(x, BELOW, 'alpha', (BELOW.left + BELOW.right) / 2))
  parts.push(leftAxis(y2, BELOW, `${score[0]} out of fold, with one standard error`))
  const around = [
    ...high.map((value, i) => [xs[i]!, y2(value)] as const),
    ...low.map((value, i) => [xs[i]!, y2(value)] as const).reverse(),
  ]
  parts.push(`<path class="band" d="${line(around)}Z"/>`, curve(mean, 'line c0', xs, y2))
  parts.push(counts(cv, x, end))
  const says = `Coefficients along alpha from ${digits(path.alphas[0]!, 3)} down to ${digits(last, 3)}, and below them the ${score[0]} out of fold. Best at ${digits(cv.best.alpha, 3)} with ${cv.best.model.support.length} features, one standard error at ${digits(cv.oneStandardError.alpha, 3)} with ${cv.oneStandardError.model.support.length}.`
  return picture(WIDTH, 574, says, parts)
}

/** Upright lines at the best alpha and at the simplest one as good, with words between the two plots. */
function marks({ cv, choice }: Chosen, x: (alpha: number) => number): string[] {
  const { best, oneStandardError: simple } = cv
  const row = ABOVE.bottom + 36
  const mark = (at: number, text: string, { index }: typeof best, anchor: 'start' | 'end', down = 0) => {
    const look = index === choice.index ? ' chosen' : ''
    const beside = anchor === 'end' ? at - 6 : at + 6
    return [
      `<path class="mark${look}" d="M${at} ${ABOVE.top}V${BELOW.bottom}"/>`,
      `<text class="marked${look}" x="${beside}" y="${row + down}" text-anchor="${anchor}">${text}: ${digits(cv.path.alphas[index]!, 3)}</text>`,
    ].join('')
  }
  const [right, left] = [Math.round(x(best.alpha)), Math.round(x(simple.alpha))]
  if (simple.index === best.index)
    return [mark(right, 'best and one standard error', best, right > 500 ? 'end' : 'start')]
  const anchor = left < ABOVE.left + 170 ? 'start' : 'end'
  return [
    mark(left, 'one standard error', simple, anchor),
    mark(right, 'best', best, 'start', anchor === 'start' && right < left + 180 ? 14 : 0),
  ]
}

const several = ({ coefs, alphas, nFeatures }: Chosen['cv']['path']): boolean =>
  coefs.length > alphas.length * nFeatures

/** For each feature its values along the path, per standard deviation; of several classes, or units, their norm. */
function linesOf({ path }: Chosen['cv'], spread: readonly number[]): number[][] {
  const { coefs, alphas, nFeatures: p } = path
  const width = coefs.length / alphas.length
  // The first layer of a network has the weights of one feature side by side.
  const { hiddenLayerSizes } = path.model(0) as { hiddenLayerSizes?: readonly number[] }
  const first = hiddenLayerSizes && (hiddenLayerSizes[0] ?? width / p)
  const K = first ?? width / p
  return Array.from({ length: p }, (_, j) =>
    Array.from(alphas, (_, i) => {
      const values = Array.from(
        { length: K },
        (_, k) => coefs[i * width + (first === undefined ? k * p + j : j * K + k)]! * spread[j]!,
      )
      return K === 1 ? values[0]! : Math.hypot(...values)
    }),
  )
}

const size = (values: readonly number[]): number => Math.max(...values.map(Math.abs))

function curve(
  values: readonly number[],
  look: string,
  xs: readonly number[],
  y: (value: number) => number,
): string {
  return `<path class="${look}" d="${line(values.map((value, i) => [xs[i]!, y(value)]))}"/>`
}

/** How many features there are, above. */
function counts({ path }: Chosen['cv'], x: (alpha: number) => number, end: number): string {
  const at = Array.from({ length: 7 }, (_, k) => Math.round((k * end) / 6))
  const texts = [...new Set(at)].map(
    (i) =>
      `<text class="tick" x="${Math.round(x(path.alphas[i]!))}" y="${ABOVE.top - 26}" text-anchor="middle">${path.model(i).support.length}</text>`,
  )
  return `${texts.join('')}<text class="tick" x="${ABOVE.right + 16}" y="${ABOVE.top - 26}">features</text>`
}

import { extent, linear, padded } from './scale.ts'
import { bottomAxis, type Frame, leftAxis, picture } from './svg.ts'

const FRAME: Frame = { left: 64, right: 404, top: 32, bottom: 332 }
const MOST = 3000 // dots

const place = (value: number): string => String(Math.round(value * 10) / 10)

/** Dots, and the line on which they ought to lie. */
function dots(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  titles: readonly [x: string, y: string],
  says: string,
  ideal: 'diagonal' | 'zero',
): string {
  const both = ideal === 'diagonal' ? extent([...Array.from(xs), ...Array.from(ys)]) : undefined
  const x = linear(padded(both ?? extent(Array.from(xs))), [FRAME.left, FRAME.right])
  const y = linear(padded(both ?? extent(Array.from(ys))), [FRAME.bottom, FRAME.top])
  const every = Math.ceil(xs.length / MOST)
  const parts = [
    bottomAxis(x, FRAME, titles[0], (FRAME.left + FRAME.right) / 2),
    leftAxis(y, FRAME, titles[1]),
  ]
  const [low, high] = both ?? [0, 0]
  parts.push(
    ideal === 'diagonal'
      ? `<path class="ideal" d="M${place(x(low))} ${place(y(low))}L${place(x(high))} ${place(y(high))}"/>`
      : `<path class="ideal" d="M${FRAME.left} ${place(y(0))}H${FRAME.right}"/>`,
  )
  for (let i = 0; i < xs.length; i += every)
    parts.push(`<circle cx="${place(x(xs[i]!))}" cy="${place(y(ys[i]!))}" r="2.5"/>`)
  return picture(424, 376, says, parts)
}

/** Predicted against actual, and what is left, out of fold. */
export function scatters(y: Float64Array, predicted: Float64Array): string[] {
  const n = y.length
  return [
    dots(
      predicted,
      y,
      ['predicted out of fold', 'actual'],
      `Actual against predicted values of ${n} rows, each predicted by a model that did not see it.`,
      'diagonal',
    ),
    dots(
      predicted,
      y.map((value, i) => value - predicted[i]!),
      ['predicted out of fold', 'residual'],
      `Residuals of ${n} rows against their predicted values.`,
      'zero',
    ),
  ]
}

// The error on held-out rows along the path, its band, and the two marks.
import { line } from '../../scales.ts'
import { cross, path } from '../../state.ts'
import { errorScale, frame, xScale } from './frame.ts'

export function ErrorCurve() {
  if (!cross.value) return null
  const { mean, standardError, best, oneStandardError } = cross.value
  const { alphas } = path.value!
  const { lower, upper, middle, top } = frame.value
  const [x, y] = [xScale.value, errorScale.value]
  const at = (i: number) => x(alphas[i]!)
  const m = alphas.length
  const up = line(m, at, (i) => y(mean[i]! + standardError[i]!))
  const down = line(
    m,
    (i) => at(m - 1 - i),
    (i) => y(mean[m - 1 - i]! - standardError[m - 1 - i]!),
  )
  const marks = [
    { i: oneStandardError, words: '1 SE', end: true },
    { i: best, words: 'best', end: false },
  ]
  const same = best === oneStandardError
  return (
    <g>
      <clipPath id="below">
        <rect width={frame.value.inner} height={lower} />
      </clipPath>
      {!same && (
        <rect
          class="comparable"
          x={at(oneStandardError)}
          width={at(best) - at(oneStandardError)}
          y={top - middle}
          height={middle - top + lower}
        />
      )}
      <g clip-path="url(#below)">
        <path class="band" d={`${up}L${down.slice(1)}Z`} />
        <path class="mean" d={line(m, at, (i) => y(mean[i]!))} />
      </g>
      {marks.slice(same ? 1 : 0).map(({ i, words, end }) => (
        <g key={words} class="mark" transform={`translate(${at(i).toFixed(1)},0)`}>
          <line y1={top - middle} y2={upper + top - middle} />
          <line y1={0} y2={lower} />
          <text y={11} x={end ? -5 : 5} text-anchor={end ? 'end' : 'start'}>
            {same ? 'best and 1 SE' : words}
          </text>
        </g>
      ))}
    </g>
  )
}

import { brief } from '../../numbers.ts'
import type { linear } from '../../scales.ts'
import { path } from '../../state.ts'
import { narrow } from '../../view.ts'
import { frame, xScale } from './frame.ts'

/** How many features are in, along the top. */
export function Counts() {
  const { alphas, nNonzero } = path.value!
  const every = Math.max(1, Math.round((alphas.length * 52) / frame.value.inner))
  const some = Array.from(alphas, (_, i) => i).filter((i) => i % every === 0 && i < alphas.length - every / 2)
  return (
    <g class="axis">
      {some.map((i) => (
        <text key={i} x={xScale.value(alphas[i]!)} y={-8} text-anchor="middle">
          {nNonzero[i]}
        </text>
      ))}
      <text class="title" x={frame.value.inner + 16} y={-8}>
        {narrow.value ? 'features' : 'features in'}
      </text>
    </g>
  )
}

export function YAxis({
  scale,
  title,
  height,
}: {
  scale: ReturnType<typeof linear>
  title: string
  height: number
}) {
  const { inner } = frame.value
  return (
    <g class="axis">
      {scale.ticks
        .filter((tick) => scale(tick) >= -0.5 && scale(tick) <= height + 0.5)
        .map((tick) => (
          <g key={tick} transform={`translate(0,${scale(tick).toFixed(1)})`}>
            <line x2={inner} class={tick === 0 ? 'zero' : 'grid'} />
            <text x={-8} dy="0.34em" text-anchor="end">
              {brief(tick)}
            </text>
          </g>
        ))}
      <text
        class="title"
        transform={`translate(${-frame.value.left + 11},${height / 2}) rotate(-90)`}
        text-anchor="middle"
      >
        {title}
      </text>
    </g>
  )
}

/** Alpha, below both. */
export function XAxis() {
  const { inner, lower } = frame.value
  return (
    <g class="axis" transform={`translate(0,${lower})`}>
      <line x2={inner} class="zero" />
      {xScale.value.ticks.map((tick) => (
        <g key={tick} transform={`translate(${xScale.value(tick).toFixed(1)},0)`}>
          <line y2={5} class="zero" />
          <text y={19} text-anchor="middle">
            {brief(tick)}
          </text>
        </g>
      ))}
      <text class="title" y={36}>
        {narrow.value ? '← stronger' : '← stronger penalty'}
      </text>
      <text class="title" x={inner / 2} y={36} text-anchor="middle">
        alpha
      </text>
      <text class="title" x={inner} y={36} text-anchor="end">
        weaker →
      </text>
    </g>
  )
}

// The coefficients along the path, and the names of the largest.
import { computed } from '@preact/signals'
import { line } from '../../scales.ts'
import { lit, path } from '../../state.ts'
import { COLOURED, colours, narrow, order, standardised } from '../../view.ts'
import { frame, xScale, yScale } from './frame.ts'

const DRAWN = 400 // lines: more than that is a grey area anyway

const last = (j: number) => standardised.value[standardised.value.length - colours.value.length + j]!

/** The labels at the ends of the coloured lines, moved apart. */
const labels = computed(() => {
  const spacing = 15
  const { upper } = frame.value
  const all = order.value
    .slice(0, COLOURED)
    .map((j) => ({ j, at: yScale.value(last(j)), y: yScale.value(last(j)) }))
    .sort((a, b) => a.at - b.at)
  // Down from the top, then up from the bottom: none leaves the plot, and none overlaps.
  for (const [k, one] of all.entries()) one.y = Math.max(one.at, k > 0 ? all[k - 1]!.y + spacing : 4)
  for (let k = all.length - 1; k >= 0; k--)
    all[k]!.y = Math.min(all[k]!.y, k + 1 < all.length ? all[k + 1]!.y - spacing : upper + 4)
  return all
})

const clipped = (name: string) => {
  const most = narrow.value ? 8 : 14
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}

export function Lines() {
  const { alphas } = path.value!
  const p = colours.value.length
  const [x, y] = [xScale.value, yScale.value]
  const drawn = order.value.slice(0, DRAWN).reverse()
  return (
    <g class="lines">
      {drawn.map((j) => (
        <path
          key={j}
          class={`${colours.value[j]} ${lit.value === j ? 'lit' : ''}`}
          d={line(
            alphas.length,
            (i) => x(alphas[i]!),
            (i) => y(standardised.value[i * p + j]!),
          )}
        />
      ))}
    </g>
  )
}

export function Labels() {
  const { inner } = frame.value
  return (
    <g class="labels">
      {labels.value.map(({ j, at, y }) => (
        <g
          key={j}
          class={colours.value[j]}
          onPointerEnter={() => (lit.value = j)}
          onPointerLeave={() => (lit.value = -1)}
        >
          <path d={`M${inner + 3},${at.toFixed(1)}L${inner + 12},${y.toFixed(1)}`} />
          <text x={inner + 16} y={y} dy="0.34em">
            {clipped(path.value!.names[j]!)}
          </text>
        </g>
      ))}
    </g>
  )
}

import { effect } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { show } from '../../numbers.ts'
import { alpha, cross, output, path, solution } from '../../state.ts'
import { COLOURED, colours, order } from '../../view.ts'
import { errorAt, errorScale, frame, xScale, yScale } from './frame.ts'

/** What moves: nothing of it is drawn again while alpha is dragged, only put elsewhere. */
export function Marker() {
  const group = useRef<SVGGElement>(null)
  const place = () => {
    const g = group.current
    if (!path.value || !g) return
    g.setAttribute('transform', `translate(${xScale.value(alpha.value).toFixed(1)},0)`)
    const text = `α ${show(alpha.value, 3)}`
    g.querySelector('.chip-text')!.textContent = text
    const chip = g.querySelector('.chip')!
    chip.setAttribute('width', `${8 * text.length + 12}`)
    chip.setAttribute('x', `${-4 * text.length - 6}`)
    const error = g.querySelector('.error')
    if (error && cross.value)
      error.setAttribute('cy', (frame.value.middle + errorScale.value(errorAt(alpha.value).mean)).toFixed(1))
  }
  const raise = () => {
    const { coef } = solution.value ?? {}
    const { sd } = path.value ?? {}
    if (!coef || !sd || !group.current) return
    for (const dot of group.current.querySelectorAll<SVGCircleElement>('circle[data-j]')) {
      const j = Number(dot.dataset.j)
      const value = coef[output.value * sd.length + j]! * sd[j]!
      dot.setAttribute('cy', (frame.value.top + yScale.value(value)).toFixed(1))
      dot.classList.toggle('out', value === 0)
    }
  }
  useEffect(() => effect(place), [])
  useEffect(() => effect(raise), [])
  useLayoutEffect(() => {
    place()
    raise()
  })
  const { top, middle, lower } = frame.value
  return (
    <g class="marker" ref={group}>
      <line y1={top - 4} y2={middle + lower} />
      {order.value.slice(0, COLOURED).map((j) => (
        <circle key={j} data-j={j} class={colours.value[j]} r={4} />
      ))}
      {cross.value && <circle class="error" r={4.5} />}
      <g transform={`translate(0,${top - 33})`}>
        <rect class="chip" height={19} rx={9.5} y={-3} />
        <text class="chip-text" text-anchor="middle" y={11} />
      </g>
    </g>
  )
}

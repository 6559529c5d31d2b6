import { computed, effect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { brief } from '../../numbers.ts'
import type { Scale } from '../../scales.ts'
import { narrow, width } from '../../view.ts'

const MARGIN = { left: 60, right: 12, top: 10, bottom: 40 }

export const size = computed(() => {
  const outer = narrow.value ? width.value : Math.min(460, Math.floor((width.value - 24) / 2))
  return { outer, inner: outer - MARGIN.left - MARGIN.right, height: narrow.value ? 220 : 250 }
})

/** A plot of its own: axes drawn once, and a path that is written again as alpha moves. */
export function Plot(props: {
  id: string
  title: string
  spoken: string
  x: Scale
  y: Scale
  xTitle: string
  yTitle: string
  children: ComponentChildren
}) {
  const { outer, inner, height } = size.value
  const { x, y } = props
  return (
    <figure>
      <figcaption>{props.title}</figcaption>
      <svg
        id={props.id}
        role="img"
        aria-label={props.spoken}
        width={outer}
        height={height + MARGIN.top + MARGIN.bottom}
      >
        <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
          <g class="axis">
            {y.ticks.map((tick) => (
              <g key={tick} transform={`translate(0,${y(tick).toFixed(1)})`}>
                <line x2={inner} class="grid" />
                <text x={-7} dy="0.34em" text-anchor="end">
                  {brief(tick)}
                </text>
              </g>
            ))}
            {x.ticks.map((tick) => (
              <g key={tick} transform={`translate(${x(tick).toFixed(1)},${height})`}>
                <line y2={4} class="zero" />
                <text y={18} text-anchor="middle">
                  {brief(tick)}
                </text>
              </g>
            ))}
            <line x2={inner} class="zero" transform={`translate(0,${height})`} />
            <text class="title" x={inner / 2} y={height + 35} text-anchor="middle">
              {props.xTitle}
            </text>
            <text
              class="title"
              transform={`translate(${-MARGIN.left + 10},${height / 2}) rotate(-90)`}
              text-anchor="middle"
            >
              {props.yTitle}
            </text>
          </g>
          {props.children}
        </g>
      </svg>
    </figure>
  )
}

/** Points as one path: a dot is a line of no length with round ends. */
export function Dots({ d }: { d: () => string }) {
  const node = useRef<SVGPathElement>(null)
  useEffect(() => effect(() => node.current?.setAttribute('d', d())), [])
  useLayoutEffect(() => node.current?.setAttribute('d', d()))
  return <path ref={node} class="dots" />
}

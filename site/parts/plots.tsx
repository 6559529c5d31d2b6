// Two plots on one axis: the coefficients above, the error on held-out rows below, and one alpha through both.
import { computed } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { moveTo } from '../actions.ts'
import { show } from '../numbers.ts'
import { cross, path, settings } from '../state.ts'
import { dragging, order, width } from '../view.ts'
import { lossWords } from '../words.ts'
import { Counts, XAxis, YAxis } from './plots/axes.tsx'
import { ErrorCurve } from './plots/error.tsx'
import { errorScale, frame, xScale, yScale } from './plots/frame.ts'
import { Labels, Lines } from './plots/lines.tsx'
import { Marker } from './plots/marker.tsx'

/** What the picture shows, in a sentence. */
const spoken = computed(() => {
  const { alphas, names, nNonzero } = path.value!
  const some = order.value.slice(0, 3).map((j) => names[j])
  const error = cross.value
    ? ` The error on held-out rows is least at alpha ${show(alphas[cross.value.best]!)}, with ${nNonzero[cross.value.best]} of ${names.length} features.`
    : ''
  return `Coefficients of ${names.length} features as alpha falls from ${show(alphas[0]!)} to ${show(alphas.at(-1)!)}; the largest are ${some.join(', ')}.${error}`
})

export function Plots() {
  const svg = useRef<SVGSVGElement>(null)
  if (!path.value) return <div class="plots" style={{ minHeight: `${frame.value.height}px` }} />
  const { left, top, upper, middle, lower, inner, height } = frame.value
  if (path.value.alphas.length < 2)
    return (
      <div class="plots">
        <p class="quiet">The target is the same whatever the features are: there is no path to show.</p>
      </div>
    )
  let next: number | undefined
  const move = (event: PointerEvent) => {
    const rect = svg.current!.getBoundingClientRect()
    const pixel = Math.max(0, Math.min(inner, event.clientX - rect.left - left))
    // Snaps to a mark that is nearer than three pixels.
    const marks = cross.value
      ? [cross.value.best, cross.value.oneStandardError].map((i) => path.value!.alphas[i]!)
      : []
    const near = marks.find((mark) => Math.abs(xScale.value(mark) - pixel) < 3)
    if (next === undefined)
      requestAnimationFrame(() => {
        moveTo(next!)
        next = undefined
      })
    next = near ?? xScale.value.invert(pixel)
  }
  return (
    <div class="plots">
      <svg
        ref={svg}
        id="plots"
        role="img"
        aria-label={spoken.value}
        width={width.value}
        height={height}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          svg.current!.setPointerCapture(event.pointerId)
          dragging.value = true
          move(event)
        }}
        onPointerMove={(event) => dragging.value && move(event)}
        onPointerUp={() => (dragging.value = false)}
        onPointerCancel={() => (dragging.value = false)}
      >
        <g transform={`translate(${left},${top})`}>
          <Counts />
          <YAxis scale={yScale.value} title="coefficient × sd" height={upper} />
          <Lines />
          <Labels />
        </g>
        <g transform={`translate(${left},${middle})`}>
          {cross.value && (
            <YAxis scale={errorScale.value} title={lossWords(settings.value.loss).error} height={lower} />
          )}
          <ErrorCurve />
          <XAxis />
        </g>
        <g transform={`translate(${left},0)`}>
          <Marker />
        </g>
      </svg>
    </div>
  )
}

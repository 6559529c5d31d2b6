// Two plots on one axis: the coefficients above, the error on held-out rows below, and one alpha through both.
import { computed, effect, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { moveTo } from '../actions.ts'
import { show } from '../numbers.ts'
import { line, linear, logarithmic, roomy } from '../scales.ts'
import { alpha, cross, lit, output, path, settings, solution } from '../state.ts'
import { COLOURED, colours, dragging, narrow, order, standardised, width } from '../view.ts'
import { lossWords } from '../words.ts'

const DRAWN = 400 // lines: more than that is a grey area anyway

/** Where everything stands, in pixels. */
export const frame = computed(() => {
  const small = narrow.value
  const left = small ? 54 : 64
  const right = small ? 76 : 134
  const upper = small ? 240 : 300
  const lower = small ? 150 : 170
  const top = 40
  const gap = 22
  return {
    left,
    right,
    top,
    upper,
    lower,
    middle: top + upper + gap,
    inner: Math.max(120, width.value - left - right),
    height: top + upper + gap + lower + 42,
  }
})

export const xScale = computed(() => {
  const { alphas } = path.value!
  return logarithmic(alphas[0]!, alphas.at(-1)!, 0, frame.value.inner, narrow.value ? 4 : 8)
})

/** Of the coefficients, times sd. */
const yScale = computed(() => {
  const [low, high] = roomy(standardised.value)
  return linear(Math.min(low, 0), Math.max(high, 0), frame.value.upper, 0, 7)
})

/** Of the error. */
const errorScale = computed(() => {
  const { mean, standardError } = cross.value!
  // A path that begins or ends in the sky must not flatten the valley.
  const [low, high] = roomy([...mean].flatMap((m, i) => [m - standardError[i]!, m + standardError[i]!]))
  const floor = Math.min(...mean)
  const null0 = mean[0]! + standardError[0]!
  return linear(low, Math.min(high, null0 + 1.5 * (null0 - floor)), frame.value.lower, 0, 4)
})

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

/** What the picture shows, in a sentence. */
const spoken = computed(() => {
  const { alphas, names, nNonzero } = path.value!
  const some = order.value.slice(0, 3).map((j) => names[j])
  const error = cross.value
    ? ` The error on held-out rows is least at alpha ${show(alphas[cross.value.best]!)}, with ${nNonzero[cross.value.best]} of ${names.length} features.`
    : ''
  return `Coefficients of ${names.length} features as alpha falls from ${show(alphas[0]!)} to ${show(alphas.at(-1)!)}; the largest are ${some.join(', ')}.${error}`
})

function Lines() {
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

function Labels() {
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

/** How many features are in, along the top. */
function Counts() {
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

function YAxis({
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

/** A tick: 40000 as 40k, 0.0001 as it is. */
export function brief(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6 || (size < 1e-4 && size > 0)) return show(value, 2).replace(/^1×/, '')
  const text =
    size >= 1e4 ? `${Number((value / 1000).toPrecision(6))}k` : String(Number(value.toPrecision(6)))
  return text.replace('-', '−')
}

function ErrorCurve() {
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

/** What moves: nothing of it is drawn again while alpha is dragged, only put elsewhere. */
function Marker() {
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

/** The mean and its standard error, on the logarithm between the alphas of the path. */
export function errorAt(value: number): { mean: number; se: number } {
  const { alphas } = path.value!
  const { mean, standardError } = cross.value!
  let i = 0
  while (i < alphas.length - 2 && alphas[i + 1]! > value) i++
  const t = Math.max(0, Math.min(1, Math.log(alphas[i]! / value) / Math.log(alphas[i]! / alphas[i + 1]!)))
  const between = (values: Float64Array) =>
    values[i]! + (t || 0) * ((values[i + 1] ?? values[i]!) - values[i]!)
  return { mean: between(mean), se: between(standardError) }
}

/** The same for who cannot see it: some twenty of the alphas, in numbers. */
export function Numbers() {
  const open = useSignal(false)
  if (!path.value) return null
  const { alphas, nNonzero } = path.value
  const every = Math.ceil(alphas.length / 20)
  const some = Array.from(alphas, (_, i) => i).filter((i) => i % every === 0 || i === alphas.length - 1)
  return (
    <details onToggle={({ currentTarget }) => (open.value = currentTarget.open)}>
      <summary>The plots as a table</summary>
      {open.value && (
        <table>
          <thead>
            <tr>
              {['alpha', 'features in', 'held-out error', 'standard error'].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((i) => (
              <tr key={i}>
                <th scope="row">{show(alphas[i]!)}</th>
                <td>{nNonzero[i]}</td>
                <td>{cross.value ? show(cross.value.mean[i]!) : '–'}</td>
                <td>{cross.value ? show(cross.value.standardError[i]!, 2) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}

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
        </g>
        <g transform={`translate(${left},0)`}>
          <Marker />
        </g>
      </svg>
    </div>
  )
}

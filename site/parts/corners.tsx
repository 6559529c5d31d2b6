// Why the L1 norm makes zeros: the contours of the loss of two features, and the ball that the penalty allows.
import { effect } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { choosePair } from '../actions.ts'
import { ball, contour } from '../contours.ts'
import { show } from '../numbers.ts'
import { linear } from '../scales.ts'
import { corners, pair, path, settings, touch } from '../state.ts'
import { narrow, width } from '../view.ts'
import { Controls } from './controls.tsx'
import { brief } from './plots.tsx'

const LEVELS = 9

export function enterCorners(): void {
  if (path.value && path.value.outputs === 1) choosePair(pair.value)
}

const ballWords = () => {
  const { l1Ratio } = settings.value
  return l1Ratio === 1 ? 'L1 ball' : l1Ratio === 0 ? 'L2 ball' : 'elastic ball'
}

function Picture() {
  const svg = useRef<SVGSVGElement>(null)
  const found = corners.value!
  const margin = { left: 54, top: 12, bottom: 44, right: 12 }
  const inner = Math.min(narrow.value ? width.value - 66 : 520, width.value - 66)
  const x = linear(found.x[0], found.x[1], 0, inner)
  const y = linear(found.y[0], found.y[1], inner, 0)
  const { size, losses } = found
  const column = (k: number) => (k * inner) / (size - 1)
  const row = (k: number) => inner - (k * inner) / (size - 1)
  const low = Math.min(...losses)
  const high = Math.max(...losses)
  // Evenly spaced in the distance from the least: the curves of a bowl.
  const levels = Array.from({ length: LEVELS }, (_, k) => low + (high - low) * ((k + 1) / (LEVELS + 1)) ** 2)
  const move = () => {
    const now = touch.value
    const root = svg.current
    if (!root) return
    root.classList.toggle('waiting', !now)
    if (!now) return
    const [u, v] = now.point
    const { l1Ratio } = settings.value
    const budget = l1Ratio * (Math.abs(u) + Math.abs(v)) + ((1 - l1Ratio) / 2) * (u * u + v * v)
    const edge = budget > 0 ? ball(l1Ratio, budget) : []
    const d = edge.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join('L')
    root.querySelector('.ball')!.setAttribute('d', d && `M${d}Z`)
    root.querySelector('.touching')!.setAttribute('d', contour(losses, size, now.loss, column, row))
    const point = root.querySelector('.point')!
    point.setAttribute('cx', x(u).toFixed(1))
    point.setAttribute('cy', y(v).toFixed(1))
  }
  useEffect(() => effect(move), [])
  useLayoutEffect(move)
  let trail = ''
  for (let k = 0; k < found.alphas.length; k++)
    trail += `${k === 0 ? 'M' : 'L'}${x(found.trail[2 * k]!).toFixed(1)},${y(found.trail[2 * k + 1]!).toFixed(1)}`
  const unit = settings.value.standardize ? ' × sd' : ''
  return (
    <svg
      ref={svg}
      id="corners"
      role="img"
      aria-label={`Contours of the loss over the coefficients of ${found.names.join(' and ')}, and the ${ballWords()} of the penalty, which they touch at the solution`}
      width={inner + margin.left + margin.right}
      height={inner + margin.top + margin.bottom}
    >
      <g transform={`translate(${margin.left},${margin.top})`}>
        <clipPath id="window">
          <rect width={inner} height={inner} />
        </clipPath>
        <g clip-path="url(#window)">
          <path class="ball" />
          {levels.map((level) => (
            <path key={level} class="contour" d={contour(losses, size, level, column, row)} />
          ))}
          <line class="zero" x1={x(0)} x2={x(0)} y2={inner} />
          <line class="zero" y1={y(0)} y2={y(0)} x2={inner} />
          <path class="trail" d={trail} />
          <path class="touching" />
          <circle class="least" cx={x(found.least[0])} cy={y(found.least[1])} r={3.5} />
          <circle class="point" r={6} />
        </g>
        <g class="axis">
          <rect class="box" width={inner} height={inner} />
          {x.ticks.map((tick) => (
            <text key={tick} x={x(tick)} y={inner + 17} text-anchor="middle">
              {brief(tick)}
            </text>
          ))}
          {y.ticks.map((tick) => (
            <text key={tick} x={-7} y={y(tick)} dy="0.34em" text-anchor="end">
              {brief(tick)}
            </text>
          ))}
          <text class="title" x={inner / 2} y={inner + 38} text-anchor="middle">
            {found.names[0]}
            {unit}
          </text>
          <text
            class="title"
            transform={`translate(${-margin.left + 11},${inner / 2}) rotate(-90)`}
            text-anchor="middle"
          >
            {found.names[1]}
            {unit}
          </text>
        </g>
      </g>
    </svg>
  )
}

function Words() {
  const node = useRef<HTMLParagraphElement>(null)
  useEffect(
    () =>
      effect(() => {
        const now = touch.value
        const names = corners.value?.names
        if (!node.current || !now || !names) return
        const gone = names.filter((_, k) => now.point[k] === 0)
        const { l1Ratio } = settings.value
        const what =
          gone.length === 2
            ? 'Both are exactly zero: the ball is a point.'
            : gone.length === 1
              ? `The contour touches the ball at a corner: ${gone[0]} is exactly zero.`
              : l1Ratio === 0
                ? 'The L2 ball has no corners: no coefficient is zero.'
                : 'It touches between the corners: both are in.'
        node.current.textContent = `${names[0]} ${show(now.point[0])}, ${names[1]} ${show(now.point[1])}. ${what}`
      }),
    [],
  )
  return <p ref={node} class="touch-words" id="touch" />
}

export function CornersTab() {
  const { names, outputs } = path.value ?? { names: [], outputs: 1 }
  if (outputs > 1)
    return (
      <section class="card" aria-label="Why corners">
        <p class="quiet">
          Three classes or more have a coefficient for each class: choose a target with two.
        </p>
      </section>
    )
  if (names.length < 2)
    return (
      <section class="card" aria-label="Why corners">
        <p class="quiet">This picture needs two features, and there is one.</p>
      </section>
    )
  const pick = (k: 0 | 1) => (
    <label class="field">
      <span>{k === 0 ? 'across' : 'up'}</span>
      <select
        value={pair.value[k]}
        onChange={({ currentTarget }) => {
          const j = Number(currentTarget.value)
          const other = pair.value[k === 0 ? 1 : 0]
          const rest = other === j ? pair.value[k] : other
          choosePair(k === 0 ? [j, rest] : [rest, j])
        }}
      >
        {names.map((name, j) => (
          <option key={name} value={j}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section class="card" aria-label="Why corners">
      <p class="lead">
        Two features alone. The curves are where the loss is equal; the shaded {ballWords()} is what the
        penalty allows at this alpha. The best allowed point is where the lowest curve touches it.
      </p>
      <div class="row fields">
        {pick(0)}
        {pick(1)}
      </div>
      {corners.value ? <Picture /> : <div class="blank" />}
      <Words />
      <Controls />
    </section>
  )
}

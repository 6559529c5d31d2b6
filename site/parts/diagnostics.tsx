// How well rows are predicted by models that did not see them, at the alpha that is chosen.
import { computed, effect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { percent, show, whole } from '../numbers.ts'
import type { Held } from '../protocol.ts'
import { line, linear, roomy, type Scale } from '../scales.ts'
import { cross, held, path } from '../state.ts'
import { narrow, width } from '../view.ts'
import { brief } from './plots.tsx'
import { Scroll } from './scroll.tsx'

type Numbers = Extract<Held, { kind: 'numbers' }>
type Classes = Extract<Held, { kind: 'classes' }>

const MARGIN = { left: 60, right: 12, top: 10, bottom: 40 }

const size = computed(() => {
  const outer = narrow.value ? width.value : Math.min(460, Math.floor((width.value - 24) / 2))
  return { outer, inner: outer - MARGIN.left - MARGIN.right, height: narrow.value ? 220 : 250 }
})

/** A plot of its own: axes drawn once, and a path that is written again as alpha moves. */
function Plot(props: {
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
function Dots({ d }: { d: () => string }) {
  const node = useRef<SVGPathElement>(null)
  useEffect(() => effect(() => node.current?.setAttribute('d', d())), [])
  useLayoutEffect(() => node.current?.setAttribute('d', d()))
  return <path ref={node} class="dots" />
}

const numbers = () => held.value as Numbers
const kind = computed(() => held.value?.kind)
const actual = computed(() =>
  kind.value === 'numbers' ? String(numbers().actual.length + numbers().actual[0]!) : '',
)

function ForNumbers() {
  actual.value // the axes are those of the target: they stay while alpha moves
  const { inner, height } = size.value
  const first = held.peek() as Numbers
  const [low, high] = roomy([...first.actual, ...first.predicted])
  const x = linear(low, high, 0, inner)
  const y = linear(low, high, height, 0)
  const residuals = first.actual.map((value, i) => value - first.predicted[i]!)
  const most = Math.max(...roomy(residuals, 0.15).map(Math.abs))
  const e = linear(-most, most, height, 0)
  const dots = (f: (now: Numbers, i: number) => [number, number]) => () => {
    const now = held.value
    if (now?.kind !== 'numbers') return ''
    let out = ''
    for (let i = 0; i < now.actual.length; i++) {
      const [a, b] = f(now, i)
      if (a >= 0 && a <= inner && b >= -4 && b <= height + 4) out += `M${a.toFixed(1)},${b.toFixed(1)}h0`
    }
    return out
  }
  const target = path.value?.target ?? 'target'
  const spoken = `${whole(first.n)} rows; held-out R² ${first.r2.toFixed(3)}`
  return (
    <div class="pairs">
      <Plot
        id="predicted"
        title="Predicted against actual"
        spoken={`Predicted against actual, ${spoken}`}
        {...{ x, y }}
        xTitle={`predicted ${target}, out of fold`}
        yTitle="actual"
      >
        <line class="zero" x1={x(low)} y1={y(low)} x2={x(high)} y2={y(high)} />
        <Dots d={dots((now, i) => [x(now.predicted[i]!), y(now.actual[i]!)])} />
      </Plot>
      <Plot
        id="residuals"
        title="Residuals"
        spoken={`Residuals against predictions, ${spoken}`}
        {...{ x, y: e }}
        xTitle={`predicted ${target}, out of fold`}
        yTitle="actual − predicted"
      >
        <line class="zero" x2={inner} y1={e(0)} y2={e(0)} />
        <Dots d={dots((now, i) => [x(now.predicted[i]!), e(now.actual[i]! - now.predicted[i]!)])} />
      </Plot>
    </div>
  )
}

function Roc() {
  const { roc } = held.value as Classes
  const { inner, height } = size.value
  if (!roc) return null
  const x = linear(0, 1, 0, inner)
  const y = linear(0, 1, height, 0)
  return (
    <Plot
      id="roc"
      title={`Receiver operating characteristic, area ${roc.auc.toFixed(3)}`}
      spoken={`Receiver operating characteristic of ${path.value?.classes[1]}, area below it ${roc.auc.toFixed(3)}`}
      {...{ x, y }}
      xTitle="false positives, share"
      yTitle="true positives"
    >
      <line class="zero" x1={0} y1={height} x2={inner} y2={0} />
      <path
        class="mean"
        d={line(
          roc.x.length,
          (i) => x(roc.x[i]!),
          (i) => y(roc.y[i]!),
        )}
      />
    </Plot>
  )
}

function Calibration() {
  const { calibration, roc } = held.value as Classes
  const { inner, height } = size.value
  const x = linear(0, 1, 0, inner)
  const y = linear(0, 1, height, 0)
  const of = roc ? path.value?.classes[1] : 'the chosen class'
  return (
    <Plot
      id="calibration"
      title="Calibration"
      spoken={`Share of ${of} against its predicted probability, in ${calibration.length} groups of rows`}
      {...{ x, y }}
      xTitle={`predicted probability of ${of}`}
      yTitle="share in truth"
    >
      <line class="zero" x1={0} y1={height} x2={inner} y2={0} />
      <path
        class="mean thin"
        d={line(
          calibration.length,
          (i) => x(calibration[i]!.predicted),
          (i) => y(calibration[i]!.actual),
        )}
      />
      {calibration.map(({ predicted, actual }, k) => (
        <circle key={k} class="error" cx={x(predicted)} cy={y(actual)} r={4} />
      ))}
    </Plot>
  )
}

function Confusion() {
  const { confusion, n, accuracy } = held.value as Classes
  const { classes } = path.value!
  return (
    <figure>
      <figcaption>
        Confusion, {percent(accuracy)} right of {whole(n)} rows
      </figcaption>
      <Scroll label="Confusion">
        <table id="confusion" class="confusion">
          <thead>
            <tr>
              <th scope="col">actual \ predicted</th>
              {classes.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {confusion.map((row, k) => (
              <tr key={classes[k]}>
                <th scope="row">{classes[k]}</th>
                {row.map((count, c) => (
                  <td key={c} class={c === k ? 'right' : count > 0 ? 'wrong' : ''}>
                    {String(Number(count.toPrecision(6)))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </figure>
  )
}

function Errors() {
  const now = held.value
  if (now?.kind !== 'numbers') return null
  return (
    <p class="quiet">
      RMSE {show(now.rmse)}, mean absolute error {show(now.mae)}
      {now.actual.length < now.n && `; ${whole(now.actual.length)} of ${whole(now.n)} rows are drawn`}
    </p>
  )
}

export function Diagnostics() {
  if (!cross.value || !kind.value) return null
  return (
    <section class="card" aria-labelledby="held-title">
      <div class="row between">
        <h2 id="held-title">On rows that the model did not see</h2>
        <Errors />
      </div>
      {kind.value === 'numbers' ? (
        <ForNumbers />
      ) : (
        <div class="pairs">
          <Roc />
          <Calibration />
          <Confusion />
        </div>
      )}
    </section>
  )
}

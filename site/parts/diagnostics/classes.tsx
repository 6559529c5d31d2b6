// Of classes: the receiver operating characteristic of two, the calibration and the confusion of any.
import { percent, whole } from '../../numbers.ts'
import type { Held } from '../../protocol.ts'
import { line, linear } from '../../scales.ts'
import { held, path } from '../../state.ts'
import { Scroll } from '../scroll.tsx'
import { Plot, size } from './plot.tsx'

type Classes = Extract<Held, { kind: 'classes' }>

export function Roc() {
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

export function Calibration() {
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

export function Confusion() {
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

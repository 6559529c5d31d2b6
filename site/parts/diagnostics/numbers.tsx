// Of a target of numbers: predictions against the truth, and residuals.
import { computed } from '@preact/signals'
import { whole } from '../../numbers.ts'
import type { Held } from '../../protocol.ts'
import { linear, roomy } from '../../scales.ts'
import { held, path } from '../../state.ts'
import { Dots, Plot, size } from './plot.tsx'

type Numbers = Extract<Held, { kind: 'numbers' }>

const numbers = () => held.value as Numbers
const actual = computed(() =>
  held.value?.kind === 'numbers' ? String(numbers().actual.length + numbers().actual[0]!) : '',
)

export function ForNumbers() {
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

// The coefficients at alpha. While alpha is dragged only texts of rows in sight are written; the order waits.
import { computed, effect, signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { show } from '../numbers.ts'
import { lit, output, path, solution } from '../state.ts'
import { colours, dragging, order } from '../view.ts'
import { Scroll } from './scroll.tsx'

type Key = 'name' | 'value' | 'size'

const ROW = 31 // pixels: styled so
const MOST = 500 // rows; more are asked for by a button

const by = signal<{ key: Key; down: boolean }>({ key: 'size', down: true })
const all = signal(false)
const settled = signal(0) // counts up when the order may change

/** Coefficient j, and the same times its standard deviation. */
function pairOf(j: number): [number, number] {
  const { sd } = path.value!
  const value = solution.value?.coef[output.value * sd.length + j] ?? 0
  return [value, value * sd[j]!]
}

const sorted = computed(() => {
  settled.value
  if (!path.value) return []
  const { names } = path.value
  const { key, down } = by.value
  const sign = down ? -1 : 1
  const found = solution.peek()
  if (!found) return order.value
  const of = (j: number) => found.coef[output.value * names.length + j] ?? 0
  const size = (j: number) => Math.abs(of(j) * path.value!.sd[j]!)
  const rank = new Map(order.value.map((j, k) => [j, k]))
  const compare = {
    name: (a: number, b: number) => names[a]!.localeCompare(names[b]!, 'en', { numeric: true }),
    value: (a: number, b: number) => of(a) - of(b),
    size: (a: number, b: number) => size(a) - size(b),
  }[key]
  return names.map((_, j) => j).sort((a, b) => sign * compare(a, b) || rank.get(a)! - rank.get(b)!)
})

export function Coefficients() {
  const body = useRef<HTMLTableSectionElement>(null)
  const scroller = useRef<HTMLElement>(null)
  const write = (everything: boolean) => {
    const rows = body.current?.rows
    if (!rows || !path.value || !solution.value) return
    const box = scroller.current!
    const from = everything ? 0 : Math.max(0, Math.floor(box.scrollTop / ROW) - 1)
    const to = everything ? rows.length : Math.min(rows.length, from + Math.ceil(box.clientHeight / ROW) + 2)
    const widest = Math.max(
      1e-300,
      ...solution.value.coef.map((value, k) => Math.abs(value * path.value!.sd[k % path.value!.sd.length]!)),
    )
    for (let k = from; k < to; k++) {
      const row = rows[k]!
      const [value, standard] = pairOf(Number(row.dataset.j))
      const [, first, second, third] = row.children
      text(first!, show(value))
      text(second!.lastElementChild!, show(standard, 3))
      const bar = second!.firstElementChild as HTMLElement
      bar.style.transform = `scaleX(${(standard / widest).toFixed(4)})`
      text(third!, value === 0 ? 'out' : 'in')
      row.classList.toggle('zero', value === 0)
    }
  }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    return effect(() => {
      if (!solution.value || output.value < 0) return
      write(false)
      const held = dragging.value
      clearTimeout(timer)
      if (!held)
        timer = setTimeout(() => {
          write(true)
          settled.value++
        }, 120)
    })
  }, [])
  useLayoutEffect(() => write(true))
  if (!path.value) return null
  const { names, classes, outputs } = path.value
  const shown = all.value ? sorted.value : sorted.value.slice(0, MOST)
  const head = (key: Key, words: string) => {
    const { key: now, down } = by.value
    return (
      <th scope="col" aria-sort={now === key ? (down ? 'descending' : 'ascending') : 'none'}>
        <button
          type="button"
          onClick={() => (by.value = { key, down: now === key ? !down : key !== 'name' })}
        >
          {words}
          <span aria-hidden="true">{now === key ? (down ? ' ↓' : ' ↑') : ''}</span>
        </button>
      </th>
    )
  }
  return (
    <section class="card" aria-labelledby="coefficients-title">
      <div class="row between">
        <h2 id="coefficients-title">Coefficients</h2>
        {outputs > 1 && (
          <label class="field inline">
            <span>of class</span>
            <select onChange={({ currentTarget }) => (output.value = Number(currentTarget.value))}>
              {classes.map((name, k) => (
                <option key={name} value={k} selected={k === output.value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Scroll label="Table of coefficients" box={scroller} onScroll={() => write(false)}>
        <table id="coefficients">
          <thead>
            <tr>
              {head('name', 'feature')}
              {head('value', 'value')}
              {head('size', '× sd')}
              <th scope="col">
                <span class="hidden">in or out</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((j) => (
              <tr
                key={j}
                data-j={j}
                class={lit.value === j ? 'lit' : ''}
                onPointerEnter={() => (lit.value = j)}
                onPointerLeave={() => (lit.value = -1)}
              >
                <th scope="row" title={names[j]}>
                  <i class={colours.value[j]} aria-hidden="true" />
                  {names[j]}
                </th>
                <td />
                <td class="standard">
                  <i aria-hidden="true" />
                  <span />
                </td>
                <td class="quiet" />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {shown.length < names.length && (
        <button type="button" onClick={() => (all.value = true)}>
          Show all {names.length}
        </button>
      )}
      <Intercept />
    </section>
  )
}

function Intercept() {
  const value = useRef<HTMLElement>(null)
  useEffect(
    () =>
      effect(() => {
        if (value.current && solution.value)
          text(value.current, show(solution.value.intercept[output.value] ?? 0))
      }),
    [],
  )
  return (
    <p class="intercept">
      <span>intercept</span>
      <b ref={value} id="intercept" />
    </p>
  )
}

/** Writes only what is new: that costs no layout. */
function text(node: Element, words: string): void {
  if (node.textContent !== words) node.textContent = words
}

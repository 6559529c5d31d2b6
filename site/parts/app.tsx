import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { cancel, moveTo } from '../actions.ts'
import { reread } from '../opening.ts'
import { alpha, busy, failure, notice, path, source, TABS, type Tab, tab, table } from '../state.ts'
import { dragging, narrow, width } from '../view.ts'
import { Certificate, Controls } from './controls.tsx'
import { CornersTab, enterCorners } from './corners.tsx'
import { Data } from './data.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { Exports } from './exports.tsx'
import { ModelSettings } from './model.tsx'
import { Numbers } from './plots/numbers.tsx'
import { Plots } from './plots.tsx'
import { Reading } from './reading.tsx'
import { Source } from './source.tsx'
import { Coefficients } from './table.tsx'

function Tabs() {
  const names = Object.keys(TABS) as Tab[]
  const go = (to: Tab) => {
    tab.value = to
    if (to === 'corners') enterCorners()
    else if (path.value) moveTo(alpha.value)
  }
  const turn = (event: KeyboardEvent, k: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const to = names[(k + step + names.length) % names.length]!
    go(to)
    document.getElementById(`tab-${to}`)?.focus()
    event.preventDefault()
  }
  return (
    <div role="tablist" aria-label="views" class="tabs">
      {names.map((name, k) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab.value === name}
          aria-controls="panel"
          tabIndex={tab.value === name ? 0 : -1}
          onClick={() => go(name)}
          onKeyDown={(event) => turn(event, k)}
        >
          {TABS[name]}
        </button>
      ))}
    </div>
  )
}

function Failure() {
  const failed = failure.value
  if (!failed) return null
  const { message, remedy, row, column, option } = failed
  const place = [row !== undefined && `line ${row}`, column && `column ${column}`].filter(Boolean).join(', ')
  const mend = option && ['decimal', 'delimiter', 'encoding'].includes(option[0]) ? option : undefined
  return (
    <div class="failure" role="alert" id="failure">
      <p>
        <b>{[source.value.name, place].filter(Boolean).join(', ')}</b>: {message}
      </p>
      {remedy && <p>{remedy}</p>}
      {mend && (
        <button type="button" onClick={() => reread({ [mend[0]]: mend[1] })}>
          Read it again with {mend[0]} ‘{mend[1]}’
        </button>
      )}
      {!table.value && source.value.name && <Reading />}
    </div>
  )
}

function Busy() {
  const now = busy.value
  return (
    <div class={now ? 'busy' : 'busy idle'} role="status">
      {now && (
        <>
          <progress max={1} value={now.share || undefined} aria-label={now.words} />
          <span>{now.words}</span>
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        </>
      )}
      {!now && <span class="hidden">{notice.value}</span>}
    </div>
  )
}

export const over = signal(false)

/** The plots are as wide as their card is inside. */
const PADDING = 38

export function App() {
  const column = useRef<HTMLDivElement>(null)
  const shown = !!path.value || !failure.value
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const outer = entry!.contentRect.width
      narrow.value = outer < 560
      width.value = Math.max(260, Math.floor(outer - PADDING + (narrow.value ? 12 : 0)))
    })
    if (column.current) observer.observe(column.current)
    return () => observer.disconnect()
  }, [shown])
  return (
    <>
      <header>
        <div class="row between">
          <h1>
            wasso <span class="quiet">regression with a path, and a proof</span>
          </h1>
          <Source />
        </div>
      </header>
      <main class={dragging.value ? 'dragging' : ''}>
        <Failure />
        <Data />
        <div class="row between">
          {shown ? <Tabs /> : <span />}
          <Busy />
        </div>
        {shown && (
          <div id="panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`} class="columns-2">
            <div ref={column}>
              {tab.value === 'path' ? (
                <section class="card" aria-label="Path">
                  <Plots />
                  <Controls />
                  <Certificate />
                  <Numbers />
                </section>
              ) : (
                <CornersTab />
              )}
              {tab.value === 'path' && <Diagnostics />}
            </div>
            <div>
              {table.value && <ModelSettings />}
              <Coefficients />
              <Exports />
            </div>
          </div>
        )}
      </main>
      <footer class="quiet">
        <p>
          Every fit runs in this page, in WebAssembly, and its policy forbids every connection: your data
          stays here.
        </p>
      </footer>
      {over.value && <div class="drop">Drop a CSV anywhere</div>}
    </>
  )
}

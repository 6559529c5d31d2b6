import { effect } from '@preact/signals'
import { render } from 'preact'
import { moveToBest, moveToSimplest } from './actions.ts'
import { address, begin } from './address.ts'
import { openFile, openText } from './opening.ts'
import { App, over } from './parts/app.tsx'
import { dragging } from './view.ts'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select, dialog')

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  if (event.key === 'b') moveToBest()
  if (event.key === 's') moveToSimplest()
})

addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!typing(event.target) && text.includes('\n')) openText(text)
})

addEventListener('dragover', (event) => {
  event.preventDefault()
  over.value = true
})
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) over.value = false
})
addEventListener('drop', (event) => {
  event.preventDefault()
  over.value = false
  const [file] = event.dataTransfer?.files ?? []
  if (file) void openFile(file)
})

// The address follows when things are at rest: browsers allow some hundred changes in half a minute.
let timer: ReturnType<typeof setTimeout> | undefined
effect(() => {
  const hash = address.value
  if (dragging.value) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (location.hash !== hash) history.replaceState(null, '', hash || location.pathname + location.search)
  }, 400)
})

begin()
render(<App />, document.getElementById('app')!)

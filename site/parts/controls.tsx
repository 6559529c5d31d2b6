// Alpha without a pointer: a range, a number, and the two marks; and in a sentence what it gives.
import { computed, effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { moveTo, moveToBest, moveToSimplest } from '../actions.ts'
import { parse, percent, show } from '../numbers.ts'
import { alpha, atBest, atSimplest, cross, held, path, settings, solution } from '../state.ts'
import { errorAt, frame, xScale } from './plots.tsx'

const STEPS = 400 // of the range: an arrow key moves alpha by some two per cent

/** The same words for the eye and for aria-valuetext. */
const words = computed(() => {
  const found = solution.value
  if (!found || !path.value) return ''
  const parts = [`alpha ${show(alpha.value, 3)}`, `${found.nonzero} of ${path.value.names.length} features`]
  if (cross.value) {
    const { mean, se } = errorAt(alpha.value)
    parts.push(`held-out error ${show(mean)} ± ${show(se, 2)}`)
  }
  return parts.join(', ')
})

function Range() {
  const input = useRef<HTMLInputElement>(null)
  useEffect(
    () =>
      effect(() => {
        if (!path.value || !input.current) return
        input.current.value = String(Math.round((STEPS * xScale.value(alpha.value)) / frame.value.inner))
      }),
    [],
  )
  useEffect(() => effect(() => input.current?.setAttribute('aria-valuetext', words.value)), [])
  const { left, inner } = frame.value
  return (
    <input
      ref={input}
      id="alpha-range"
      type="range"
      min={0}
      max={STEPS}
      step={1}
      aria-label="alpha, from the most to the least regularised"
      // The middle of the thumb, 18 pixels wide, stands below the line.
      style={{ marginLeft: `${left - 9}px`, width: `${inner + 18}px` }}
      onInput={({ currentTarget }) =>
        moveTo(xScale.value.invert((frame.value.inner * Number(currentTarget.value)) / STEPS))
      }
    />
  )
}

function Field() {
  const input = useRef<HTMLInputElement>(null)
  useEffect(
    () =>
      effect(() => {
        const text = show(alpha.value)
        if (input.current && document.activeElement !== input.current) input.current.value = text
      }),
    [],
  )
  const set = (text: string) => {
    const value = parse(text.replace(',', '.'))
    if (value > 0) moveTo(value)
    input.current!.value = show(alpha.value)
  }
  return (
    <label class="field inline">
      <span>alpha</span>
      <input
        ref={input}
        id="alpha"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        size={9}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      />
    </label>
  )
}

export function Controls() {
  if (!path.value || path.value.alphas.length < 2) return null
  return (
    <div class="controls">
      <Range />
      <div class="row">
        <Field />
        <button type="button" aria-pressed={!!atBest.value} disabled={!cross.value} onClick={moveToBest}>
          Best <kbd>b</kbd>
        </button>
        <button
          type="button"
          aria-pressed={!!atSimplest.value}
          disabled={!cross.value}
          onClick={moveToSimplest}
        >
          One standard error <kbd>s</kbd>
        </button>
      </div>
      <Sentence />
    </div>
  )
}

function Sentence() {
  const features = useRef<HTMLElement>(null)
  const error = useRef<HTMLElement>(null)
  useEffect(
    () =>
      effect(() => {
        if (solution.value && path.value && features.current)
          features.current.textContent = `${solution.value.nonzero} of ${path.value.names.length}`
        if (error.current && cross.value && path.value) {
          const { mean, se } = errorAt(alpha.value)
          error.current.textContent = `${show(mean)} ± ${show(se, 2)}`
        }
      }),
    [cross.value],
  )
  return (
    <dl class="facts" id="facts">
      <div>
        <dt>features in</dt>
        <dd ref={features} />
      </div>
      <div>
        <dt>held-out error</dt>
        <dd ref={error}>–</dd>
      </div>
      <Score />
    </dl>
  )
}

function Score() {
  const now = held.value
  const words =
    now === undefined
      ? '–'
      : now.kind === 'classes'
        ? percent(now.accuracy)
        : Number.isFinite(now.r2)
          ? now.r2.toFixed(3).replace('-', '−')
          : '–'
  return (
    <div>
      <dt>held-out {settings.value.loss === 'logistic' ? 'accuracy' : 'R²'}</dt>
      <dd>{words}</dd>
    </div>
  )
}

/** What is proven about the model at alpha. */
export function Certificate() {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(
    () =>
      effect(() => {
        if (!line.current) return
        const { certificate } = solution.value ?? {}
        if (!certificate) {
          line.current.textContent = ''
          return
        }
        const { status, relativeGap, kkt, solver } = certificate
        const fine = status === 'optimal'
        const within = Number.isFinite(relativeGap)
          ? relativeGap === 0
            ? 'duality gap 0'
            : `duality gap ${show(relativeGap, 2)} of the null model's objective`
          : 'no bound is known'
        line.current.className = fine ? 'certificate fine' : 'certificate poor'
        line.current.textContent = `${fine ? '✓ Proven optimal' : '! Stopped before the optimum'}: ${within}, optimality conditions hold to ${show(kkt, 2)}, by ${solver}.`
      }),
    [],
  )
  return <p ref={line} id="certificate" class="certificate" />
}

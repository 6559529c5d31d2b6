// How well rows are predicted by models that did not see them, at the alpha that is chosen.
import { computed } from '@preact/signals'
import { show, whole } from '../numbers.ts'
import { cross, held } from '../state.ts'
import { Calibration, Confusion, Roc } from './diagnostics/classes.tsx'
import { ForNumbers } from './diagnostics/numbers.tsx'

const kind = computed(() => held.value?.kind)

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

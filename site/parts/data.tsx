// Which table it is, what was made of it, and what is done about missing values.
import { signal } from '@preact/signals'
import { change } from '../actions.ts'
import { plural, whole } from '../numbers.ts'
import { path, roles, settings, source, table, targetFacts } from '../state.ts'
import { Columns } from './columns.tsx'
import { Reading } from './reading.tsx'

const open = signal(false)

export function Data() {
  const facts = table.value
  if (!facts) return null
  const { sample } = source.value
  const missing = facts.columns.some(({ missing }, k) => missing > 0 && roles.value[k] !== 'ignore')
  const used = path.value
  return (
    <section class="card data" aria-labelledby="data-title">
      <div class="row between">
        <h2 id="data-title">
          {source.value.name}
          <span class="quiet">
            {' '}
            {plural(facts.nRows, 'row')} × {plural(facts.columns.length, 'column')}
          </span>
        </h2>
        <button type="button" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          Columns and reading
        </button>
      </div>
      <p class="about">
        {sample && <>{sample.about}. </>}
        {targetFacts.value && (
          <>
            Predicting <b>{targetFacts.value.name}</b>
            {used && <> from {plural(used.names.length, 'feature')}</>}
            {used && used.n < facts.nRows && <>, on {whole(used.n)} rows</>}.
          </>
        )}
      </p>
      {missing && (
        <fieldset class="choices slim">
          <legend>missing values</legend>
          {(['drop', 'mean'] as const).map((way) => (
            <label key={way}>
              <input
                type="radio"
                name="missing"
                checked={settings.value.missing === way}
                onChange={() => change({ missing: way })}
              />
              <span>{way === 'drop' ? 'leave those rows out' : 'mean and flag'}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Notes notes={[...facts.notes, ...(used?.notes ?? [])]} />
      {open.value && (
        <>
          <Reading />
          <Columns />
        </>
      )}
    </section>
  )
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul class="notes">
      {notes.slice(0, 6).map((note) => (
        <li key={note}>{note}</li>
      ))}
      {notes.length > 6 && <li>and {plural(notes.length - 6, 'note')} more</li>}
    </ul>
  )
}

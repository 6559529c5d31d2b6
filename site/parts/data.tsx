// Which table, how it was read, and the role of each column.
import { signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { assign, change } from '../actions.ts'
import { rolesOf } from '../guess.ts'
import { percent, plural, whole } from '../numbers.ts'
import { openFile, openSample, openText, reread } from '../opening.ts'
import type { Role } from '../protocol.ts'
import { samples } from '../samples.ts'
import { path, reading, roles, settings, source, table, targetFacts } from '../state.ts'
import { Scroll } from './scroll.tsx'

const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
}
const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']
const MOST = 200 // columns with a row of their own

const open = signal(false)

export function Source() {
  const dialog = useRef<HTMLDialogElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const { sample, name } = source.value
  return (
    <div class="row source">
      <label class="field inline">
        <span class="hidden">sample</span>
        <select
          id="sample"
          onChange={({ currentTarget }) => openSample(currentTarget.value)}
          value={sample?.name ?? ''}
        >
          {!sample && <option value="">{name}</option>}
          {samples.map((one) => (
            <option key={one.name} value={one.name}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="strong" onClick={() => file.current!.click()}>
        Open a CSV
      </button>
      <input
        ref={file}
        id="file"
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        onChange={({ currentTarget }) => {
          const [one] = currentTarget.files ?? []
          if (one) void openFile(one)
          currentTarget.value = ''
        }}
      />
      <button type="button" onClick={() => dialog.current!.showModal()}>
        Paste
      </button>
      <dialog ref={dialog} aria-labelledby="paste-title">
        <form
          method="dialog"
          onSubmit={() => {
            if (area.current!.value.trim()) openText(area.current!.value)
            area.current!.value = ''
          }}
        >
          <h2 id="paste-title">Paste a table</h2>
          <p class="quiet">With a header; from a spreadsheet or any delimited text. It stays in this page.</p>
          <textarea ref={area} rows={10} aria-label="table" spellcheck={false} />
          <div class="row end">
            <button type="button" onClick={() => dialog.current!.close()}>
              Cancel
            </button>
            <button type="submit" class="strong">
              Use it
            </button>
          </div>
        </form>
      </dialog>
    </div>
  )
}

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

/** How the text is read: what was guessed, and what else it could be. */
export function Reading() {
  const told = reading.value
  const found = table.value
  const select = <K extends 'delimiter' | 'decimal' | 'encoding'>(
    words: string,
    key: K,
    options: Record<string, string>,
  ) => {
    const guess = !told[key] && found ? `: ${options[found[key]] ?? found[key]}` : ''
    return (
      <label class="field">
        <span>{words}</span>
        <select
          value={told[key] ?? ''}
          onChange={({ currentTarget }) => reread({ [key]: currentTarget.value || undefined })}
        >
          <option value="">guessed{guess}</option>
          {Object.entries(options).map(([value, shown]) => (
            <option key={value} value={value}>
              {shown}
            </option>
          ))}
        </select>
      </label>
    )
  }
  return (
    <div class="row fields">
      {select('delimiter', 'delimiter', DELIMITERS)}
      {select('decimal sign', 'decimal', { '.': 'point', ',': 'comma' })}
      {select('encoding', 'encoding', Object.fromEntries(ENCODINGS.map((name) => [name, name])))}
      <label class="field">
        <span>first line</span>
        <select
          value={told.header === undefined ? '' : String(told.header)}
          onChange={({ currentTarget: { value } }) =>
            reread({ header: value === '' ? undefined : value === 'true' })
          }
        >
          <option value="">guessed</option>
          <option value="true">names</option>
          <option value="false">values</option>
        </select>
      </label>
    </div>
  )
}

function Columns() {
  const { columns, nRows } = table.value!
  return (
    <Scroll label="Columns of the table">
      <table class="columns">
        <thead>
          <tr>
            <th scope="col">column</th>
            <th scope="col">role</th>
            <th scope="col">holds</th>
            <th scope="col">missing</th>
            <th scope="col">first rows</th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(0, MOST).map((column, k) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>
                <select
                  aria-label={`role of ${column.name}`}
                  value={roles.value[k]}
                  onChange={({ currentTarget }) => assign(k, currentTarget.value as Role)}
                >
                  {rolesOf(column).map((role) => (
                    <option key={role}>{role}</option>
                  ))}
                </select>
              </td>
              <td>
                {column.kind}
                {column.kind === 'category' && `, ${column.distinct}`}
              </td>
              <td>{column.missing === 0 ? '–' : percent(column.missing / nRows)}</td>
              <td class="preview">{column.preview.map((cell) => cell || '∅').join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > MOST && (
        <p class="quiet">
          The first {MOST} of {whole(columns.length)} columns.
        </p>
      )}
    </Scroll>
  )
}

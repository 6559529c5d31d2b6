// Where a table comes from: a sample, a file, the clipboard.
import { useRef } from 'preact/hooks'
import { openFile, openSample, openText } from '../opening.ts'
import { samples } from '../samples.ts'
import { source } from '../state.ts'

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

import { reread } from '../opening.ts'
import { reading, table } from '../state.ts'

const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
}
const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']

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

import { assign } from '../actions.ts'
import { rolesOf } from '../guess.ts'
import { percent, whole } from '../numbers.ts'
import type { Role } from '../protocol.ts'
import { roles, table } from '../state.ts'
import { Scroll } from './scroll.tsx'

const MOST = 200 // columns with a row of their own

/** What each column holds, and its role. */
export function Columns() {
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

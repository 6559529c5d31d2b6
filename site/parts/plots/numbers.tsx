import { useSignal } from '@preact/signals'
import { show } from '../../numbers.ts'
import { cross, path } from '../../state.ts'

/** The plots for who cannot see it: some twenty of the alphas, in numbers. */
export function Numbers() {
  const open = useSignal(false)
  if (!path.value) return null
  const { alphas, nNonzero } = path.value
  const every = Math.ceil(alphas.length / 20)
  const some = Array.from(alphas, (_, i) => i).filter((i) => i % every === 0 || i === alphas.length - 1)
  return (
    <details onToggle={({ currentTarget }) => (open.value = currentTarget.open)}>
      <summary>The plots as a table</summary>
      {open.value && (
        <table>
          <thead>
            <tr>
              {['alpha', 'features in', 'held-out error', 'standard error'].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((i) => (
              <tr key={i}>
                <th scope="row">{show(alphas[i]!)}</th>
                <td>{nNonzero[i]}</td>
                <td>{cross.value ? show(cross.value.mean[i]!) : '–'}</td>
                <td>{cross.value ? show(cross.value.standardError[i]!, 2) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}

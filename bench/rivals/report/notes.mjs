// What failed and why, and for which setting each level was reached: nothing is left out of the tables in silence.
import { fastest, LEVELS } from '../run/results.mjs'

/** Of { label, entry } rows. */
export function notes(rows) {
  const failures = []
  const settings = []
  for (const { label, entry } of rows) {
    for (const [name, rival] of Object.entries(entry.rivals)) {
      const told = rival.runs.filter(({ error }) => error)
      for (const { method, tol, error } of told)
        failures.push(`${label} ${name} (${method}, ${tol}): ${error}`)
      if (rival.error) failures.push(`${label} ${name}: ${rival.error}`)
      const at = LEVELS.map((level) => fastest(rival, level)).map((run) => (run ? setting(run) : '-'))
      if (rival.runs.some(({ ms }) => ms > 0)) settings.push(`${label} ${name}: ${at.join(' / ')}`)
    }
  }
  const failed = failures.length > 0 ? `\nFailed or over the cap: ${failures.join('; ')}.\n` : ''
  return `${failed}\n<details><summary>Settings</summary>\n\n${settings.map((line) => `- ${line}`).join('\n')}\n\n</details>\n`
}

const setting = ({ method, tol, gap, times, deviation }) =>
  `${['default', 'auto'].includes(method) ? '' : `${method} `}${tol} (gap ${gap.toExponential(0)}${times.length === 1 ? ', one run' : ''}` +
  `${deviation === undefined ? '' : `, curve off by ${deviation.toExponential(0)}`})`

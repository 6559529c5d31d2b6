import { basename } from 'node:path'
import { exportCode, languages } from '../../src/export/index.ts'
import type { Outcome } from '../commands/fit.ts'
import { savedOf } from '../commands/fit.ts'
import { type AnyCertificate, factsOf, isFinished, saysOf } from '../show/certificate.ts'
import { rowsOf } from '../show/coefficients.ts'
import { inputsOf, isNetwork } from '../show/network.ts'
import { outOfFold as scoreOf } from '../show/score.ts'
import { digits, plural } from '../show/style.ts'
import { tableLine } from '../show/table-line.ts'
import { classFigures } from './classes.ts'
import { css } from './css.ts'
import type { Held } from './out-of-fold.ts'
import { pathFigure } from './path-figure.ts'
import { scatters } from './scatter.ts'
import { escaped } from './svg.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"
const NAMES = { js: 'JavaScript', python: 'Python', r: 'R', sql: 'SQL', excel: 'Excel' }

/** The whole report: one page, no script, nothing from elsewhere. Of the data it has no more than its figures show. */
export function html(outcome: Outcome, held: Held | undefined): string {
  const { task, notes } = outcome
  const { encoding } = task.prepared
  const title = `${encoding.target} from ${plural(task.prepared.X.names.length, 'feature')}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(title)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="soft">${escaped(tableLine(basename(task.file), task.table))}; ${plural(task.prepared.rows.length, 'row')} used</p>
${notes.length > 0 ? `<ul class="notes">${notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>` : ''}
${facts(outcome)}
${proof(outcome)}
${figures(outcome, held)}
${coefficients(outcome)}
${code(outcome)}
</main>
<footer>Made by wasso. This page loads nothing and runs nothing.</footer>
</body>
</html>
`
}

function facts({ task, model, chosen, score }: Outcome): string {
  const { kind } = task
  const rows: [string, string, string][] = [['model', task.model, `l1Ratio ${digits(model.l1Ratio)}`]]
  const rule = chosen
    ? chosen.rule === 'best'
      ? 'the best of the path'
      : 'one standard error of the best'
    : 'as given'
  rows.push(['alpha', digits(model.alpha, 4), rule])
  rows.push(['features kept', `${model.support.length} of ${model.nFeatures}`, ''])
  if (chosen) {
    const { name, mean, standardError, explained } = scoreOf(chosen, task)
    const share = explained === undefined ? '' : `, ${digits(100 * explained, 3)} % explained`
    rows.push([`${name} out of fold`, digits(mean, 4), `\u00b1 ${digits(standardError, 2)}${share}`])
  }
  rows.push([`${kind.score} in sample`, digits(score, 4), ''])
  const cards = rows.map(
    ([name, value, more]) =>
      `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}${more && `<small>${escaped(more)}</small>`}</dd></div>`,
  )
  return `<dl class="facts">${cards.join('')}</dl>`
}

function proof({ model, task, chosen }: Outcome): string {
  const { certificate } = model
  const fine = isFinished(certificate)
  const folds = chosen ? `${plural(Math.max(...chosen.cv.foldId) + 1, 'fold')}, seed` : 'Seed'
  const head = { optimal: 'Optimal', stationary: 'Stationary', stopped: 'Not optimal' }[
    certificate.status as AnyCertificate['status']
  ]
  return `<p class="proof${fine ? '' : ' not'}"><strong>${head}</strong>: ${saysOf(certificate)}. <span class="soft">${escaped(factsOf(certificate))}. ${folds} ${task.seed}.</span></p>`
}

function figures({ task, chosen, spread }: Outcome, held: Held | undefined): string {
  if (!chosen) return ''
  const { prepared, kind } = task
  const [name, times] = chosen.cv.scoring === 'loss' ? kind.loss : [chosen.cv.scoring, 1]
  const path = pathFigure(chosen, prepared.X.names, spread, [name, times])
  const parts: string[] = []
  if (path)
    parts.push(
      `<h2>The path</h2><figure><div class="scroll wide" tabindex="0" role="group" aria-label="the path">${path}</div><figcaption>From left to right alpha falls and features enter, down to a twentieth of the best alpha or to the end of the path. ${isNetwork(chosen.model) ? 'Every point is a fit that starts from its right neighbour' : 'Every point is an optimum of its own'}; the band is one standard error over the folds.</figcaption></figure>`,
    )
  if (held) {
    const { classes } = chosen.model as { classes?: readonly (string | number | boolean)[] }
    const own =
      held.shares && classes
        ? classFigures(prepared.y, held.shares, classes)
        : scatters(prepared.y as Float64Array, held.means)
    parts.push(
      `<h2>On rows that the model did not see</h2><div class="pair">${own
        .filter((figure) => figure.startsWith('<svg'))
        .map((figure) => `<figure>${figure}</figure>`)
        .join('')}</div>${own.filter((figure) => !figure.startsWith('<svg')).join('')}`,
    )
  }
  return parts.join('\n')
}

function coefficients({ task, model, spread }: Outcome): string {
  const standardized = task.options.standardize === true
  const network = isNetwork(model)
  const rows = network ? inputsOf(model, spread, standardized) : rowsOf(model as never, spread, standardized)
  const kept = rows.filter(({ w }) => w.some((value) => value !== 0))
  const zeros = rows.slice(kept.length)
  const { classes, intercept } = model as unknown as {
    classes?: readonly unknown[]
    intercept: number | ArrayLike<number>
  }
  const b = network ? [0] : typeof intercept === 'number' ? [intercept] : Array.from(intercept)
  const several = b.length > 1
  const most = Math.max(...kept.map(({ perSd }) => Math.abs(perSd[0]!)))
  const cells = (values: readonly number[]) => values.map((value) => `<td>${digits(value)}</td>`).join('')
  const body = kept.map(({ name, w, perSd }) => {
    const share = Math.max(1, Math.round((100 * Math.abs(perSd[0]!)) / most))
    const bar = `<td class="bar"><span${perSd[0]! < 0 ? ' class="minus"' : ''} style="width:${share}%"></span></td>`
    return `<tr><th scope="row">${escaped(name)}</th>${several ? cells(w) : `${cells([w[0]!, perSd[0]!])}${bar}`}</tr>`
  })
  if (!network)
    body.push(`<tr><th scope="row">(intercept)</th>${cells(b)}${several ? '' : '<td></td><td></td>'}</tr>`)
  const head = several
    ? classes!.map((label) => String(label))
    : [network ? 'norm of its weights' : 'coefficient', 'per standard deviation', '']
  const rest =
    zeros.length > 0
      ? `<p class="soft">${network ? 'Not used' : 'Exactly zero'}: ${escaped(zeros.map(({ name }) => name).join(', '))}.</p>`
      : ''
  return `<h2>${network ? 'Features' : 'Coefficients'}</h2><div class="scroll" tabindex="0" role="group" aria-label="the coefficients"><table><thead><tr><th scope="col">feature</th>${head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${rest}`
}

function code(outcome: Outcome): string {
  const { model, task } = outcome
  const parts = (isNetwork(model) ? [] : languages).map(
    (language) =>
      `<details><summary>${NAMES[language]}</summary><pre tabindex="0"><code>${escaped(exportCode(model as never, task.prepared.encoding, language))}</code></pre></details>`,
  )
  const file = JSON.stringify(savedOf(outcome))
  parts.push(
    `<details><summary>The model as a file for <code>wasso predict</code></summary><pre tabindex="0"><code>${escaped(file)}</code></pre></details>`,
  )
  return `<h2>${parts.length > 1 ? 'The model as code' : 'The model'}</h2>${parts.join('')}`
}

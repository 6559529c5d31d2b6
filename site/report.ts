// A page of its own: what was fitted, its figures, its table. No script, no data beyond what is seen, no network.
import { standalone } from './files.ts'
import { show } from './numbers.ts'
import { alpha, cross, path, settings, solution, source, table } from './state.ts'
import { lossWords } from './words.ts'

const STYLE = `body{font:15px/1.55 system-ui,sans-serif;max-width:860px;margin:40px auto;padding:0 16px;color:#1d2125;background:#fff}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:32px 0 8px}svg{max-width:100%;height:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:3px 14px 3px 0;text-align:right;border-bottom:1px solid #e4e6e8}
th:first-child{text-align:left;font-weight:400}p{margin:6px 0}.q{color:#5b636b}
@media(prefers-color-scheme:dark){body{color:#e6e8ea;background:#15181b}th,td{border-color:#343a40}.q{color:#a0a8b0}}`

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

export function report(): string {
  const { names, sd, n, target, type, classes, outputs } = path.value!
  const { coef, intercept, certificate, nonzero } = solution.value!
  const { loss, l1Ratio, standardize, folds, seed } = settings.value
  const title = escaped(`${target}: ${source.value.name}`)
  const figures = ['plots', 'predicted', 'residuals', 'roc', 'calibration', 'corners']
    .map((id) => document.getElementById(id))
    .filter((node) => node instanceof SVGSVGElement)
    .map((node) => `<p>${standalone(node as SVGSVGElement)}</p>`)
  const rows = (k: number) =>
    names
      .map((name, j) => ({
        name,
        value: coef[k * names.length + j]!,
        size: coef[k * names.length + j]! * sd[j]!,
      }))
      .sort((a, b) => Math.abs(b.size) - Math.abs(a.size))
  const list = (k: number) => {
    const some = rows(k).filter(({ value }) => value !== 0)
    const lines = some.map(
      ({ name, value, size }) =>
        `<tr><th>${escaped(name)}</th><td>${show(value, 6)}</td><td>${show(size)}</td></tr>`,
    )
    const left = names.length - some.length
    return `<h2>Coefficients${outputs > 1 ? ` of ${escaped(classes[k]!)}` : ''}</h2><table><tr><th>feature</th><th>value</th><th>× sd</th></tr>
${lines.join('\n')}<tr><th>intercept</th><td>${show(intercept[k]!, 6)}</td><td></td></tr></table><p class="q">${left} of ${names.length} features are out: their coefficients are exactly zero.</p>`
  }
  const found = cross.value
  const { alphas } = path.value!
  const marks = found
    ? `<p>Least error at alpha ${show(alphas[found.best]!)} (${show(found.mean[found.best]!)} ± ${show(found.standardError[found.best]!, 2)}); within one standard error at alpha ${show(alphas[found.oneStandardError]!)}. ${found.folds} folds, seed ${seed}.</p>`
    : ''
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1>
<p class="q">${n} of ${table.value!.nRows} rows, ${names.length} features. ${type}, ${lossWords(loss).name.toLowerCase()} loss, L1 ratio ${l1Ratio}, ${standardize ? 'standardized' : 'not standardized'}, ${folds} folds.</p>
<p><b>alpha ${show(alpha.value, 6)}</b>, ${nonzero} of ${names.length} features in.</p>${marks}
<p>Status ${certificate.status}: relative duality gap ${show(certificate.relativeGap, 2)}, optimality conditions hold to ${show(certificate.kkt, 2)}, by ${certificate.solver}.</p>
${figures.join('\n')}
${Array.from({ length: outputs }, (_, k) => list(k)).join('\n')}
<p class="q">Made by wasso.</p></html>
`
}

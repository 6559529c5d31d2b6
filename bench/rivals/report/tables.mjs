import { fastest, LEVELS } from '../run/results.mjs'

export const digits = (ms) =>
  ms >= 1e4 ? `${Math.round(ms / 1000)} s` : ms >= 99.5 ? ms.toFixed(0) : ms.toPrecision(2)
export const times = (ratio) => (ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2))

/** Milliseconds to each level, NaN where it was not reached. */
export const reach = (rival) => LEVELS.map((level) => fastest(rival, level)?.ms ?? Number.NaN)

/** The best rival's name and time at each level. */
export function bestRival({ rivals }, among = (name) => name !== 'wasso') {
  return LEVELS.map((_, k) => {
    const all = Object.entries(rivals).filter(([name]) => name !== 'wasso' && among(name))
    const reached = all.map(([name, rival]) => ({ name, ms: reach(rival)[k] })).filter(({ ms }) => ms > 0)
    return reached.reduce((a, b) => (a && a.ms <= b.ms ? a : b), undefined)
  })
}

/** One row for each { label, entry }, one column a rival; the best of a level is bold; at the end best rival / wasso. */
export function table(rows, names) {
  const head = ['', ...names, 'best rival / wasso']
  const body = rows.map(({ label, entry }) => {
    const all = names.map((name) => reach(entry.rivals[name]))
    const least = LEVELS.map((_, k) => Math.min(...all.map((ms) => ms[k]).filter((ms) => ms > 0)))
    const cells = names.map((name, i) => cell(all[i], least, entry.rivals[name]))
    const best = bestRival(entry)
    const ours = reach(entry.rivals.wasso)
    const ratios = best.map((rival, k) => (rival && ours[k] > 0 ? times(rival.ms / ours[k]) : '-'))
    return [label, ...cells, ratios.join(' / ')]
  })
  return markdown([head, ...body])
}

export function markdown([head, ...body]) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function cell(ms, least, rival) {
  if (!rival || (rival.runs.length === 0 && !rival.error)) return ''
  if (ms.every(Number.isNaN))
    return rival.error || rival.runs.some(({ error }) => error) ? 'failed' : 'not reached'
  return ms.map((value, k) => shown(value, value === least[k])).join(' / ')
}

const shown = (ms, best) => (Number.isNaN(ms) ? '-' : best ? `**${digits(ms)}**` : digits(ms))

// The aims of the losses, each over the tasks and penalties that both sides reached.
import { LEVELS } from '../run/results.mjs'
import { lossRows } from './loss-rows.mjs'
import { bestRival, reach, times } from './tables.mjs'

const SMOOTH = ['huber', 'poisson', 'softmax']
const LINES = ['absolute', 'quantile']

/** [aim, measured, met] rows; met is undefined where nothing was measured. */
export function lossAims(results) {
  const rows = (losses, verb) => lossRows(results, losses).filter((row) => !verb || row.verb === verb)
  const quantreg = (name) => name === 'quantreg'
  const sklearn = (name) => name === 'scikit-learn'
  return [
    each(
      'absolute, quantile to 1e-8: never slower than the fastest of quantreg',
      rows(LINES),
      1e-8,
      1,
      quantreg,
    ),
    mean('absolute, quantile to 1e-8: 2 times the fastest of quantreg', rows(LINES), 1e-8, 2, quantreg),
    each('absolute, quantile to 1e-8: 20 times QuantileRegressor', rows(LINES), 1e-8, 20, sklearn),
    ...SMOOTH.flatMap((loss) =>
      [1e-6, 1e-8].flatMap((level) => [
        each(`${loss} to ${level.toExponential()}: never slower than the best rival`, rows([loss]), level, 1),
        mean(`${loss} to ${level.toExponential()}: 1.5 times the best rival`, rows([loss]), level, 1.5),
      ]),
    ),
    ...[1e-6, 1e-8].map((level) =>
      mean(
        `softmax with L1 to ${level.toExponential()}: 3 times the best rival`,
        rows(['softmax'], 'l1'),
        level,
        3,
      ),
    ),
    growth(results),
  ]
}

/** Ratios theirs / ours at a level, 0 where we did not reach it and somebody did. */
function ratios(rows, level, among) {
  const k = LEVELS.indexOf(level)
  return rows.flatMap(({ label, entry }) => {
    const rival = bestRival(entry, among)[k]
    const ours = reach(entry.rivals.wasso)[k]
    if (!rival || !entry.rivals.wasso?.runs.some(({ ms }) => ms > 0)) return []
    return [{ label, ratio: ours > 0 ? rival.ms / ours : 0 }]
  })
}

function each(text, rows, level, aim, among) {
  const all = ratios(rows, level, among)
  if (all.length === 0) return [text, 'not measured', undefined]
  const least = Math.min(...all.map(({ ratio }) => ratio))
  const under = all.filter(({ ratio }) => ratio < aim).map(({ label, ratio }) => `${label} ${times(ratio)}x`)
  const measured =
    under.length > 0
      ? `${all.length - under.length} of ${all.length}; ${under.join(', ')}`
      : `least ${times(least)}x`
  return [text, measured, under.length === 0]
}

function mean(text, rows, level, aim, among) {
  const all = ratios(rows, level, among)
  const name = `${text}, geometric mean`
  if (all.length === 0) return [name, 'not measured', undefined]
  const value = Math.exp(all.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / all.length)
  return [name, `${times(value)}x over ${all.length}`, value >= aim]
}

/** Near linear: the exponent at most 1.15. */
function growth(results) {
  const text = 'absolute, quantile: growth with n near linear (exponent at most 1.15)'
  const found = (results.growth ?? []).filter(({ what }) => /absolute|quantile/.test(what))
  if (found.length === 0) return [text, 'not measured', undefined]
  const measured = found.map(({ what, exponent }) => `${what} ${exponent.toFixed(2)}`).join(', ')
  return [text, measured, found.every(({ exponent }) => exponent <= 1.15)]
}

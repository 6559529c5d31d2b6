// Every aim, what was measured, and whether it is met. A task counts where both sides reached the level.
import { fastest, LEVELS } from '../run/results.mjs'
import { bestRival, reach, times } from './tables.mjs'

const PATHS = ['W1', 'W2', 'W3', 'T1', 'T2', 'S1', 'S2', 'L1', 'L2', 'W1L']
const TALL = ['T1', 'T2']
const KERNELS = ['celer', 'skglm', 'adelie', 'glum']

/** [aim, measured, met] rows; met is undefined where nothing was measured. */
export function aims(results) {
  const entry = (task, verb = 'path') => results.tasks[task]?.[verb]
  const ours = (task, verb) => reach(entry(task, verb)?.rivals.wasso)

  /** Ratios theirs / ours at a level, by task. */
  const ratios = (level, among, tasks = PATHS, verb = 'path') => {
    const k = LEVELS.indexOf(level)
    return tasks.flatMap((task) => {
      if (!entry(task, verb)) return []
      const rival = bestRival(entry(task, verb), among)[k]
      const ratio = rival && rival.ms / ours(task, verb)[k]
      return ratio > 0 ? [{ task, ratio }] : []
    })
  }
  const mean = (text, level, aim, among, tasks) => {
    const all = ratios(level, among, tasks)
    if (all.length === 0) return [text, 'not measured', undefined]
    const value = Math.exp(all.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / all.length)
    return [text, `${times(value)}x over ${all.length} tasks`, value >= aim]
  }
  const each = (text, level, aim, among, tasks, verb) => {
    const all = ratios(level, among, tasks, verb)
    if (all.length === 0) return [text, 'not measured', undefined]
    return [
      text,
      all.map(({ task, ratio }) => `${task} ${times(ratio)}x`).join(', '),
      all.every(({ ratio }) => ratio >= aim),
    ]
  }
  const only =
    (...names) =>
    (name) =>
      names.includes(name)
  const others = PATHS.filter((task) => !TALL.includes(task))

  return [
    each(
      'paths to 1e-8: level with the best rival, or better, on every task but T1, T2',
      1e-8,
      1,
      undefined,
      others,
    ),
    each('paths to 1e-8: T1, T2 within 1.5 times the best rival', 1e-8, 1 / 1.5, undefined, TALL),
    mean('paths to 1e-6: 1.5 times the best rival, geometric mean', 1e-6, 1.5),
    mean('paths to 1e-8: 2.5 times the best rival, geometric mean', 1e-8, 2.5),
    mean('paths to 1e-4: level with glmnet', 1e-4, 1, only('glmnet')),
    mean('paths to 1e-6: 3 times glmnet', 1e-6, 3, only('glmnet')),
    mean('paths to 1e-8: 8 times glmnet', 1e-8, 8, only('glmnet')),
    mean(
      'paths to 1e-6, without T1, T2: 20 times scikit-learn (its descent, liblinear, saga)',
      1e-6,
      20,
      only('scikit-learn'),
      others,
    ),
    mean('the same with its lars_path counted', 1e-6, 20, only('scikit-learn', 'scikit-learn LARS'), others),
    mean('paths to 1e-6: 3 times the best of celer, skglm, adelie, glum', 1e-6, 3, only(...KERNELS)),
    mean('paths to 1e-6: 10 times coordinate descent in plain JavaScript', 1e-6, 10, only('plain JS')),
    overPath(entry),
    each(
      '5-fold cross-validation of T1, T2 (1e-4): 10 times LassoCV',
      1e-4,
      10,
      only('scikit-learn'),
      TALL,
      'cv',
    ),
    each(
      '5-fold cross-validation of T1, T2 (1e-4): 10 times cv.glmnet',
      1e-4,
      10,
      only('glmnet'),
      TALL,
      'cv',
    ),
    ...leaveOneOut(entry('R', 'loo')),
    ...many(entry('M', 'many'), each),
    ownGap(entry),
  ]
}

function overPath(entry) {
  const text = '5-fold cross-validation of T1, T2: at most 1.5 times the path'
  const all = TALL.flatMap((task) => {
    const [path, cv] = ['path', 'cv'].map((verb) => fastest(entry(task, verb)?.rivals.wasso, 1e-8)?.ms)
    return path && cv ? [{ task, ratio: cv / path }] : []
  })
  if (all.length === 0) return [text, 'not measured', undefined]
  return [
    text,
    all.map(({ task, ratio }) => `${task} ${times(ratio)}x`).join(', '),
    all.every(({ ratio }) => ratio <= 1.5),
  ]
}

function leaveOneOut(entry) {
  const aim = ['R: 10 times RidgeCV as it is', 'R: 2 times the fastest gcv_mode']
  const ours = fastest(entry?.rivals.wasso, 1e-8)?.ms
  const runs = (entry?.rivals['scikit-learn']?.runs ?? []).filter(({ ms }) => ms > 0)
  const plain = runs.find(({ method }) => method === 'auto')?.ms
  if (!ours || !plain) return aim.map((text) => [text, 'not measured', undefined])
  const least = Math.min(...runs.map(({ ms }) => ms))
  return [
    [aim[0], `${times(plain / ours)}x`, plain >= 10 * ours],
    [aim[1], `${times(least / ours)}x`, least >= 2 * ours],
  ]
}

function many(entry, each) {
  const text = 'M: 20,000 fits a second'
  const ours = fastest(entry?.rivals.wasso, 1e-8)?.ms
  const rate = ours
    ? [text, `${Math.round(1e6 / ours).toLocaleString('en')} a second`, 1e6 / ours >= 20_000]
    : [text, 'not measured', undefined]
  const library = (name) => name !== 'plain JS'
  return [
    rate,
    each('M to 1e-8: 10 times the best library', 1e-8, 10, library, ['M'], 'many'),
    each('the same with plain JavaScript counted', 1e-8, 10, undefined, ['M'], 'many'),
  ]
}

/** At the default tolerance, judged by the scorer. */
function ownGap(entry) {
  const text = 'our own gap at most 1e-9 at every alpha of every path'
  const runs = PATHS.map((task) => entry(task)?.rivals.wasso?.runs.find(({ tol }) => tol === 1e-9))
  const gaps = runs.map((run) => run?.gap).filter((gap) => gap !== undefined)
  if (gaps.length === 0) return [text, 'not measured', undefined]
  const worst = Math.max(...gaps)
  return [
    text,
    `${worst.toExponential(1)} over ${gaps.length} tasks`,
    worst <= 1e-9 && gaps.length === PATHS.length,
  ]
}

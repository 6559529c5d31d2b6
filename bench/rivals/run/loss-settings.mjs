// What each rival can do of the losses, and with which settings, loose to strict. Who is not named has no such model.
import { TASKS } from '../tasks.mjs'
import { sweep } from './sweep.mjs'

const decades = (from, to, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, k) => Number(`1e-${from + k * step}`))

const lines = ['absolute', 'quantile']

/** rival: (loss, verb, task) => settings. */
const OF = {
  wasso: () => sweep('default', 1e-4, 1e-6, 1e-9),
  quantreg(loss, verb, task) {
    if (!lines.includes(loss)) return []
    // The gap of the whole sum; it takes none above min(q, 1 - q).
    const loosest = loss === 'absolute' ? [0.3, 0.05] : TASKS[task].parameter < 0.95 ? [0.05] : []
    const eps = [...loosest, 5e-3, 1e-4, 1e-6, 1e-8, 1e-10]
    return [...sweep('br', 0), ...sweep(verb === 'l1' ? 'lasso' : 'fn', ...eps), ...sweep('pfn', ...eps)]
  },
  'scikit-learn'(loss, verb, task) {
    // 100,000 rows: its simplex (highs-ds) does not end in 120 s, its interior point takes 25
    if (lines.includes(loss))
      return (task.endsWith('4') ? ['highs-ipm'] : ['highs-ds', 'highs-ipm']).flatMap((method) =>
        sweep(method, 0),
      )
    if (loss === 'poisson' && verb === 'l2')
      return ['lbfgs', 'newton-cholesky'].flatMap((method) => sweep(method, ...decades(2, 10)))
    if (loss !== 'softmax') return []
    if (verb === 'l1') return sweep('saga', ...decades(2, 8))
    const methods = ['lbfgs', 'newton-cg', 'newton-cholesky']
    return [
      ...methods.flatMap((method) => sweep(method, ...decades(2, 10))),
      ...['sag', 'saga'].flatMap((method) => sweep(method, ...decades(2, 8))),
    ]
  },
  skglm: (loss) =>
    loss === 'huber'
      ? sweep('cd', ...decades(2, 9))
      : loss === 'poisson'
        ? sweep('newton', ...decades(2, 9))
        : [],
  glum: (loss, verb) =>
    loss === 'poisson'
      ? (verb === 'l1' ? ['irls-cd'] : ['irls-ls', 'lbfgs']).flatMap((method) =>
          sweep(method, ...decades(2, 9)),
        )
      : [],
  // Its softmax at one lambda alone diverges or does not end, with no warning (digits: F 354 instead of 0.2).
  glmnet: (loss) =>
    (({ poisson: ['single', 'path 5'], softmax: ['path 5', 'path 20'] })[loss] ?? []).flatMap((method) =>
      sweep(method, ...decades(5, 15, 2)),
    ),
  adelie: (loss) => (['poisson', 'softmax'].includes(loss) ? sweep('naive', ...decades(4, 16, 2)) : []),
  'L-BFGS-B': (loss) => (loss === 'huber' ? sweep('numpy', ...decades(2, 9)) : []),
}

export const lossSettings = (rival, task, verb) => OF[rival]?.(TASKS[task].loss, verb, task) ?? []

// The losses beside those of the paths: a table for each kind, a row for each task and penalty.
import { LOSS_TASKS } from '../tasks/losses.mjs'
import { lossRows } from './loss-rows.mjs'
import { notes } from './notes.mjs'
import { markdown, table } from './tables.mjs'

const ABOUT = `One fit at one alpha: no penalty, L1 at a twentieth of alpha_max, L2 at 0.01 (softmax: 1 / n, which is C = 1).
What takes less than 100 ms is called until that time is full, at most a hundred times, and its median counts as one run.
The gap is over F(0, b0), the best intercept alone; Poisson's F is the half deviance. In A, B, C and H one residual in twenty
is ten times as large as the others, of whose deviations Huber's delta is 1.345; P has z of deviation 0.7, K1 and K2 of 2.
quantreg's \`br\` and \`pfn\` take L1 as rows of X. scikit-learn's HuberRegressor estimates the scale, which is another
problem; L-BFGS-B is SciPy's on a loss in NumPy, with L1 as w = s - t. adelie's softmax with L1 takes groups of one
coefficient, which its grpnet does but does not document. glmnet's softmax comes down 5 or 20 lambdas: at one alone it diverges.`

const KINDS = [
  ['Absolute and quantile loss', ['absolute', 'quantile']],
  ['Huber loss', ['huber']],
  ['Poisson loss', ['poisson']],
  ['Softmax', ['softmax']],
]

export function lossSections(results) {
  const sections = KINDS.map(([title, losses]) => section(title, lossRows(results, losses))).join('')
  if (sections === '') return ''
  const tasks = Object.entries(LOSS_TASKS).map(([name, { title }]) => [name, title])
  return `\n## The other losses\n\n${ABOUT}\n\n${markdown([['', 'problem'], ...tasks])}\n${sections}`
}

function section(title, rows) {
  if (rows.length === 0) return ''
  const names = [...new Set(rows.flatMap(({ entry }) => Object.keys(entry.rivals)))]
  return `\n### ${title}\n\n${table(rows, ['wasso', ...names.filter((name) => name !== 'wasso')])}\n${notes(rows)}`
}

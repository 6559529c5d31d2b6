// One folder of raw little-endian files a task, so that every language reads the same bits.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uniform } from '../../random.mjs'
import { TASKS } from '../tasks.mjs'
import { alphaMax, descending, folds } from './alphas.mjs'
import { nullSlopes } from './losses.mjs'
import { problem } from './many.mjs'

/** Writes the task unless it stands; returns its folder. */
export function store(name, root) {
  const folder = join(root, name)
  if (existsSync(join(folder, 'meta.txt'))) return folder
  mkdirSync(folder, { recursive: true })
  const task = TASKS[name]
  const made = task.make()
  const parts = partsOf(task)(made, task)
  for (const [file, values] of Object.entries(parts.files)) writeFileSync(join(folder, file), values)
  const meta = { task: name, loss: task.loss, ...parts.meta }
  const lines = Object.entries(meta).map(([key, value]) => `${key}\t${value}\n`)
  writeFileSync(join(folder, 'meta.txt'), lines.join(''))
  return folder
}

/** The facts of a stored task as strings. */
export const meta = (folder) =>
  Object.fromEntries(
    readFileSync(join(folder, 'meta.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t')),
  )

const partsOf = ({ many, group }) => (many ? manyParts : group === 'losses' ? lossParts : onePart)

function onePart({ X, y }, { verbs, ratio }) {
  // Ridge has no alpha at which all is zero; 10 leaves little of the coefficients, columns having norm sqrt(n).
  const largest = verbs.includes('loo') ? 10 : alphaMax({ X, y })
  const files = {
    'values.f64': X.data,
    'y.f64': y,
    'alphas.f64': descending(largest, ratio, 100),
    'fold.i32': folds(X.rows, uniform(1)),
  }
  if (X.format === 'csc') Object.assign(files, { 'indices.i32': X.indices, 'indptr.i32': X.indptr })
  return { files, meta: { rows: X.rows, cols: X.cols, sparse: Number(X.format === 'csc'), largest } }
}

/** alphas.f64 has an alpha for each of `penalties`. */
function lossParts({ X, y, ...made }, { loss, verbs, parameter: given, l1, l2 }) {
  const parameter = typeof given === 'function' ? given(made) : (given ?? 0)
  const slopes = nullSlopes[loss](y, parameter)
  const strengths = { none: 0, l1: l1 * Math.max(...slopes.map((u) => alphaMax({ X, y: u }))), l2 }
  return {
    files: {
      'values.f64': X.data,
      'y.f64': y,
      'alphas.f64': Float64Array.from(verbs, (verb) => strengths[verb]),
    },
    meta: {
      rows: X.rows,
      cols: X.cols,
      sparse: 0,
      parameter,
      outputs: slopes.length,
      penalties: verbs.join(' '),
    },
  }
}

function manyParts({ X, y }, { many: count }) {
  const rows = X.rows / count
  const values = new Float64Array(X.data.length)
  const alphas = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    for (let j = 0; j < X.cols; j++) {
      const from = j * X.rows + k * rows
      values.set(X.data.subarray(from, from + rows), (k * X.cols + j) * rows)
    }
  }
  alphas.fill(alphaMax(problem({ values, y, rows, cols: X.cols }, 0)) / 10)
  return {
    files: { 'values.f64': values, 'y.f64': y, 'alphas.f64': alphas },
    meta: { rows, cols: X.cols, many: count },
  }
}

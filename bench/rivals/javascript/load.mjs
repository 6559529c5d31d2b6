import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { meta } from '../data/store.mjs'

/**
 * A stored task as typed arrays: { X, y, alphas, fold, loss }, { values, y, rows, cols, alphas, many },
 * or { X, y, alphas, penalties, loss, parameter, outputs }.
 */
export function load(folder) {
  const { rows, cols, sparse, loss, many, penalties, parameter, outputs } = meta(folder)
  const read = (file, Type) => {
    const bytes = readFileSync(join(folder, file))
    return new Type(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  }
  const shape = { rows: Number(rows), cols: Number(cols) }
  const values = read('values.f64', Float64Array)
  const y = read('y.f64', Float64Array)
  const alphas = read('alphas.f64', Float64Array)
  if (many) return { ...shape, values, y, alphas, loss, many: Number(many) }
  const X = { ...shape, data: values, order: 'column' }
  const numbers = { parameter: Number(parameter), outputs: Number(outputs) }
  if (penalties) return { X, y, alphas, penalties: penalties.split(' '), loss, ...numbers }
  const fold = read('fold.i32', Int32Array)
  if (sparse === '0') return { X, y, alphas, fold, loss }
  const indices = read('indices.i32', Int32Array)
  const indptr = read('indptr.i32', Int32Array)
  return { X: { ...shape, format: 'csc', data: values, indices, indptr }, y, alphas, fold, loss }
}

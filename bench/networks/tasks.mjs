// What is trained: tanh units, a little L2, Adam. `epochs` of one fit: enough that its own overheads are a few per cent.
import { readFileSync } from 'node:fs'

export const tasks = {
  'digits 32': { data: 'digits', hidden: [100], batch: 32, epochs: 5 },
  'digits 200': { data: 'digits', hidden: [100], batch: 200, epochs: 5 },
  'diabetes 32': { data: 'diabetes', hidden: [10], batch: 32, epochs: 100 },
  'diabetes 442': { data: 'diabetes', hidden: [10], batch: 442, epochs: 100 },
}

/** The rows, their columns and (where it is no class) y less the mean and over the deviation. */
export function load(data) {
  const file = new URL(`../../test/data/${data}.csv`, import.meta.url)
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const rows = lines.map((line) => line.split(',').map(Number))
  const columns = rows[0].map((_, j) => standardized(rows.map((row) => row[j])))
  const X = rows.map((_, i) => columns.slice(0, -1).map((column) => column[i]))
  return { X, y: data === 'digits' ? rows.map((row) => row.at(-1)) : columns.at(-1) }
}

function standardized(values) {
  const mean = values.reduce((sum, v) => sum + v) / values.length
  const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
  return values.map((v) => (v - mean) / (deviation || 1))
}

// All products of at most three of the 30 columns, every one standardised: 30 + 465 + 4,960 = 5,455 features.
import { readFileSync } from 'node:fs'

/** Breast cancer, its class as the response. */
export function cancer() {
  const file = new URL('../../../test/data/breast_cancer.csv', import.meta.url)
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const table = rows.map((row) => row.split(',').map(Number))
  const n = table.length
  const y = Float64Array.from(table, (row) => row.at(-1))
  const base = table[0].slice(0, -1).map((_, j) => standardised(table.map((row) => row[j])))
  const columns = [...base]
  for (let a = 0; a < base.length; a++) {
    for (let b = a; b < base.length; b++) {
      const product = base[a].map((x, i) => x * base[b][i])
      columns.push(standardised(product))
      for (let c = b; c < base.length; c++) columns.push(standardised(product.map((x, i) => x * base[c][i])))
    }
  }
  const data = new Float64Array(n * columns.length)
  for (const [j, column] of columns.entries()) data.set(column, j * n)
  return { X: { data, rows: n, cols: columns.length, order: 'column' }, y }
}

function standardised(column) {
  const n = column.length
  const mean = column.reduce((sum, x) => sum + x, 0) / n
  const centred = Float64Array.from(column, (x) => x - mean)
  const deviation = Math.sqrt(centred.reduce((sum, x) => sum + x * x, 0) / n)
  return centred.map((x) => x / deviation)
}

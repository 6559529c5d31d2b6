import digitsCsv from '../../data/digits.csv?raw'
import friedman from '../../data/friedman1_500x20.csv?raw'
import { parseCsv, type Table } from '../tables'

/** 1797 x 64, classes 0 to 9. */
export const digits = parseCsv(digitsCsv)

/** Friedman-1, 500 x 20; the first 5 features matter. */
export const friedman1 = parseCsv(friedman)

/** Columns and response less their means, over their standard deviations of divisor n. */
export function standardised({ X, y }: Pick<Table, 'X' | 'y'>): { X: number[][]; y: number[] } {
  const unit = (values: readonly number[]): number[] => {
    const mean = values.reduce((a, b) => a + b) / values.length
    const sd = Math.sqrt(values.reduce((t, v) => t + (v - mean) ** 2, 0) / values.length)
    return values.map((v) => (v - mean) / sd)
  }
  const columns = X[0].map((_, j) => unit(X.map((x) => x[j])))
  return { X: X.map((_, i) => columns.map((x) => x[i])), y: unit(y) }
}

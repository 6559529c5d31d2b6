import type { Prepared } from '../src/table/index.ts'

/** Weighted standard deviation of each feature about its mean, divisor sum of the weights. */
export function spreads({ X, sampleWeight }: Pick<Prepared, 'X' | 'sampleWeight'>): number[] {
  return X.columns.map((column) => {
    const s = (i: number) => sampleWeight?.[i] ?? 1
    let [S, sum] = [0, 0]
    for (let i = 0; i < column.length; i++) {
      S += s(i)
      sum += s(i) * column[i]!
    }
    let squares = 0
    for (let i = 0; i < column.length; i++) squares += s(i) * (column[i]! - sum / S) ** 2
    return Math.sqrt(squares / S)
  })
}

/** A word where the penalty depends on units. */
export function unitsNote(spread: readonly number[], standardize: boolean, penalised: boolean): string[] {
  const some = spread.filter((sd) => sd > 0)
  const ratio = Math.max(...some) / Math.min(...some)
  if (!penalised || standardize || !(ratio > 100)) return []
  return [
    `the spreads of the features differ ${Number(ratio.toPrecision(2))}-fold, and the penalty goes by their units: --standardize?`,
  ]
}

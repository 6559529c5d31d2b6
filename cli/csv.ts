/** A cell, in quotes where it needs them. */
export const cellOf = (value: unknown): string => {
  const text = String(value)
  return /[",\n\r]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows with commas between the cells. */
export const csvOf = (rows: Iterable<readonly unknown[]>): string =>
  Array.from(rows, (row) => `${row.map(cellOf).join(',')}\n`).join('')

import Papa from 'papaparse'

// In this order where two do as well: a comma is also a decimal sign, so it comes last.
const DELIMITERS = ['\t', ';', '|', ',']

/** The character that cuts the first rows into the same number of cells, more than one, most often. */
export function guessDelimiter(start: string): string {
  let [best, most] = [',', 0]
  for (const delimiter of DELIMITERS) {
    const widths = Papa.parse<string[]>(start, { delimiter, preview: 100, skipEmptyLines: true }).data.map(
      (row) => row.length,
    )
    const alike = widths.filter((width) => width === widths[0]).length
    const share = (widths[0] ?? 0) > 1 ? alike / widths.length : 0
    if (share > most + 1e-9) [best, most] = [delimiter, share]
  }
  return best
}

/** How a message names one. */
export const nameOf = (delimiter: string): string =>
  ({ '\t': 'tab', ';': 'semicolon', '|': 'bar', ',': 'comma', ' ': 'space' })[delimiter] ?? `'${delimiter}'`

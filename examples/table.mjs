/** Prints rows of cells: the first column to the left, the others to the right, at the given widths. */
export function print(rows, widths) {
  for (const cells of rows) {
    const line = cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
    console.log(line.join('').trimEnd())
  }
}

/** Words in lines of at most 78 characters, indented by two. */
export function wrap(words) {
  const lines = ['']
  for (const word of words) {
    if (lines.at(-1).length + word.length + 1 > 76) lines.push('')
    lines.push(`${lines.pop()} ${word}`.trimStart())
  }
  return lines.map((line) => `  ${line}`).join('\n')
}

/** The rows that say how far each model can be trusted and what it cost. */
export const certificates = (fits) => [
  ['status', ...fits.map(({ model }) => model.certificate.status)],
  ['relative gap', ...fits.map(({ model }) => small(model.certificate.relativeGap))],
  ['KKT residual', ...fits.map(({ model }) => small(model.certificate.kkt))],
  ['solver', ...fits.map(({ model }) => model.certificate.solver)],
  ['time of the fit', ...fits.map(({ ms }) => `${ms.toFixed(2)} ms`)],
]

/** A coefficient: four significant digits, and a bare 0 only where it is exactly zero. */
export const coefficient = (w) => (w === 0 ? '0' : w.toPrecision(4))

const small = (x) => (x === 0 ? '0' : x.toExponential(1))

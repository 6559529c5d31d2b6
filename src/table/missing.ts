// What says that there is no value: in any column, and in one of numbers besides.
const ALWAYS = new Set(['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'NULL', 'null', '#N/A', '#NA', '<NA>', '?'])
const AMONG_NUMBERS = new Set([
  '.',
  '-',
  '--',
  '\u2013',
  'na',
  'None',
  'none',
  'Null',
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
])

export const isMissing = (cell: string): boolean => ALWAYS.has(cell)

export const isMissingNumber = (cell: string): boolean => ALWAYS.has(cell) || AMONG_NUMBERS.has(cell)

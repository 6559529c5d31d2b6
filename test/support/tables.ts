import breastCancer from '../data/breast_cancer.csv?raw'
import diabetes from '../data/diabetes.csv?raw'
import diabetesRaw from '../data/diabetes_raw.csv?raw'
import engel from '../data/engel.csv?raw'
import heart from '../data/heart_scale.libsvm?raw'
import iris from '../data/iris.csv?raw'
import longley from '../data/longley.csv?raw'
import stackloss from '../data/stackloss.csv?raw'

export interface Table {
  readonly names: string[]
  readonly X: number[][]
  readonly y: number[]
}

/** A CSV file with a header, its last column the response. */
export function parseCsv(text: string): Table {
  const [header, ...lines] = text.trim().split('\n')
  const rows = lines.map((line) => line.split(',').map(Number))
  return {
    names: header
      .split(',')
      .slice(0, -1)
      .map((name) => name.replaceAll('"', '')),
    X: rows.map((row) => row.slice(0, -1)),
    y: rows.map((row) => row[row.length - 1]),
  }
}

/** LIBSVM lines `label index:value ...`, indices from 1. */
function parseLibsvm(text: string, p: number): Table {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const X = rows.map(([, ...entries]) => {
    const x = new Array<number>(p).fill(0)
    for (const [index, value] of entries.map((entry) => entry.split(':').map(Number))) x[index - 1] = value
    return x
  })
  return {
    names: Array.from({ length: p }, (_, j) => `x${j + 1}`),
    X,
    y: rows.map(([label]) => Number(label)),
  }
}

export const tables = {
  breast_cancer: parseCsv(breastCancer),
  diabetes: parseCsv(diabetes),
  diabetes_raw: parseCsv(diabetesRaw),
  engel: parseCsv(engel),
  heart_scale: parseLibsvm(heart, 13),
  iris: parseCsv(iris),
  longley: parseCsv(longley),
  stackloss: parseCsv(stackloss),
}

import type { Column, Table } from '../../src/table/types.ts'
import type { ColumnFacts, TableFacts } from '../protocol.ts'

const PREVIEW = 6

/** What the page shows of a table: the cells themselves stay in the worker. */
export function factsOf({ delimiter, decimal, encoding, nRows, columns, notes }: Table): TableFacts {
  return { delimiter, decimal, encoding, nRows, notes, columns: columns.map(columnFacts) }
}

function columnFacts({ name, kind, missing, text, values }: Column): ColumnFacts {
  const present = values?.filter((value) => !Number.isNaN(value))
  const counts = present?.every((value) => value >= 0 && Number.isInteger(value)) ?? false
  return {
    name,
    kind,
    missing,
    distinct: new Set(text).size - Number(missing > 0),
    preview: text.slice(0, PREVIEW),
    counts,
    rare:
      counts &&
      present!.includes(0) &&
      present!.reduce((sum, value) => sum + value, 0) < 10 * present!.length,
  }
}

import records from '../data/certified.json'
import type { Task } from './checker'
import type { LossName } from './checker/losses'
import { type Table, tables } from './tables'

export interface Certified {
  readonly name: string
  readonly task: Task
  readonly table: Table
  /** The exact answer, correctly rounded; zero off the support. */
  readonly coef: number[]
  readonly intercept: number
  readonly objective: number
}

interface Penalised {
  family: string
  problem: string
  source: string
  alpha?: string
  l1_ratio?: string
  l1?: string
  l2?: string
  intercept: boolean
  active: number[]
  coef_active: string[]
  b0: string | null
  objective_value: string
}

const lossOf: Record<string, LossName> = { gaussian: 'squared', logistic: 'logistic' }

function read(record: Penalised): Certified {
  const table = tables[/data\/(\w+)\./.exec(record.source)?.[1] as keyof typeof tables]
  const l1 = Number(record.l1 ?? 0)
  const alpha = Number(record.alpha ?? l1 + Number(record.l2))
  const coef = table.names.map((_, j) => Number(record.coef_active[record.active.indexOf(j)] ?? 0))
  return {
    name: record.problem,
    table,
    task: {
      loss: lossOf[record.family],
      X: table.X,
      y: table.y,
      alpha,
      l1Ratio: Number(record.l1_ratio ?? l1 / alpha),
      fitIntercept: record.intercept,
      standardize: false,
    },
    coef,
    intercept: Number(record.b0 ?? 0),
    objective: Number(record.objective_value),
  }
}

/** The exactly solved problems of the losses that the checker knows. */
export const certified: Certified[] = (records as unknown as Penalised[])
  .filter((record) => record.family in lossOf)
  .map(read)

import records from '../data/certified.json'
import type { Task } from './checker'
import { type Table, tables } from './tables'

export interface Certified {
  readonly name: string
  readonly family: Family
  readonly task: Task
  readonly table: Table
  /** The exact answer, correctly rounded; zero off the support. Softmax: a row per class. */
  readonly coef: number[]
  readonly intercept: number | number[]
  readonly objective: number
  /** Rows whose residual is exactly 0 (L1 and quantile losses), and those beyond delta (Huber). */
  readonly zeroResiduals?: readonly number[]
  readonly outliers?: readonly number[]
}

type Family = 'gaussian' | 'logistic' | 'lad' | 'huber' | 'softmax'

interface Recorded {
  family: Family
  problem: string
  source: string
  n: number
  alpha?: string
  l1_ratio?: string
  l1?: string
  l2?: string
  intercept?: boolean
  active?: number[]
  coef_active?: string[]
  coef?: string[] | string[][]
  b0?: string | null
  intercepts?: string[]
  tau?: string
  lambda_?: string
  threshold?: string
  basis_rows?: number[]
  outlier_rows?: number[]
  objective_value: string
}

type Known = Pick<Certified, 'coef' | 'intercept'> &
  Partial<Certified> &
  Pick<Task, 'loss' | 'alpha' | 'l1Ratio'> &
  Partial<Task> & { rowSum?: number }

/** Sums of losses are our means times `rowSum`; the L1 loss is twice the pinball at 1/2. */
const readers: Record<Family, (r: Recorded, table: Table) => Known> = {
  gaussian: (r, table) => ({
    loss: 'squared',
    alpha: Number(r.alpha),
    l1Ratio: Number(r.l1_ratio),
    fitIntercept: r.intercept as boolean,
    ...active(r, table),
  }),
  logistic: (r, table) => ({
    loss: 'logistic',
    alpha: Number(r.l1) + Number(r.l2),
    l1Ratio: Number(r.l1) / (Number(r.l1) + Number(r.l2)),
    fitIntercept: r.intercept as boolean,
    ...active(r, table),
  }),
  lad: (r) => {
    const [over, under] = (r.tau as string).split('/').map(Number)
    const half = r.tau === '1/2'
    return {
      loss: half ? 'absolute' : 'quantile',
      parameter: over / under,
      alpha: ((half ? 2 : 1) * Number(r.lambda_)) / r.n,
      l1Ratio: 1,
      rowSum: (half ? 2 : 1) / r.n,
      zeroResiduals: r.basis_rows as number[],
      ...whole(r),
    }
  },
  huber: (r) => ({
    loss: 'huber',
    parameter: Number(r.threshold),
    alpha: Number(r.l2) / r.n,
    l1Ratio: 0,
    rowSum: 1 / r.n,
    outliers: r.outlier_rows as number[],
    ...whole(r),
  }),
  softmax: (r) => ({
    loss: 'softmax',
    alpha: Number(r.l2),
    l1Ratio: 0,
    coef: (r.coef as string[][]).flat().map(Number),
    intercept: (r.intercepts as string[]).map(Number),
  }),
}

function active(r: Recorded, table: Table): Pick<Certified, 'coef' | 'intercept'> {
  const at = (j: number): number => (r.active as number[]).indexOf(j)
  const values = r.coef_active as string[]
  return { coef: table.names.map((_, j) => Number(values[at(j)] ?? 0)), intercept: Number(r.b0 ?? 0) }
}

function whole(r: Recorded): Pick<Certified, 'coef' | 'intercept'> {
  return { coef: (r.coef as string[]).map(Number), intercept: Number(r.b0) }
}

function read(record: Recorded): Certified {
  const table = tables[/data\/(\w+)\./.exec(record.source)?.[1] as keyof typeof tables]
  const {
    coef,
    intercept,
    rowSum = 1,
    zeroResiduals,
    outliers,
    ...task
  } = readers[record.family](record, table)
  return {
    name: record.problem,
    family: record.family,
    table,
    task: { fitIntercept: true, standardize: false, ...task, X: table.X, y: table.y },
    coef,
    intercept,
    objective: rowSum * Number(record.objective_value),
    zeroResiduals,
    outliers,
  }
}

/** The exactly solved problems. */
export const certified: Certified[] = (records as unknown as Recorded[]).map(read)

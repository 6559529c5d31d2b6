import {
  ElasticNet,
  HuberRegressor,
  Lasso,
  LeastAbsoluteDeviations,
  LinearRegression,
  LogisticRegression,
  type Model,
  PoissonRegressor,
  QuantileRegressor,
  Ridge,
} from 'wasso'
import { type Applied, applyEncoding, type Encoding, prepare, readTable } from '../../src/table/index.ts'
import { normal } from '../support/hash.ts'

/** A model, the columns that it came from, new rows as a program reads them, and what the library says of them. */
export interface Fitted {
  readonly name: string
  readonly model: Model & { readonly classes?: readonly string[] }
  readonly encoding: Encoding
  readonly rows: Record<string, number | string | null>[]
  readonly expected: Expected
}

export interface Expected {
  readonly predictions: unknown[]
  /** A row of K for each row. */
  readonly probabilities?: number[][]
}

// Names that every language would like to read as something else.
const AREA = `are"a [m²] 'x'`
const TOWN = 'to]wn #1 @home'
const TOWNS = ['Bonn', `O'Fallon "IL"`, 'Kiel', 'Köln']
const HEADER = [AREA, TOWN, 'rooms', 'plain', 'e', 'number', 'count', 'yes', 'kind']

const regressions = {
  LinearRegression: new LinearRegression(),
  Ridge: new Ridge({ alpha: 0.1 }),
  Lasso: new Lasso({ alpha: 0.05 }),
  ElasticNet: new ElasticNet({ alpha: 0.05 }),
  LeastAbsoluteDeviations: new LeastAbsoluteDeviations({ alpha: 0.01 }),
  QuantileRegressor: new QuantileRegressor({ quantile: 0.8, alpha: 0.01 }),
  HuberRegressor: new HuberRegressor(),
}

/** Every linear estimator, on columns of both kinds with and without missing values. */
export function fittedModels(): Fitted[] {
  const table = readTable(new TextEncoder().encode(csv(80, 1)))
  const fresh = readTable(new TextEncoder().encode(csv(25, 2)), { decimal: '.' })
  const given = (target: string, offset?: string) => {
    const others = ['number', 'count', 'yes', 'kind', ...(offset ? [] : ['e'])]
    return prepare(table, { target, drop: others.filter((name) => name !== target), offset, missing: 'mean' })
  }
  const rowsOf = ({ rows }: Applied) =>
    Array.from(rows, (i) =>
      Object.fromEntries(
        fresh.columns.map(({ name, values, text }) => [name, orNull(values?.[i] ?? text[i]!)]),
      ),
    )
  const fit = (name: string, target: string, estimator: Estimator, offset?: string): Fitted => {
    const { X, y, encoding, ...data } = given(target, offset)
    const model = estimator.fit(X, y, { offset: data.offset })
    const applied = applyEncoding(encoding, fresh)
    return { name, model, encoding, rows: rowsOf(applied), expected: expectedOf(model, applied) }
  }
  const logistic = new LogisticRegression({ alpha: 0.02, l1Ratio: 0.5 }) as unknown as Estimator
  return [
    ...Object.entries(regressions).map(([name, estimator]) => fit(name, 'number', estimator as Estimator)),
    fit('PoissonRegressor', 'count', new PoissonRegressor({ alpha: 0.01 }) as unknown as Estimator),
    fit('PoissonRegressor with an offset', 'count', new PoissonRegressor() as unknown as Estimator, 'e'),
    fit('Lasso with an offset', 'number', regressions.Lasso as unknown as Estimator, 'e'),
    fit('LogisticRegression', 'yes', logistic),
    fit('LogisticRegression with an offset', 'yes', logistic, 'e'),
    fit('LogisticRegression of three classes', 'kind', logistic),
  ]
}

interface Estimator {
  fit(X: unknown, y: unknown, data?: unknown): Model
}

const orNull = (cell: number | string) => (cell === '' || Number.isNaN(cell) ? null : cell)

function expectedOf(model: Model, { X, offset }: Applied): Expected {
  const verbs = model as unknown as {
    predict(X: unknown, data: object): ArrayLike<number | string>
    predictProba?(X: unknown, data: object): Float64Array
  }
  const predictions = Array.from(verbs.predict(X, { offset }))
  const p = verbs.predictProba?.(X, { offset })
  if (!p) return { predictions }
  const K = p.length / predictions.length
  return { predictions, probabilities: predictions.map((_, i) => [...p.subarray(i * K, (i + 1) * K)]) }
}

function csv(n: number, seed: number): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const rows = Array.from({ length: n }, (_, i) => {
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((j) => normal(seed, i, j)) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const town = i % 11 === 3 ? '' : TOWNS[(i * 7 + seed) % 4]!
    const z = 0.4 * a + b + 0.3 * TOWNS.indexOf(town)
    const rooms = i % 9 === 4 ? '' : String(b)
    const kind = ['low', 'mid', "hi'gh"][Math.min(2, Math.max(0, Math.round(z + c)))]!
    const numbers = [c * 1e-7, 0.1 * d, z + 0.1 * e, Math.round(Math.exp(z / 2))]
    return [50 + 20 * a, quoted(town), rooms, ...numbers, z + c > 1 ? 'ja' : '"n""ein"', quoted(kind)].join(
      ',',
    )
  })
  return [HEADER.map(quoted).join(','), ...rows].join('\n')
}

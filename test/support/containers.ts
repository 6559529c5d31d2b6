/** Every form of X that fit and predict take, made from rows; `narrow` ones hold Float32 values. */
export interface Container {
  readonly make: (X: readonly (readonly number[])[]) => unknown
  readonly narrow?: true
  readonly sparse?: true
}

type Rows = readonly (readonly number[])[]
type FloatArray = typeof Float64Array | typeof Float32Array

function flat(X: Rows, order: 'row' | 'column', Kind: FloatArray): unknown {
  const [rows, cols] = [X.length, X[0].length]
  const data = new Kind(rows * cols)
  X.forEach((x, i) => {
    x.forEach((v, j) => {
      data[order === 'row' ? i * cols + j : j * rows + i] = v
    })
  })
  return { data, rows, cols, order }
}

function compressed(X: Rows, format: 'csr' | 'csc'): unknown {
  const outer = format === 'csr' ? X : transpose(X)
  const data: number[] = []
  const indices: number[] = []
  const indptr = [0]
  for (const line of outer) {
    line.forEach((v, k) => {
      if (v === 0) return
      data.push(v)
      indices.push(k)
    })
    indptr.push(data.length)
  }
  const sizes = { rows: X.length, cols: X[0].length }
  return {
    format,
    ...sizes,
    data: Float64Array.from(data),
    indices: Int32Array.from(indices),
    indptr: Int32Array.from(indptr),
  }
}

/** Strides of both signs, a gap between rows, and an offset into a larger buffer. */
function strided(X: Rows): unknown {
  const [n, p] = [X.length, X[0].length]
  const step = p + 3
  const data = new Float64Array(n * step + 7).fill(Number.NaN)
  const offset = 2 + (p - 1)
  X.forEach((x, i) => {
    x.forEach((v, j) => {
      data[offset + i * step - j] = v
    })
  })
  return { data, shape: [n, p], stride: [step, -1], offset }
}

/** A view that starts inside its buffer. */
function view(X: Rows): unknown {
  const buffer = new ArrayBuffer(8 * (X.length * X[0].length + 3))
  const data = new Float64Array(buffer, 24)
  data.set(X.flat())
  return { data, rows: X.length, cols: X[0].length }
}

export function transpose(X: Rows): number[][] {
  return X[0].map((_, j) => X.map((x) => x[j]))
}

export const containers = {
  rows: { make: (X) => X.map((x) => [...x]) },
  'Float64Array rows': { make: (X) => X.map((x) => Float64Array.from(x)) },
  'row-major': { make: (X) => flat(X, 'row', Float64Array) },
  'column-major': { make: (X) => flat(X, 'column', Float64Array) },
  columns: { make: (X) => ({ columns: transpose(X) }) },
  'typed columns': { make: (X) => ({ columns: transpose(X).map((x) => Float64Array.from(x)) }) },
  view: { make: view },
  strided: { make: strided },
  csr: { make: (X) => compressed(X, 'csr'), sparse: true },
  csc: { make: (X) => compressed(X, 'csc'), sparse: true },
  'Float32Array rows': { make: (X) => X.map((x) => Float32Array.from(x)), narrow: true },
  'row-major Float32': { make: (X) => flat(X, 'row', Float32Array), narrow: true },
  'column-major Float32': { make: (X) => flat(X, 'column', Float32Array), narrow: true },
} as const satisfies Record<string, Container>

export type ContainerName = keyof typeof containers

export const containerNames = Object.keys(containers) as ContainerName[]

export function contain(name: ContainerName, X: Rows): never {
  return containers[name].make(X) as never
}

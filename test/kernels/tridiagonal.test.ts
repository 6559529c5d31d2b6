import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels, pausesOf } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

type Matrix = number[][]

const square = (n: number, f: (i: number, j: number) => number): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => f(i, j)))
const product = (A: Matrix, B: Matrix): Matrix =>
  A.map((row) => B[0].map((_, j) => row.reduce((s, a, l) => s + a * B[l][j], 0)))
const transposed = (A: Matrix): Matrix => A[0].map((_, j) => A.map((row) => row[j]))
const largest = (A: Matrix) => A.flat().reduce((m, v) => Math.max(m, Math.abs(v)), 0)

/** d on the diagonal, e from index 1 beside it. */
const tridiagonal = (d: number[], e: number[]): Matrix =>
  square(d.length, (i, j) => (i === j ? d[i] : Math.abs(i - j) === 1 ? e[Math.max(i, j)] : 0))

const reduced = (ws: Workspace, A: Matrix) => {
  const n = A.length
  const ld = n + 3
  // The upper triangle is not read.
  const rows = A.map((row, i) => [...row.map((a, j) => (j > i ? Number.NaN : a)), 77, 77, 77])
  const { at } = ws.place(rows.flat())
  const [d, e, tau] = [ws.room(8 * n), ws.room(8 * n), ws.room(8 * n)]
  const work = ws.room(64 * ld)
  k.tridiagonalise(n, at, ld, d, e, tau, work)
  k.accumulate(n, at, ld, tau, work)
  const Qt = A.map((_, i) => ws.read(at + 8 * ld * i, n))
  const beside = A.flatMap((_, i) => ws.read(at + 8 * (ld * i + n), 3))
  return { d: ws.read(d, n), e: ws.read(e, n), Qt, beside }
}

const random = (ws: Workspace, n: number): Matrix => {
  const half = square(n, () => ws.next() - 0.5)
  return square(n, (i, j) => half[i][j] + half[j][i])
}

/** v v' + 2 I: all eigenvalues but one are 2. */
const repeated = (ws: Workspace, n: number): Matrix => {
  const v = Array.from({ length: n }, () => ws.next())
  return square(n, (i, j) => v[i] * v[j] + (i === j ? 2 : 0))
}

const MATRICES: Record<string, (ws: Workspace, n: number) => Matrix> = {
  random,
  'repeated eigenvalues': repeated,
  zero: (_, n) => square(n, () => 0),
  diagonal: (_, n) => square(n, (i, j) => (i === j ? i - 2 : 0)),
  'tridiagonal already': (ws, n) =>
    tridiagonal(
      Array.from({ length: n }, () => ws.next()),
      Array.from({ length: n }, () => -ws.next()),
    ),
  'rank one': (_, n) => square(n, (i, j) => (i + 1) * (j + 1)),
  graded: (ws, n) => random(ws, n).map((row, i) => row.map((a, j) => a * 10 ** -(i + j))),
}

// Both sides of the steps of 4 and of the blocks of 8 rows.
const ORDERS = [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 33, 61]

describe.each(Object.entries(MATRICES))('%s', (_, matrix) => {
  test.each(ORDERS)("order %i: Q is orthogonal and Q T Q' the matrix", (n) => {
    const ws = new Workspace(k, n)
    const A = matrix(ws, n)
    const { d, e, Qt, beside } = reduced(ws, A)
    const Q = transposed(Qt)
    const gram = product(Qt, Q)
    expect(largest(square(n, (i, j) => gram[i][j] - Number(i === j)))).toBeLessThanOrEqual(1e-14)
    const back = product(product(Q, tridiagonal(d, e)), Qt)
    expect(largest(square(n, (i, j) => back[i][j] - A[i][j]))).toBeLessThanOrEqual(1e-14 * n * largest(A))
    expect(beside.every((x) => x === 0)).toBe(true)
  })
})

test('long reductions offer to give way', () => {
  const ws = new Workspace(k, 1)
  expect(pausesOf(k, () => reduced(ws, random(ws, 64)))).toBeGreaterThan(60)
})

/** (T + a)^-1 g by Gaussian elimination. */
function slowSolve(d: number[], e: number[], a: number, g: number[]): number[] {
  const M = tridiagonal(d, e).map((row, i) => [...row.map((x, j) => x + (i === j ? a : 0)), g[i]])
  for (let c = 0; c < d.length; c++) {
    for (let r = 0; r < d.length; r++) {
      if (r === c) continue
      const f = M[r][c] / M[c][c]
      M[r] = M[r].map((x, j) => x - f * M[c][j])
    }
  }
  return M.map((row, i) => row[d.length] / row[i])
}

const dot = (u: number[], v: number[]) => u.reduce((s, x, i) => s + x * v[i], 0)

describe.each([1, 2, 3, 10, 41])('a tridiagonal system of order %i', (n) => {
  const start = () => {
    const ws = new Workspace(k, n + 9)
    const d = ws.place(Array.from({ length: n }, () => 2 + ws.next()))
    const e = ws.place([0, ...Array.from({ length: n - 1 }, () => ws.next() - 0.5)])
    const g = ws.random(n)
    const table = ws.room(24 * n)
    return { ws, d, e, g, table, plain: [Array.from(d.is), Array.from(e.is)] as const }
  }
  const near = (x: number, y: number) =>
    expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(y)))

  test('is solved', () => {
    const { ws, d, e, g, table, plain } = start()
    const x = ws.room(8 * n)
    for (const a of [0, 0.3, 1e6]) {
      expect(k.factorTridiagonal(n, d.at, e.at, a, g.at, table)).toBe(1)
      k.solveTridiagonal(n, table, x)
      const expected = slowSolve(...plain, a, Array.from(g.is))
      ws.read(x, n).forEach((v, i) => {
        near(v, expected[i])
      })
    }
  })

  test('that is not positive definite is refused', () => {
    const { d, e, g, table } = start()
    for (const a of [-4, -1e9, Number.NaN]) expect(k.factorTridiagonal(n, d.at, e.at, a, g.at, table)).toBe(0)
  })

  test('its forms, for eight vectors under one shift and for four under one each', () => {
    const { ws, d, e, g, table, plain } = start()
    const z = ws.random(8 * n)
    const shifts = ws.place([0.1, 1, 10, 100])
    const out = ws.room(128)
    const of = (r: number) => Array.from({ length: n }, (_, j) => z.is[8 * j + r])
    const check = (r: number, a: number) => {
      const v = of(r)
      near(ws.read(out, 16)[r], dot(v, slowSolve(...plain, a, v)))
      near(ws.read(out, 16)[8 + r], dot(v, slowSolve(...plain, a, Array.from(g.is))))
    }
    k.factorTridiagonal(n, d.at, e.at, 0.7, g.at, table)
    k.forms(n, table, z.at, out)
    for (let r = 0; r < 8; r++) check(r, 0.7)
    k.formsApart(n, d.at, e.at, g.at, shifts.at, z.at, out)
    for (let r = 0; r < 4; r++) check(r, shifts.is[r])
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

type Matrix = number[][]

/** B B' + I / 10 with B of n x n: positive definite, condition number of a few thousands. */
function positive(ws: Workspace, n: number): Matrix {
  const B = Array.from({ length: n }, () => Array.from({ length: n }, () => ws.next() - 0.5))
  return B.map((r, i) => B.map((s, j) => r.reduce((t, x, c) => t + x * s[c], i === j ? 0.1 : 0)))
}

/** The textbook's factor, one entry after the other. */
function slowCholesky(A: Matrix): Matrix {
  const L = A.map((row) => row.map(() => 0))
  for (let i = 0; i < A.length; i++) {
    for (let j = 0; j <= i; j++) {
      let s = A[i][j]
      for (let c = 0; c < j; c++) s -= L[i][c] * L[j][c]
      L[i][j] = i === j ? Math.sqrt(s) : s / L[j][j]
    }
  }
  return L
}

/** Row-major with leading dimension ld at an address of the core; the upper triangle and the margin are marks. */
function place(ws: Workspace, A: Matrix, ld: number) {
  return ws.place(A.flatMap((row, i) => Array.from({ length: ld }, (_, j) => (j <= i ? row[j] : 77))))
}

function lower(ws: Workspace, at: number, n: number, ld: number): Matrix {
  return Array.from({ length: n }, (_, i) => ws.read(at + 8 * i * ld, i + 1))
}

const marks = (ws: Workspace, at: number, n: number, ld: number) =>
  Array.from({ length: n }, (_, i) => ws.read(at + 8 * (i * ld + i + 1), ld - i - 1)).flat()

function close(actual: Matrix, expected: Matrix, tolerance: number) {
  actual.forEach((row, i) => {
    row.forEach((x, j) => {
      expect(Math.abs(x - expected[i][j])).toBeLessThanOrEqual(tolerance * Math.sqrt(actual.length))
    })
  })
}

const scaled = (A: Matrix, factor: number) => A.map((row) => row.map((x) => x * factor))

const without = (A: Matrix, r: number) =>
  A.filter((_, i) => i !== r).map((row) => row.filter((_, j) => j !== r))

// Both sides of a stripe of 4 rows and of a panel of 32, 64.
const ORDERS = [0, 1, 2, 3, 4, 5, 7, 8, 31, 32, 33, 35, 36, 37, 63, 64, 65, 66, 67, 68, 130, 201]

describe.each(ORDERS)('order %i', (n) => {
  const ld = n + 3

  test('the factor is the textbook one; nothing but the lower triangle is written', () => {
    const ws = new Workspace(k, n + 1)
    const A = positive(ws, n)
    const L = place(ws, A, ld)
    expect(k.cholesky(n, L.at, ld)).toBe(n)
    close(lower(ws, L.at, n, ld), slowCholesky(A), 1e-12)
    expect(marks(ws, L.at, n, ld).every((x) => x === 77)).toBe(true)
  })

  test('both triangular systems solve A x = b', () => {
    const ws = new Workspace(k, n + 2)
    const A = positive(ws, n)
    const x = Array.from({ length: n }, () => ws.next())
    const b = ws.place(A.map((row) => row.reduce((s, a, j) => s + a * x[j], 0)))
    const L = place(ws, A, ld)
    k.cholesky(n, L.at, ld)
    k.solveLower(n, L.at, ld, b.at)
    const half = ws.read(b.at, n)
    const back = slowCholesky(A).map((row) => row.reduce((s, l, j) => s + l * half[j], 0))
    close([back], [Array.from(b.is)], 1e-11)
    k.solveUpper(n, L.at, ld, b.at)
    close([ws.read(b.at, n)], [x], 1e-9)
  })

  test('rows appended one by one make the same factor', () => {
    const ws = new Workspace(k, n + 3)
    const A = positive(ws, n)
    const L = ws.place(new Float64Array(n * ld))
    const expected = slowCholesky(A)
    A.forEach((row, i) => {
      const g = ws.place(row.slice(0, i))
      const pivot = k.appendRow(i, L.at, ld, g.at, row[i])
      expect(pivot).toBeCloseTo(expected[i][i] ** 2, 10)
      expect(ws.read(g.at, i)).toEqual(Array.from(g.is))
    })
    close(lower(ws, L.at, n, ld), expected, 1e-12)
  })
})

describe.each(ORDERS.slice(1))('order %i less one', (n) => {
  const ld = n + 3

  test('a row deleted at the front, in the middle, at the end leaves the factor of the rest', () => {
    for (const r of new Set([0, 1, n >> 1, n - 2, n - 1].filter((r) => r >= 0 && r < n))) {
      const ws = new Workspace(k, n + 4)
      const A = positive(ws, n)
      const L = place(ws, A, ld)
      k.cholesky(n, L.at, ld)
      k.deleteRow(n, L.at, ld, r)
      close(lower(ws, L.at, n - 1, ld), slowCholesky(without(A, r)), 1e-12)
      expect(marks(ws, L.at, n - 1, ld).every((x) => x === 77)).toBe(true)
    }
  })
})

test.each([2 ** -600, 1, 2 ** 600])(
  'a row deleted among rows that are nearly alike, entries about %d',
  (size) => {
    const ws = new Workspace(k, 3)
    const n = 9
    // Ones and a hundredth more on the diagonal: what lies left of a diagonal entry is ten times as large. The factor is
    // placed, not computed: its squares would overflow.
    const A = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1.01 : 1)))
    const L = place(ws, scaled(slowCholesky(A), size), n)
    k.deleteRow(n, L.at, n, 2)
    close(scaled(lower(ws, L.at, n - 1, n), 1 / size), slowCholesky(without(A, 2)), 1e-13)
  },
)

describe('dependent rows', () => {
  test.each([2, 5, 70, 140])('row %i equal to another stops the factorisation there', (r) => {
    const ws = new Workspace(k, 5)
    const n = r + 3
    const A = positive(ws, n)
    for (let j = 0; j < n; j++) A[r][j] = A[1][j]
    for (let j = 0; j < n; j++) A[j][r] = A[r][j]
    A[r][r] = A[1][1]
    const L = place(ws, A, n)
    expect(k.cholesky(n, L.at, n)).toBe(r)
    close(lower(ws, L.at, r, n), slowCholesky(A.slice(0, r).map((row) => row.slice(0, r))), 1e-12)
  })

  test('zero, negative and NaN pivots stop it as well, at any scale', () => {
    for (const bad of [0, -1, Number.NaN]) {
      for (const scale of [1, 2 ** -300, 2 ** 300]) {
        const ws = new Workspace(k, 6)
        const L = place(ws, [[scale], [0, bad * scale]], 2)
        expect(k.cholesky(2, L.at, 2)).toBe(1)
      }
    }
  })

  test('a repeated row appended has a pivot of rounding size, or a negative one and diagonal 0', () => {
    const ws = new Workspace(k, 7)
    const L = ws.place(new Float64Array(4))
    const g = ws.place([1])
    k.appendRow(0, L.at, 2, g.at, 1)
    expect(k.appendRow(1, L.at, 2, g.at, 1)).toBe(0)
    expect(ws.read(L.at, 4)).toEqual([1, 0, 1, 0])
    expect(k.appendRow(1, L.at, 2, g.at, 0.5)).toBe(-0.5)
    expect(ws.read(L.at, 4)).toEqual([1, 0, 1, 0])
  })
})

describe('rankOne', () => {
  test.each([1, 2, 3, 17, 40])("L L' + a x x' of %i, and back", (n) => {
    const ws = new Workspace(k, n)
    const A = positive(ws, n)
    const x = Array.from({ length: n }, () => ws.next() - 0.5)
    const ld = n + 3
    const L = place(ws, slowCholesky(A), ld)
    const work = ws.place(Array.from({ length: 2 * n }, () => 0))
    const a = 3
    k.rankOne(n, L.at, ld, ws.place(x).at, a, work.at)
    const more = slowCholesky(A.map((row, i) => row.map((value, j) => value + a * x[i] * x[j])))
    close(lower(ws, L.at, n, ld), more, 1e-13)
    k.rankOne(n, L.at, ld, ws.place(x).at, -a, work.at)
    close(lower(ws, L.at, n, ld), slowCholesky(A), 1e-11)
  })
})

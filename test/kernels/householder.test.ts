import { beforeAll, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

/** Columns of length n; the last `dependent` of p are sums of two of the others. */
function columns(ws: Workspace, n: number, p: number, dependent = 0): number[][] {
  const A = Array.from({ length: p - dependent }, () => Array.from({ length: n }, () => ws.next() - 0.5))
  for (let d = 0; d < dependent; d++) A.push(A[d].map((x, i) => x + A[d + 1][i]))
  return A
}

function factor(ws: Workspace, A: number[][], n: number) {
  const p = A.length
  const at = ws.place(A.flat()).at
  const [order, tau, norms] = [ws.room(4 * p), ws.room(8 * p), ws.room(8 * p)]
  const rank = k.householder(n, p, at, order, tau, norms, 1e-12)
  const R = Array.from({ length: p }, (_, j) => ws.read(at + 8 * n * j, n).map((r, i) => (i <= j ? r : 0)))
  return { at, tau, rank, R, order: new Int32Array(k.memory.buffer.slice(order, order + 4 * p)) }
}

function close(actual: number[], expected: number[], tolerance = 1e-13) {
  expect(actual.length).toBe(expected.length)
  actual.forEach((x, i) => {
    expect(Math.abs(x - expected[i])).toBeLessThan(tolerance * Math.sqrt(actual.length))
  })
}

test.each([
  [1, 1],
  [5, 1],
  [5, 5],
  [40, 7],
  [7, 40],
  [200, 30],
])('%i x %i: Q R is A with its columns in order, diagonals falling', (n, p) => {
  const ws = new Workspace(k, n + p)
  const A = columns(ws, n, p)
  const { at, tau, rank, R, order } = factor(ws, A, n)
  expect(rank).toBe(Math.min(n, p))
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(p).keys()])
  for (let j = 0; j < p; j++) {
    const v = ws.place(R[j]).at
    k.applyForward(n, rank, at, tau, v)
    close(ws.read(v, n), A[order[j]])
    k.applyTransposed(n, rank, at, tau, v)
    close(ws.read(v, n), R[j])
  }
  for (let j = 1; j < rank; j++) {
    expect(Math.abs(R[j][j])).toBeLessThanOrEqual(Math.abs(R[j - 1][j - 1]) * (1 + 1e-12))
  }
})

test.each([
  [20, 6, 1],
  [20, 9, 4],
  [100, 30, 10],
])('%i x %i, %i columns dependent: the rank is that of the others', (n, p, dependent) => {
  const ws = new Workspace(k, n + p)
  expect(factor(ws, columns(ws, n, p, dependent), n).rank).toBe(p - dependent)
})

test('zero columns have rank 0, and do not disturb the others', () => {
  const ws = new Workspace(k, 1)
  expect(
    factor(
      ws,
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      3,
    ).rank,
  ).toBe(0)
  const { rank, order } = factor(
    ws,
    [
      [0, 0, 0],
      [1, 2, 2],
      [0, 0, 0],
    ],
    3,
  )
  expect(rank).toBe(1)
  expect(order[0]).toBe(1)
})

test('powers of two, and the exponents that they come from', () => {
  for (const e of [-1074, -1060, -1023, -1022, -1, 0, 1, 52, 1023]) expect(k.power(e)).toBe(2 ** e)
  for (const e of [-1022, -1, 0, 1, 52, 1023]) {
    expect(k.exponent(2 ** e)).toBe(e)
    expect(k.exponent(-1.99 * 2 ** (e - 1))).toBe(Math.max(e - 1, -1022))
  }
  expect(k.exponent(0)).toBe(0)
})

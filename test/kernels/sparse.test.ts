import { beforeAll, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { exact, exactPair, ONE, size, within } from './rational.js'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

test.each([0, 1, 2, 3, 4, 5, 40, 1001])(
  'a column of %i stored values does what its dense column does',
  (nnz) => {
    const ws = new Workspace(k, nnz + 1)
    const n = 3 * nnz + 5
    const x = ws.random(nnz, '64', 8)
    const rows = Array.from({ length: nnz }, (_, i) => 3 * i + Math.floor(3 * ws.next()))
    const indices = ws.room(4 * nnz, 4)
    new Int32Array(k.memory.buffer, indices, nnz).set(rows)
    const [u, w] = [ws.random(n), ws.positive(n)]
    const all = [nnz, x.at, indices] as const
    const m = 0.3
    const each = (f: (x: number, row: number) => number) => rows.map((row, i) => f(x.is[i], row))

    ws.near(
      k.dotSparse(...all, m, u.at),
      each((v, i) => (v - m) * u.is[i]),
    )
    ws.near(
      k.sumSparse(...all, 0.5, w.at),
      each((v, i) => w.is[i] * 0.5 * v),
    )
    ws.near(
      k.sumSparse(...all, 2, 0),
      each((v) => 2 * v),
    )
    ws.near(
      k.weightSparse(nnz, indices, w.at),
      each((_, i) => w.is[i]),
    )
    ws.near(
      k.normSparse(...all, m, 2, w.at),
      each((v, i) => w.is[i] * (2 * (v - m)) ** 2),
    )
    ws.near(
      k.normSparse(...all, m, 2, 0),
      each((v) => (2 * (v - m)) ** 2),
    )

    const z = ws.random(n)
    const expected = Array.from(z.is)
    rows.forEach((row, i) => {
      expected[row] += -0.7 * (x.is[i] - m)
    })
    k.axpySparse(nnz, -0.7, x.at, indices, m, z.at)
    expect(ws.read(z.at, n)).toEqual(expected)
    rows.forEach((row, i) => {
      expected[row] += 1.1 * w.is[row] * (x.is[i] - m)
    })
    k.axpyWeightedSparse(nnz, 1.1, x.at, indices, m, w.at, z.at)
    expect(ws.read(z.at, n)).toEqual(expected)
  },
)

test.each([0, 1, 2, 50, 700])('exact dot and axpy over %i stored values, to 2^-98', (nnz) => {
  const ws = new Workspace(k, nnz + 2)
  const n = 2 * nnz + 1
  const x = ws.random(nnz)
  const rows = Array.from({ length: nnz }, (_, i) => 2 * i + 1)
  const indices = ws.room(4 * nnz)
  new Int32Array(k.memory.buffer, indices, nnz).set(rows)
  const hi = ws.random(n)
  const lo = ws.place(hi.is.map((h) => h * 2 ** -54 * (ws.next() - 0.5)))
  const u = (i: number) => exactPair(hi.is[i], lo.is[i])
  const out = ws.room(16)
  k.dotExactSparse(nnz, x.at, indices, 0.5, hi.at, lo.at, out)
  const terms = rows.map((row, i) => exact(0.5 * x.is[i]) * u(row))
  const [h, l] = ws.read(out, 2)
  const sum = terms.reduce((s, t) => s + t, 0n)
  expect(
    within(
      exactPair(h, l) * ONE,
      sum,
      terms.reduce((s, t) => s + size(t), 0n),
      98,
    ),
  ).toBe(true)

  const [ahi, alo] = [-0.7, 2 ** -56]
  k.axpyExactSparse(nnz, ahi, alo, x.at, indices, 0.5, hi.at, lo.at)
  const [his, los] = [ws.read(hi.at, n), ws.read(lo.at, n)]
  for (let i = 0; i < n; i++) {
    const at = rows.indexOf(i)
    const step = at < 0 ? 0n : exactPair(ahi, alo) * exact(0.5 * x.is[at])
    const before = u(i) * ONE
    expect(within(exactPair(his[i], los[i]) * ONE, before + step, size(before) + size(step), 100)).toBe(true)
  }
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

// Every remainder of the unrolled loops, and both sides of the block of 1024.
const LENGTHS = [...Array(37).keys(), 1023, 1024, 1025, 2055, 5000]
const TYPES = ['64', '32'] as const

describe.each(TYPES)('a dense column of f%s', (bits) => {
  /** x, u, w, z of n, at addresses that are multiples of nothing. */
  const make = (n: number, shift = 3) => {
    const ws = new Workspace(k, n + 1)
    const x = ws.random(n, bits, shift)
    const [u, w, z] = [ws.random(n, '64', shift), ws.positive(n, shift), ws.random(n, '64', shift)]
    return { ws, n, x, u, w, z, m: 0.37 }
  }

  test.each(LENGTHS)('n = %i: dot, norm, sum and maximum are their formulas', (n) => {
    const { ws, x, u, w, m } = make(n)
    const rows = [...Array(n).keys()]
    ws.near(
      k[`dot${bits}`](n, x.at, m, u.at),
      rows.map((i) => (x.is[i] - m) * u.is[i]),
    )
    ws.near(
      k[`normWeighted${bits}`](n, x.at, m, 0.5, w.at),
      rows.map((i) => w.is[i] * (0.5 * (x.is[i] - m)) ** 2),
    )
    ws.near(
      k[`normWeighted${bits}`](n, x.at, m, 2, 0),
      rows.map((i) => (2 * (x.is[i] - m)) ** 2),
    )
    ws.near(
      k[`sumWeighted${bits}`](n, x.at, 0.5, w.at),
      rows.map((i) => w.is[i] * 0.5 * x.is[i]),
    )
    ws.near(
      k[`sumWeighted${bits}`](n, x.at, 4, 0),
      rows.map((i) => 4 * x.is[i]),
    )
    expect(k[`maxAbs${bits}`](n, x.at)).toBe(Math.max(0, ...rows.map((i) => Math.abs(x.is[i]))))
  })

  test.each(LENGTHS)(
    'n = %i: axpy and axpyWeighted are their formulas, bit for bit, and write n elements',
    (n) => {
      const { ws, x, w, z, m } = make(n)
      const a = -1.7
      const before = ws.bytes(z.at + 8 * n, 64)
      k[`axpy${bits}`](n, a, x.at, m, z.at)
      const once = Array.from(z.is, (zi, i) => zi + a * (x.is[i] - m))
      expect(ws.read(z.at, n)).toEqual(once)
      k[`axpyWeighted${bits}`](n, a, x.at, m, w.at, z.at)
      expect(ws.read(z.at, n)).toEqual(once.map((zi, i) => zi + a * w.is[i] * (x.is[i] - m)))
      expect(ws.bytes(z.at + 8 * n, 64)).toEqual(before)
    },
  )

  test.each([0, 1, 7, 8, 1030, 4096, 4097, 5000, 5119])('n = %i: four dots have the bits of one', (n) => {
    const { ws, u } = make(n)
    const columns = [1, 2, 3, 4].map(() => ws.random(n, bits, 5))
    const shifts = [0.5, -0.25, 1e3, 0]
    const out = ws.room(32)
    const dots4 = k[`dots4${bits}`]
    dots4(n, ...columns.map((c) => c.at), ...shifts, u.at, out)
    const singly = columns.map((c, j) => k[`dot${bits}`](n, c.at, shifts[j], u.at))
    expect(ws.read(out, 4)).toEqual(singly)
  })

  test('addresses do not change a bit', () => {
    const n = 1500
    const sums = [0, 1, 4, 8, 12].map((shift) => {
      const { x, u, w, m } = make(n, shift)
      return [
        k[`dot${bits}`](n, x.at, m, u.at),
        k[`normWeighted${bits}`](n, x.at, m, 1, w.at),
        k[`sumWeighted${bits}`](n, x.at, 1, w.at),
      ]
    })
    for (const other of sums) expect(other).toEqual(sums[0])
  })

  test('a sum of a million large values and their opposites keeps the small one', () => {
    const n = 1_000_000
    const ws = new Workspace(k, 5)
    const x = ws.room(n * 8)
    const values =
      bits === '32' ? new Float32Array(k.memory.buffer, x, n) : new Float64Array(k.memory.buffer, x, n)
    for (let i = 0; i < n; i++) values[i] = 1e6 + (i % 10) / 8
    expect(k[`sumWeighted${bits}`](n, x, 1, 0)).toBe(n * 1e6 + (n / 10) * (45 / 8))
    values.fill(0)
    ;[values[0], values[7], values[n - 1]] = [2 ** 60, 1, -(2 ** 60)]
    expect(k[`sumWeighted${bits}`](n, x, 0.5, 0)).toBe(0.5)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

describe.each(['64', '32'] as const)('f%s', (bits) => {
  test.each([
    [0, 3],
    [1, 1],
    [1, 7],
    [2, 2],
    [3, 5],
    [8, 8],
    [9, 9],
    [17, 4],
    [4, 17],
    [37, 23],
  ])('%i rows of %i come out as columns, and nothing else is written', (rows, p) => {
    const ws = new Workspace(k, rows + p)
    const [first, behind] = [3, 2]
    const n = first + rows + behind
    const src = ws.random(rows * p, bits, 4)
    const dst = ws.place(new Float64Array(n * p).fill(77), bits, 4)
    k[`transpose${bits}`](src.at, rows, p, dst.at, n, first)
    const view = new DataView(k.memory.buffer)
    const read = (i: number) =>
      bits === '32' ? view.getFloat32(dst.at + 4 * i, true) : view.getFloat64(dst.at + 8 * i, true)
    for (let j = 0; j < p; j++) {
      for (let i = 0; i < n; i++) {
        const r = i - first
        expect(read(j * n + i)).toBe(r >= 0 && r < rows ? src.is[r * p + j] : 77)
      }
    }
  })

  test.each([0, 1, 511, 512, 513, 1500])('the first of %i that is not finite', (n) => {
    const ws = new Workspace(k, n + 1)
    const values = Array.from({ length: n }, () => ws.next() * 1e30 - 5e29)
    const find = () => k[`firstNonFinite${bits}`](ws.place(values, bits, 4).at, n)
    expect(find()).toBe(-1)
    for (const [at, bad] of [
      [n - 1, Number.NaN],
      [n >> 1, Number.POSITIVE_INFINITY],
      [0, Number.NEGATIVE_INFINITY],
    ]) {
      if (n === 0) continue
      values[at] = bad
      expect(find()).toBe(at)
    }
  })

  test('the largest finite numbers are finite', () => {
    const ws = new Workspace(k, 1)
    const most = bits === '32' ? 3.4028234663852886e38 : Number.MAX_VALUE
    const x = ws.place(
      Array.from({ length: 600 }, (_, i) => (i % 3 ? most : -most)),
      bits,
    )
    expect(k[`firstNonFinite${bits}`](x.at, 600)).toBe(-1)
  })
})

test.each([0, 1, 2, 3, 40, 1001])('%i numbers of four bytes become the same numbers of eight', (n) => {
  const ws = new Workspace(k, n + 1)
  const x = ws.random(n, '32', 4)
  const to = ws.place(new Float64Array(n + 2).fill(77), '64', 8)
  k.widen(n, x.at, to.at)
  expect(ws.read(to.at, n + 2)).toEqual([...x.is, 77, 77])
})

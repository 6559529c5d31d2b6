import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { exact, exactPair, ONE, size, within } from './rational.js'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

/** n pairs (hi, lo), lo below half an ulp of hi and of either sign. */
function pairs(ws: Workspace, n: number, shift = 0) {
  const hi = ws.random(n, '64', shift)
  const lo = ws.place(
    hi.is.map((h) => h * 2 ** -54 * (ws.next() - 0.5)),
    '64',
    shift,
  )
  return { hi, lo, is: (i: number) => exactPair(hi.is[i], lo.is[i]) }
}

const normalised = (hi: number, lo: number) => expect(hi + lo).toBe(hi)

describe('scalar double-double', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('sum, product and quotient (seed %i) to 2^-100', (seed) => {
    const ws = new Workspace(k, seed)
    const { hi, lo, is } = pairs(ws, 2)
    const [a, b] = [is(0), is(1)]
    const out = ws.room(16)
    const given = [hi.is[0], lo.is[0], hi.is[1], lo.is[1]]
    const result = () => {
      const [h, l] = ws.read(out, 2)
      normalised(h, l)
      return exactPair(h, l)
    }
    k.ddAdd(...given, out)
    expect(within(result(), a + b, a + b, 100)).toBe(true)
    k.ddMul(...given, out)
    expect(within(result() * ONE, a * b, a * b, 100)).toBe(true)
    k.ddDiv(...given, out)
    expect(within(result() * b, a * ONE, a * ONE, 100)).toBe(true)
  })

  test('a sum that cancels is exact to its own size', () => {
    const ws = new Workspace(k, 1)
    const out = ws.room(16)
    k.ddAdd(1, 2 ** -60, -1, 2 ** -110, out)
    expect(ws.read(out, 2)).toEqual([2 ** -60 + 2 ** -110, 0])
  })
})

describe.each(['64', '32'] as const)('double-double over a column of f%s', (bits) => {
  const make = (n: number, shift = 4) => {
    const ws = new Workspace(k, n + 3)
    const x = ws.random(n, bits, shift)
    const u = pairs(ws, n, shift)
    return { ws, x, u, scale: 0.25 }
  }

  test.each([0, 1, 2, 3, 17, 127, 128, 129, 700])(
    'n = %i: dotExact is the sum of its products to 2^-98',
    (n) => {
      const { ws, x, u, scale } = make(n)
      const out = ws.room(16)
      k[`dotExact${bits}`](n, x.at, scale, u.hi.at, u.lo.at, out)
      const terms = [...Array(n).keys()].map((i) => exact(scale * x.is[i]) * u.is(i))
      const [hi, lo] = ws.read(out, 2)
      normalised(hi, lo)
      const sum = terms.reduce((s, t) => s + t, 0n)
      expect(
        within(
          exactPair(hi, lo) * ONE,
          sum,
          terms.reduce((s, t) => s + size(t), 0n),
          98,
        ),
      ).toBe(true)
    },
  )

  test.each([0, 1, 2, 3, 18, 501])('n = %i: axpyExact adds to 2^-100 and writes n pairs', (n) => {
    const { ws, x, u, scale } = make(n)
    const [ahi, alo] = [1.2345678901234567, 1.1e-17]
    const guard = ws.bytes(u.lo.at + 8 * n, 64)
    k[`axpyExact${bits}`](n, ahi, alo, x.at, scale, u.hi.at, u.lo.at)
    const [hi, lo] = [ws.read(u.hi.at, n), ws.read(u.lo.at, n)]
    for (let i = 0; i < n; i++) {
      const step = exactPair(ahi, alo) * exact(scale * x.is[i])
      normalised(hi[i], lo[i])
      const scaleOfBoth = size(step) + size(u.is(i) * ONE)
      expect(within(exactPair(hi[i], lo[i]) * ONE, u.is(i) * ONE + step, scaleOfBoth, 100)).toBe(true)
    }
    expect(ws.bytes(u.lo.at + 8 * n, 64)).toEqual(guard)
  })

  test('a dot whose terms cancel to nothing but the low parts keeps them', () => {
    const ws = new Workspace(k, 9)
    const x = ws.place([1, 1, 1, 1], bits)
    const hi = ws.place([2 ** 40, -(2 ** 40), 3, -3])
    const lo = ws.place([2 ** -20, 0, 0, 2 ** -60])
    const out = ws.room(16)
    k[`dotExact${bits}`](4, x.at, 1, hi.at, lo.at, out)
    expect(ws.read(out, 2)).toEqual([2 ** -20 + 2 ** -60, 0])
  })
})

describe('double-double vectors', () => {
  test.each([0, 1, 2, 5, 300])('n = %i: sumExact to 2^-100, mulExact to 2^-100 or a copy', (n) => {
    const ws = new Workspace(k, n + 1)
    const z = pairs(ws, n)
    const w = ws.positive(n)
    const out = ws.room(16)
    k.sumExact(n, z.hi.at, z.lo.at, out)
    const [hi, lo] = ws.read(out, 2)
    const terms = [...Array(n).keys()].map(z.is)
    const sum = (of: bigint[]) => of.reduce((s, t) => s + t, 0n)
    expect(within(exactPair(hi, lo), sum(terms), sum(terms.map(size)), 100)).toBe(true)

    const [uhi, ulo] = [ws.room(8 * n), ws.room(8 * n)]
    k.mulExact(n, 0, z.hi.at, z.lo.at, uhi, ulo)
    expect(ws.read(uhi, n)).toEqual(Array.from(z.hi.is))
    expect(ws.read(ulo, n)).toEqual(Array.from(z.lo.is))
    k.mulExact(n, w.at, z.hi.at, z.lo.at, uhi, ulo)
    const [products, errors] = [ws.read(uhi, n), ws.read(ulo, n)]
    for (let i = 0; i < n; i++) {
      const product = exact(w.is[i]) * z.is(i)
      expect(within(exactPair(products[i], errors[i]) * ONE, product, product, 100)).toBe(true)
    }
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels, pausesOf } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

const GUARD = 77

describe.each(['64', '32'] as const)('Gram matrix of f%s columns', (bits) => {
  const make = (n: number, count: number, shift = 4) => {
    const ws = new Workspace(k, n + count + 1)
    const p = count + 2
    const x = ws.random(n * p, bits, shift)
    const [m, d, w] = [ws.random(p), ws.positive(p), ws.positive(n, 8)]
    // Every column but two, from the last to the first.
    const list = Array.from({ length: count }, (_, a) => p - 1 - a)
    const columns = ws.room(4 * count)
    new Int32Array(k.memory.buffer, columns, count).set(list)
    const ld = count + 1
    const G = ws.place(new Float64Array(count * ld).fill(GUARD))
    const work = ws.room(k.gramWork(count))
    const value = (i: number, j: number) => (x.is[j * n + i] - m.is[j]) * d.is[j]
    const run = (weights: number) => {
      k[`gram${bits}`](n, count, columns, x.at, n, m.at, d.at, weights, G.at, ld, work)
      return Array.from({ length: count }, (_, a) => ws.read(G.at + 8 * a * ld, ld))
    }
    return { ws, x, w, list, value, run }
  }

  test.each([
    [0, 3],
    [1, 1],
    [2, 2],
    [3, 4],
    [7, 5],
    [255, 3],
    [256, 9],
    [257, 8],
    [600, 13],
    [50, 70],
  ])(
    '%i rows, %i columns: each entry is its sum, with weights and without, symmetric to the bit',
    (n, count) => {
      const { ws, w, list, value, run } = make(n, count)
      for (const weights of [w, undefined]) {
        const G = run(weights?.at ?? 0)
        for (let a = 0; a < count; a++) {
          expect(G[a][count]).toBe(GUARD)
          for (let b = 0; b < count; b++) {
            expect(G[a][b]).toBe(G[b][a])
            const terms = Array.from(
              { length: n },
              (_, i) => value(i, list[a]) * value(i, list[b]) * (weights?.is[i] ?? 1),
            )
            // Blocks of 256 rows, each added up in one chain.
            ws.near(G[a][b], terms, 2 ** -48)
          }
        }
      }
    },
  )

  test('addresses do not change a bit', () => {
    const [first, ...others] = [0, 4, 8, 12].map((shift) => make(300, 11, shift).run(0))
    for (const other of others) expect(other).toEqual(first)
  })
})

test('repeated columns have equal entries, wherever they stand', () => {
  const ws = new Workspace(k, 3)
  const [n, count] = [300, 11]
  const x = ws.random(2 * n)
  const columns = ws.room(4 * count)
  new Int32Array(k.memory.buffer, columns, count).set([0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0])
  const [m, d, G] = [ws.random(2), ws.positive(2), ws.room(8 * count * count)]
  k.gram64(n, count, columns, x.at, n, m.at, d.at, 0, G, count, ws.room(k.gramWork(count)))
  const entries = ws.read(G, count * count)
  expect(new Set(entries).size).toBe(3)
})

test('long products and factorisations give way more than once per million multiply-adds', () => {
  const [n, count] = [700, 300]
  const ws = new Workspace(k, 4)
  const x = ws.random(n * count)
  const columns = ws.room(4 * count)
  new Int32Array(k.memory.buffer, columns, count).set([...Array(count).keys()])
  const [m, d, G] = [ws.random(count), ws.positive(count), ws.room(8 * count * count)]
  const work = ws.room(k.gramWork(count))
  const gram = () => k.gram64(n, count, columns, x.at, n, m.at, d.at, 0, G, count, work)
  expect(pausesOf(k, gram)).toBeGreaterThan((n * count * count) / 2 / 1e6)
  expect(pausesOf(k, () => k.cholesky(count, G, count))).toBeGreaterThan(count ** 3 / 6 / 1e6)
})

test('no columns: nothing is written', () => {
  const ws = new Workspace(k, 1)
  const G = ws.place([GUARD])
  k.gram64(5, 0, 0, 0, 5, 0, 0, 0, G.at, 1, ws.room(k.gramWork(0)))
  expect(ws.read(G.at, 1)).toEqual([GUARD])
})

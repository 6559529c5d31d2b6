import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

const range = (n: number) => [...Array(n).keys()]

/** b_j + sum_k w_kj a_ki, one sample and one unit after the other, zeros included. */
function slowCombine(a: number[][], W: number[][], b: number[] | undefined): number[][] {
  return range(W[0].length).map((j) =>
    range(a[0].length).map((i) => a.reduce((z, plane, u) => z + plane[i] * W[u][j], b ? b[j] : 0)),
  )
}

const planes = (values: ArrayLike<number>, count: number, m: number, apart = m) =>
  range(count).map((u) => Array.from({ length: m }, (_, i) => values[u * apart + i]))

const transposed = (W: number[][]) => W[0].map((_, j) => W.map((row) => row[j]))

// Both sides of the tiles: 2 or 4 units, 8 samples.
const WIDTHS = [1, 2, 3, 5, 8]
const SHAPES = WIDTHS.flatMap((K) => WIDTHS.map((J) => [K, J]))

describe.each([8, 24])('%i samples', (m) => {
  test.each(SHAPES)('%i units into %i: forward, back and the gradient', (K, J) => {
    const ws = new Workspace(k, 1000 * K + J)
    const apart = m + 3
    const A = ws.random(K * apart)
    const a = planes(A.is, K, m, apart)
    const placed = ws.place(Array.from({ length: K * J }, () => (ws.next() < 0.4 ? 0 : ws.next() - 0.5)))
    const W = planes(placed.is, K, J)
    const b = ws.random(J)
    const list = ws.room(24 * Math.max(K, J))
    const z = ws.random(J * m)
    const after = ws.bytes(z.at + 8 * J * m, 32)
    k.combine(m, K, A.at, 8 * apart, J, placed.at, 8 * J, 8, b.at, z.at, list)
    expect(planes(ws.read(z.at, J * m), J, m)).toEqual(slowCombine(a, W, Array.from(b.is)))
    expect(ws.bytes(z.at + 8 * J * m, 32)).toEqual(after)

    const d = ws.random(J * m)
    const e = ws.room(8 * K * m)
    k.combine(m, J, d.at, 8 * m, K, placed.at, 8, 8 * J, 0, e, list)
    expect(planes(ws.read(e, K * m), K, m)).toEqual(slowCombine(planes(d.is, J, m), transposed(W), undefined))

    const G = ws.random(K * J)
    const g = ws.random(J)
    const [rows, bytes] = [ws.bytes(G.at + 8 * K * J, 32), ws.bytes(g.at + 8 * J, 32)]
    k.correlate(m, K, A.at, 8 * apart, J, d.at, G.at)
    k.totals(m, J, d.at, g.at)
    const slopes = planes(d.is, J, m)
    for (const j of range(J)) {
      ws.near(ws.read(g.at, J)[j], [g.is[j], ...slopes[j]])
      for (const u of range(K)) {
        ws.near(ws.read(G.at, K * J)[u * J + j], [G.is[u * J + j], ...slopes[j].map((s, i) => s * a[u][i])])
      }
    }
    expect(ws.bytes(G.at + 8 * K * J, 32)).toEqual(rows)
    expect(ws.bytes(g.at + 8 * J, 32)).toEqual(bytes)
  })
})

test('what stands beside a sample, even NaN and Infinity, is nothing to it', () => {
  const [m, K, J] = [16, 5, 3]
  const ws = new Workspace(k, 7)
  const [A, W, b] = [ws.random(K * m), ws.random(K * J), ws.random(J)]
  const [z, list] = [ws.room(8 * J * m), ws.room(24 * K)]
  const run = (values: Float64Array) => {
    k.combine(m, K, ws.place(values).at, 8 * m, J, W.at, 8 * J, 8, b.at, z, list)
    return planes(ws.read(z, J * m), J, m)
  }
  const all = run(A.is)
  for (const i of range(m)) {
    const alone = run(
      A.is.map((x, at) => (at % m === i ? x : at % 2 ? Number.NaN : Number.POSITIVE_INFINITY)),
    )
    // Alone in the first place of the first tile, with the same bits.
    const first = run(A.is.map((_, at) => A.is[at - (at % m) + i]))
    for (const j of range(J)) expect([alone[j][i], first[j][0]]).toEqual([all[j][i], all[j][i]])
  }
})

test('units whose weights are zero are not read', () => {
  const [m, K, J] = [8, 4, 2]
  const ws = new Workspace(k, 9)
  const A = ws.place(Array.from({ length: K * m }, (_, at) => (at < 2 * m ? ws.next() : Number.NaN)))
  const W = ws.place([0.5, -1, 0, 2, 0, 0, 0, -0])
  const [z, list] = [ws.room(8 * J * m), ws.room(24 * K)]
  k.combine(m, K, A.at, 8 * m, J, W.at, 8 * J, 8, 0, z, list)
  expect(ws.read(z, J * m).every(Number.isFinite)).toBe(true)
})

import { beforeAll, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
beforeAll(async () => {
  k = await loadKernels()
})

test.each([...Array(19).keys(), 1023, 1024, 1025, 3000])('vectors of %i: sums, products, steps', (n) => {
  const ws = new Workspace(k, n + 1)
  const [u, v, w] = [ws.random(n, '64', 8), ws.random(n, '64', 1), ws.random(n, '64', 4)]
  const rows = [...Array(n).keys()]
  ws.near(k.sum(n, u.at), Array.from(u.is))
  ws.near(
    k.dotv(n, u.at, v.at),
    rows.map((i) => u.is[i] * v.is[i]),
  )
  ws.near(
    k.dot3(n, u.at, v.at, w.at),
    rows.map((i) => u.is[i] * v.is[i] * w.is[i]),
  )
  const guards = [u, v, w].map(({ at }) => ws.bytes(at + 8 * n, 32))
  k.axpyv(n, 0.3, u.at, v.at)
  expect(ws.read(v.at, n)).toEqual(rows.map((i) => v.is[i] + 0.3 * u.is[i]))
  k.scale(n, -1.5, u.at)
  expect(ws.read(u.at, n)).toEqual(rows.map((i) => -1.5 * u.is[i]))
  k.fill(n, 7, w.at)
  expect(ws.read(w.at, n)).toEqual(rows.map(() => 7))
  expect([u, v, w].map(({ at }) => ws.bytes(at + 8 * n, 32))).toEqual(guards)
})

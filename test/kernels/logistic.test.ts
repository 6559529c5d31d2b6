import { beforeAll, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { Workspace } from './workspace.js'

let k: Kernels
let ws: Workspace
beforeAll(async () => {
  k = await loadKernels()
  ws = new Workspace(k, 12)
})

const two = (at: number) => Array.from(new Float64Array(k.memory.buffer, at, 2))

test.each([
  ['value', 0],
  ['slope', 1],
  ['curvature', 2],
  ['gap', 3],
])('the %s of two samples at once has the bits of one', (_, what) => {
  const out = ws.room(16)
  for (let draw = 0; draw < 500; draw++) {
    const y = [ws.next() < 0.5 ? -1 : 1, ws.next() < 0.5 ? -1 : 1]
    const z = [60 * ws.next() - 30, draw === 0 ? 0 : 4 * ws.next() - 2]
    const u = y.map((v) => v * (0.001 + 0.998 * ws.next()))
    const [ys, zs, us] = [y, z, u].map((values) => ws.place(values).at)
    k.logisticTwo(what, ys, zs, us, out)
    expect(two(out)).toEqual(y.map((v, i) => k.logisticOne(what, v, z[i], u[i])))
  }
})

test('the gap of two samples is not a number where one of them is at or beyond the ends of its domain', () => {
  const out = ws.room(16)
  for (const bad of [0, 1, -0.2, 1.2]) {
    const [ys, zs, us] = [
      [1, 1],
      [0.3, 0.3],
      [bad, 0.5],
    ].map((values) => ws.place(values).at)
    k.logisticTwo(3, ys, zs, us, out)
    expect(two(out)[0]).toBeNaN()
    expect(two(out)[1]).toBe(k.logisticOne(3, 1, 0.3, 0.5))
  }
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawData } from '../../support/network/data'
import { differencesOf } from '../../support/network/differences'
import { gradientOf } from '../../support/network/gradient'
import { drawLayers } from '../../support/network/layers'
import { networkSpec } from '../../support/network/spec'
import type { NetworkTask } from '../../support/network/task'

// What judges the networks is itself judged: by differences, which know nothing but the objective.
test("the naive network's gradient is that of finite differences, and its bound is small", () => {
  fc.assert(
    fc.property(networkSpec, (s) => {
      const smooth = s.activation !== 'relu' && s.loss !== 'huber'
      const n = Math.max(s.n, s.classes)
      const K = s.loss === 'softmax' ? s.classes : 1
      const task: NetworkTask = {
        ...s,
        ...drawData({ ...s, n }),
        weights: undefined,
        offset: undefined,
        penaltyFactor: undefined,
      }
      const layers = drawLayers(s.seed, [s.p, ...s.hidden, K])
      const gradient = gradientOf(task, layers)
      const differences = differencesOf(task, layers, smooth ? 2 ** -8 : 2 ** -24)
      const parts = (['weights', 'biases'] as const).flatMap((part) =>
        gradient[part].map((g, l) => ({ g, d: differences[part][l] })),
      )
      const largest = Math.max(...parts.flatMap(({ g }) => g.v.map(Math.abs)))
      for (const { g, d } of parts)
        for (const [k, v] of g.v.entries()) {
          expect(Math.abs(v - d[k])).toBeLessThanOrEqual((smooth ? 1e-10 : 1e-6) * Math.max(1, largest))
          expect(g.e[k]).toBeLessThanOrEqual(1e-11 * Math.max(1, largest))
        }
    }),
    { numRuns: 60, seed: 7 },
  )
})

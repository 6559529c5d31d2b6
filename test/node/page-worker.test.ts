import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as linear from 'wasso'
import * as networks from 'wasso/networks'
import { whole } from '../../scripts/bundle.mjs'
import { lean } from '../../scripts/lean.mjs'
import { estimators } from '../support/estimators'
import { toNetworkProblem } from '../support/network/problem'
import { networkSpec } from '../support/network/spec'
import { toProblem } from '../support/problem/problem'
import { spec } from '../support/problem/spec'

// biome-ignore lint/suspicious/noExplicitAny: two libraries, called alike
type Library = Record<string, any>

const library: Library = { ...linear, ...networks }
const core = lean(readFileSync(new URL('../../build/page.named.wasm', import.meta.url)))
const script = await whole(core, 'test/support/page/library.ts')
const folder = mkdtempSync(join(tmpdir(), 'wasso-'))
writeFileSync(join(folder, 'page.mjs'), script)
const page: Library = await import(join(folder, 'page.mjs'))
rmSync(folder, { recursive: true })

function outcome(by: Library, use: (by: Library) => { toJSON(): unknown }): unknown {
  try {
    return use(by).toJSON()
  } catch (error) {
    return (error as { code?: string }).code ?? error
  }
}

const expectTheSame = (use: (by: Library) => { toJSON(): unknown }) =>
  expect(outcome(page, use)).toEqual(outcome(library, use))

describe('the core of the page, without what its worker never asks for, gives the bits of the library', () => {
  test('of random problems', () => {
    fc.assert(
      fc.property(spec, (s) => {
        const { task, options, data } = toProblem(s)
        expectTheSame((by) => new by[estimators[s.estimator].type](options).fit(task.X, task.y, data))
      }),
      { numRuns: 300, seed: 20260103 },
    )
  })

  test('of random networks', () => {
    fc.assert(
      fc.property(networkSpec, (s) => {
        const { task, options, data } = toNetworkProblem(s)
        const type = /^(logistic|softmax)$/.test(s.loss) ? 'MLPClassifier' : 'MLPRegressor'
        const own = { ...options, maxIter: 200, restarts: 2 }
        expectTheSame((by) => new by[type](own).fit(task.X, task.y, data))
      }),
      { numRuns: 60, seed: 20260103 },
    )
  })

  test('of paths and cross-validations, one beside the other', async () => {
    const X = Array.from({ length: 60 }, (_, i) => [i % 7, (i * i) % 11, Math.sin(i)])
    const y = X.map(([a, b], i) => a! - b! / 2 + Math.cos(i))
    const verbs = (by: Library) => [
      new by.Lasso().crossValidateAsync(X, y),
      new by.MLPRegressor({ hiddenLayerSizes: [3], maxIter: 100 }).pathAsync(X, y, { nAlphas: 5 }),
      new by.MLPRegressor({ hiddenLayerSizes: [2], maxIter: 100 }).crossValidateAsync(X, y, { nAlphas: 3 }),
      new by.PoissonRegressor({ l1Ratio: 1 }).pathAsync(
        X,
        y.map((v) => Math.max(0, Math.round(v))),
      ),
    ]
    const json = async (by: Library) => (await Promise.all(verbs(by))).map((result) => result.toJSON())
    expect(await json(page)).toEqual(await json(library))
  })
})

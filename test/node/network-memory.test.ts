import { afterAll, expect, test } from 'vitest'
import { MLPRegressor } from 'wasso/networks'
import { limitMemory, memoryOf, watchInstances } from '../support/instances'

// 256 pages: 16 MiB for each core.
const limited = limitMemory(256)
const watch = watchInstances()
afterAll(() => {
  watch.restore()
  limited.restore()
})

const X = Array.from({ length: 20 }, (_, i) => [Math.sin(i), Math.cos(2 * i)])
const y = X.map(([a, b]) => a * a - b)
const small = new MLPRegressor({ hiddenLayerSizes: [3], alpha: 0.01, l1Ratio: 1 })

test('thousands of fits and predictions share two instances, which do not grow', () => {
  const first = small.fit(X, y)
  const [count, bytes] = [watch.instances.length, memoryOf(watch)]
  expect(count).toBe(2)
  for (let k = 0; k < 3000; k++) expect(small.fit(X, y).predict(X.slice(0, 2))[0]).toBe(first.predict(X)[0])
  expect([watch.instances.length, memoryOf(watch)]).toEqual([count, bytes])
})

test('aborted calls are forgotten, and the next one works', async () => {
  const first = small.fit(X, y)
  const slow = new MLPRegressor({ hiddenLayerSizes: [40, 40], alpha: 1e-6, tol: 0 })
  for (let k = 0; k < 5; k++) {
    const aborter = new AbortController()
    const onProgress = () => aborter.abort('enough')
    const fit = slow.fitAsync(X, y, { signal: aborter.signal, onProgress })
    await expect(fit).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
  }
  expect(small.fit(X, y).toJSON()).toEqual(first.toJSON())
})

test('a network beyond the memory is a MEMORY error, and the next fit works', () => {
  const first = small.fit(X, y)
  const fit = (hiddenLayerSizes: number[]) => () =>
    new MLPRegressor({ hiddenLayerSizes, alpha: 0.01 }).fit(X, y)
  const before = memoryOf(watch)
  for (const sizes of [[2 ** 30], [1e5, 1e5], [2 ** 31 - 1, 2 ** 31 - 1]]) {
    expect(fit(sizes)).toThrow(expect.objectContaining({ code: 'MEMORY' }))
    expect(memoryOf(watch)).toBe(before) // refused before anything is allocated
  }
  for (const sizes of [[100_000], [900, 900]]) {
    expect(fit(sizes)).toThrow(expect.objectContaining({ code: 'MEMORY' }))
  }
  expect(small.fit(X, y).toJSON()).toEqual(first.toJSON())
})

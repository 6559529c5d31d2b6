import { afterAll, expect, test } from 'vitest'
import { Lasso, LinearRegression, LogisticRegression, Ridge } from 'wasso'
import { uniform } from '../support/hash'
import { memoryOf, watchInstances } from '../support/instances'

const watch = watchInstances()
afterAll(() => watch.restore())

/** 100 problems of 20 x 5, and one in a thousand fits that fails within the core: separable classes. */
const problems = Array.from({ length: 100 }, (_, k) => {
  const data = new Float64Array(100).map((_, e) => uniform(61 + k, e) - 0.5)
  const y = new Float64Array(20).map((_, i) => data[5 * i] - data[5 * i + 1] + uniform(71 + k, i))
  return { X: { data, rows: 20, cols: 5 }, y }
})
const separable = { X: problems[0].X, y: Array.from({ length: 20 }, (_, i) => problems[0].X.data[5 * i] > 0) }

const estimators = [new Lasso({ alpha: 0.01 }), new Ridge({ alpha: 0.01 }), new LinearRegression()]
const failing = new LogisticRegression({ alpha: 0 })

test('a million fits of 20 x 5, a thousand of them failing, leave the memory where it was after the first thousand', () => {
  let failed = 0
  let settled = 0
  for (let k = 0; k < 1_000_000; k++) {
    if (k === 1000) settled = memoryOf(watch)
    if (k % 1000 === 999) {
      try {
        failing.fit(separable.X, separable.y)
      } catch {
        failed++
      }
    } else {
      const { X, y } = problems[k % 100]
      estimators[k % 3].fit(X, y)
    }
  }
  expect(failed).toBe(1000)
  expect(settled).toBeGreaterThan(0)
  expect(memoryOf(watch)).toBe(settled)
}, 600_000)

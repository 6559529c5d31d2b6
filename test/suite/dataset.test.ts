import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Dataset, Lasso, LogisticRegression } from 'wasso'
import { contain, containerNames } from '../support/containers'
import { estimatorNames, offsetOf, verbs } from '../support/estimators'
import { memoryOf, watchInstances } from '../support/instances'
import { largeLasso, largeProblem } from '../support/large-fit'
import { newEstimator, responseOf, thrownBy, X } from '../support/small-fit'

const watch = watchInstances()
afterAll(() => watch.restore())
beforeEach(() => {
  watch.onPause = undefined
})

describe.each(estimatorNames)('%s on a data set', (name) => {
  // A browser has address space for some hundred memories, and takes back only those that nobody watches.
  afterEach(() => {
    watch.instances.length = 0
  })

  const y = responseOf(name)
  const estimator = newEstimator(name)
  const sampleWeight = y.map((_, i) => 1 + (i % 3))
  const offset = offsetOf(
    name,
    y.map((_, i) => i / 50),
  )

  test.each(verbs)('%s is bitwise that of X and y', async (verb, asynchronous, data) => {
    const rows = new Dataset(X, y)
    const expected = estimator[verb](X, y, data).toJSON()
    expect(estimator[verb](rows, data).toJSON()).toEqual(expected)
    expect((await estimator[asynchronous](rows, data)).toJSON()).toEqual(expected)
    expect(estimator[verb](rows, data).toJSON()).toEqual(expected)
  })

  test.each(verbs)(
    '%s takes weights and offset of the data set, and those of the call before them',
    (verb, _, data) => {
      const own = { sampleWeight, offset }
      const expected = estimator[verb](X, y, { ...data, ...own }).toJSON()
      expect(estimator[verb](new Dataset(X, y, own), data).toJSON()).toEqual(expected)
      expect(estimator[verb](new Dataset(X, y), { ...data, ...own }).toJSON()).toEqual(expected)
      const other = new Dataset(X, y, {
        sampleWeight: sampleWeight.map((v) => v + 1),
        offset: offset.map((v) => v + 1),
      })
      expect(estimator[verb](other, { ...data, ...own }).toJSON()).toEqual(expected)
    },
  )

  test('keeps nothing of a call for the next', () => {
    const rows = new Dataset(X, y)
    const first = estimator.fit(rows).toJSON()
    estimator.fit(rows, { sampleWeight, offset })
    estimator.path(rows, { nAlphas: 5 })
    expect(estimator.fit(rows).toJSON()).toEqual(first)
  })
})

test.each(containerNames)('every form of X (%s) gives the bits of fit', (container) => {
  const input = contain(
    container,
    X.map((x) => x.map(Math.fround)),
  )
  const y = responseOf('Lasso')
  const lasso = new Lasso({ alpha: 0.02 })
  expect(lasso.fit(new Dataset(input, y)).toJSON()).toEqual(lasso.fit(input, y).toJSON())
})

test('later changes of X, y and weights have no effect', () => {
  const input = X.map((x) => [...x])
  const y = responseOf('Lasso')
  const sampleWeight = y.map((_, i) => 1 + (i % 3))
  const rows = new Dataset(input, y, { sampleWeight })
  const before = new Lasso({ alpha: 0.02 }).fit(rows).toJSON()
  for (const x of input) x.fill(7)
  y.fill(1)
  sampleWeight.fill(1)
  expect(new Lasso({ alpha: 0.02 }).fit(rows).toJSON()).toEqual(before)
})

test('knows its sizes and names, is frozen, and keeps labels of any type', () => {
  const names = ['a', 'b', 'c', 'd']
  const labels = responseOf('LogisticRegression').map((v) => (v ? 'yes' : 'no'))
  const rows = new Dataset({ columns: names.map((_, j) => X.map((x) => x[j])), names }, labels)
  expect(rows).toMatchObject({ nRows: 24, nFeatures: 4, featureNames: names })
  expect(Object.isFrozen(rows)).toBe(true)
  const model = new LogisticRegression({ alpha: 0.1 }).fit(rows)
  expect(model.classes).toEqual(['no', 'yes'])
  expect(model.featureNames).toEqual(names)
  expect(thrownBy(() => new Lasso({ alpha: 1 }).fit(rows as never))).toMatchObject({ code: 'TYPE' })
})

test.each([
  ['SHAPE', () => new Dataset(X, [1, 2])],
  [
    'TYPE',
    () =>
      new Dataset(
        X,
        responseOf('Lasso')
          .map(String)
          .fill(null as never, 3),
      ),
  ],
  ['NOT_FINITE', () => new Dataset(X, responseOf('Lasso').fill(Number.NaN, 3, 4))],
  ['NOT_FINITE', () => new Dataset([[1], [Infinity]], [1, 2])],
  ['TYPE', () => new Dataset('X' as never, [1])],
  ['TYPE', () => new Dataset(X, undefined as never)],
  ['PARAMETER', () => new Dataset(X, responseOf('Lasso'), { sampleWeights: [] } as never)],
  ['PARAMETER', () => new Dataset(X, responseOf('Lasso'), { sampleWeight: X.map(() => 0) })],
  ['SHAPE', () => new Dataset(X, responseOf('Lasso'), { offset: [1] })],
])('refuses with %s what fit refuses', (code, action) => {
  expect(thrownBy(action)).toMatchObject({ name: 'WassoError', code })
})

describe('dispose', () => {
  test.each(verbs)('makes any later %s DISPOSED', async (verb, asynchronous, data) => {
    const rows = new Dataset(X, responseOf('Lasso'))
    const lasso = newEstimator('Lasso')
    lasso[verb](rows, data)
    rows.dispose()
    rows.dispose()
    expect(thrownBy(() => lasso[verb](rows, data))).toMatchObject({ code: 'DISPOSED' })
    await expect(lasso[asynchronous](rows, data)).rejects.toMatchObject({ code: 'DISPOSED' })
  })

  test('before a call has reached X refuses the call', async () => {
    const n = 2 ** 18 + 9 // y is read in two slices
    const rows = new Dataset(
      { columns: [Float64Array.from({ length: n }, (_, i) => i % 7)] },
      new Float64Array(n),
    )
    const late = new Lasso({ alpha: 1 }).fitAsync(rows)
    rows.dispose()
    await expect(late).rejects.toMatchObject({ code: 'DISPOSED' })
  })

  test('while calls wait for a core leaves them their rows, whoever comes next', async () => {
    const { X: large, y } = largeProblem(200, 300)
    const expected = largeLasso.fit(large, y).toJSON()
    for (let round = 0; round < 3; round++) {
      const rows = new Dataset(large, y)
      const calls = [
        largeLasso.fitAsync(rows),
        largeLasso.fitAsync(rows),
        largeLasso.pathAsync(rows, { nAlphas: 3 }),
      ]
      if (round === 1) await Promise.resolve()
      if (round < 2) rows.dispose()
      const other = new Dataset(large, y)
      calls.push(largeLasso.fitAsync(other))
      other.dispose()
      const [first, second, , last] = await Promise.all(calls)
      for (const model of [first, second, last]) expect(model.toJSON()).toEqual(expected)
    }
  })

  test('is what the end of a `using` block does', () => {
    const rows = new Dataset(X, responseOf('Lasso'))
    rows[Symbol.dispose]()
    expect(thrownBy(() => new Lasso({ alpha: 1 }).fit(rows))).toMatchObject({ code: 'DISPOSED' })
  })

  test('lets the calls in flight end, and harms no other', async () => {
    const { X: large, y } = largeProblem()
    const expected = largeLasso.fit(large, y).toJSON()
    const rows = new Dataset(large, y)
    const [first, second] = [largeLasso.fitAsync(rows), largeLasso.fitAsync(rows)]
    rows.dispose()
    const other = largeLasso.fit(large, y).toJSON()
    expect([(await first).toJSON(), (await second).toJSON(), other]).toEqual([expected, expected, expected])
  })
})

describe('calls that overlap', () => {
  const { X: large, y } = largeProblem()
  const expected = largeLasso.fit(large, y).toJSON()
  const rows = new Dataset(large, y)

  test('give the bits of calls one by one', async () => {
    const models = await Promise.all([largeLasso.fitAsync(rows), largeLasso.fitAsync(rows)])
    for (const model of models) expect(model.toJSON()).toEqual(expected)
  })

  test('may be made by a callback of the first', async () => {
    let calls = 0
    const onProgress = () => {
      if (++calls === 2) expect(largeLasso.fit(rows).toJSON()).toEqual(expected)
    }
    expect((await largeLasso.fitAsync(rows, { onProgress })).toJSON()).toEqual(expected)
    expect(calls).toBeGreaterThanOrEqual(2)
  })

  test.each([1, 2, 3])('aborted after %d slices, the next one is bitwise a fresh one', async (when) => {
    const controller = new AbortController()
    let calls = 0
    const onProgress = () => {
      if (++calls === when) controller.abort()
    }
    const aborted = largeLasso.fitAsync(rows, { signal: controller.signal, onProgress })
    await expect(aborted).rejects.toMatchObject({ code: 'ABORTED' })
    expect(largeLasso.fit(rows).toJSON()).toEqual(expected)
  })

  test('after a trap the next one is bitwise a fresh one', async () => {
    watch.onPause = () => {
      watch.onPause = undefined
      throw new WebAssembly.RuntimeError('unreachable')
    }
    await expect(largeLasso.fitAsync(rows)).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(largeLasso.fit(rows).toJSON()).toEqual(expected)
    expect(largeLasso.fit(rows).toJSON()).toEqual(expected)
  })

  test('one by one take no more memory than the first', () => {
    largeLasso.fit(rows)
    const before = memoryOf(watch)
    for (let k = 0; k < 3; k++) largeLasso.fit(rows)
    expect(memoryOf(watch)).toBe(before)
  })
})

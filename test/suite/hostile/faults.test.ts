import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Lasso } from 'wasso'
import type { FittedModel } from '../../support/estimators'
import { watchInstances } from '../../support/instances'
import { largeLasso, largeLogistic, largeProblem } from '../../support/large-fit'
import { smallFit, thrownBy } from '../../support/small-fit'

const watch = watchInstances()
afterAll(() => watch.restore())
beforeEach(() => {
  watch.onPause = undefined
})

const { X, y } = largeProblem()
const labels = Array.from(y, (v) => (v > 0.5 ? 'high' : 'low'))
const fresh = largeLasso.fit(X, y).toJSON()
const freshLogistic = largeLogistic.fit(X, labels).toJSON()

/** Counts the pauses of one fit. */
function pausesOf(action: () => unknown): number {
  let pauses = 0
  watch.onPause = () => {
    pauses++
  }
  action()
  watch.onPause = undefined
  return pauses
}

describe('a trap in mid-fit', () => {
  test('is a typed error, and the next fit is bitwise a fresh one, whenever it comes', async () => {
    let pauses = 0
    watch.onPause = () => {
      pauses++
    }
    await largeLasso.fitAsync(X, y)
    expect(pauses).toBeGreaterThanOrEqual(2)
    // Slices grow with the machine's speed, so later fits may pause less often than the first.
    for (const when of [1, 2, Math.ceil(pauses / 3)]) {
      let count = 0
      watch.onPause = () => {
        if (++count === when) throw new WebAssembly.RuntimeError('unreachable')
      }
      await expect(largeLasso.fitAsync(X, y)).rejects.toMatchObject({ name: 'WassoError', code: 'INTERNAL' })
      watch.onPause = undefined
      expect((await largeLasso.fitAsync(X, y)).toJSON()).toEqual(fresh)
      expect(largeLasso.fit(X, y).toJSON()).toEqual(fresh)
      expect(smallFit('Ridge').toJSON()).toEqual(smallFit('Ridge').toJSON())
    }
  })

  test('in an asynchronous fit rejects, and leaves others as they are', async () => {
    const other = largeLogistic.fitAsync(X, labels)
    let count = 0
    const failing = largeLasso.fitAsync(X, y)
    watch.onPause = () => {
      if (++count === 3) throw new WebAssembly.RuntimeError('unreachable')
    }
    const results = await Promise.allSettled([other, failing])
    watch.onPause = undefined
    expect(results.filter(({ status }) => status === 'rejected').length).toBe(1)
    expect(largeLasso.fit(X, y).toJSON()).toEqual(fresh)
    expect(largeLogistic.fit(X, labels).toJSON()).toEqual(freshLogistic)
  })
})

describe('fitAsync', () => {
  test('returns the bits of fit, with others in between', async () => {
    const both = Promise.all([
      largeLasso.fitAsync(X, y),
      largeLogistic.fitAsync(X, labels),
      largeLasso.fitAsync(X, y),
    ])
    const between = smallFit('Lasso').toJSON()
    const [first, logistic, second] = await both
    expect(first.toJSON()).toEqual(fresh)
    expect(second.toJSON()).toEqual(fresh)
    expect(logistic.toJSON()).toEqual(freshLogistic)
    expect(smallFit('Lasso').toJSON()).toEqual(between)
  })

  test('lets macrotasks run between its slices', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await largeLasso.fitAsync(X, y)
    clearInterval(timer)
    expect(turns).toBeGreaterThanOrEqual(1)
  })

  test('takes a callback that fits', async () => {
    let calls = 0
    const expected = smallFit('Lasso').toJSON()
    const onProgress = () => {
      calls++
      expect(smallFit('Lasso').toJSON()).toEqual(expected)
      if (calls === 1) expect(largeLasso.fit(X, y).toJSON()).toEqual(fresh)
    }
    const model = await largeLasso.fitAsync(X, y, { onProgress })
    expect(calls).toBeGreaterThanOrEqual(2)
    expect(model.toJSON()).toEqual(fresh)
  })

  test('rejects with what a callback throws, and the next fit is bitwise a fresh one', async () => {
    const failure = new Error('from the callback')
    const onProgress = () => {
      throw failure
    }
    await expect(largeLasso.fitAsync(X, y, { onProgress })).rejects.toBe(failure)
    expect((await largeLasso.fitAsync(X, y)).toJSON()).toEqual(fresh)
  })

  test('aborted at any time rejects with ABORTED and the reason, and the next fit is bitwise a fresh one', async () => {
    const early = AbortSignal.abort('too early')
    await expect(largeLasso.fitAsync(X, y, { signal: early })).rejects.toMatchObject({
      code: 'ABORTED',
      cause: 'too early',
    })
    let steps = 0
    await largeLasso.fitAsync(X, y, { onProgress: () => steps++ })
    for (const when of [1, 2, Math.ceil(steps / 3), Math.ceil(steps / 2), steps - 1]) {
      const controller = new AbortController()
      let calls = 0
      const onProgress = () => {
        if (++calls === when) controller.abort(new Error(`after ${when}`))
      }
      const outcome = await largeLasso
        .fitAsync(X, y, { signal: controller.signal, onProgress })
        .catch((error: unknown) => error)
      // Slices grow with the machine's speed: a fit that had fewer of them than last time was never aborted.
      if (calls < when) expect((outcome as FittedModel).toJSON()).toEqual(fresh)
      else
        expect(outcome).toMatchObject({
          name: 'WassoError',
          code: 'ABORTED',
          cause: { message: `after ${when}` },
        })
      expect(calls).toBeLessThanOrEqual(when)
    }
    expect((await largeLasso.fitAsync(X, y)).toJSON()).toEqual(fresh)
  })

  test('is not aborted by a signal that comes when it is done', async () => {
    const controller = new AbortController()
    const model = await largeLasso.fitAsync(X, y, { signal: controller.signal })
    controller.abort()
    expect(model.toJSON()).toEqual(fresh)
  })

  test.each([Number.NaN, Infinity, 1e308, 0])(
    'ends in a model without NaN or a typed error when X turns to %d under it',
    async (value) => {
      const data = X.data.slice()
      const target = y.slice()
      let calls = 0
      const onProgress = () => {
        calls++
        data.fill(value, (calls * 1e5) % data.length)
        target.fill(value)
      }
      const outcome = await largeLasso
        .fitAsync({ ...X, data }, target, { onProgress })
        .catch((error: unknown) => error as { name: string; code: string })
      if ('code' in outcome) {
        expect(outcome.name).toBe('WassoError')
        expect(outcome.code).not.toBe('INTERNAL')
      } else {
        for (const w of [...outcome.coef, outcome.intercept]) expect(Number.isFinite(w)).toBe(true)
      }
      expect(largeLasso.fit(X, y).toJSON()).toEqual(fresh)
    },
  )

  test('rejects with the same errors as fit throws', async () => {
    const bad = [[1, 2], [3]] as number[][]
    await expect(new Lasso({ alpha: 1 }).fitAsync(bad, [1, 2])).rejects.toMatchObject({ code: 'SHAPE' })
    await expect(new Lasso({ alpha: -1 }).fitAsync([[1], [2]], [1, 2])).rejects.toMatchObject({
      code: 'PARAMETER',
    })
    await expect(
      new Lasso({ alpha: 1 }).fitAsync([[1], [2]], [1, 2], { signal: 5 } as never),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/TYPE|PARAMETER/),
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  Dataset,
  ElasticNet,
  Lasso,
  LinearRegression,
  LogisticRegression,
  PoissonRegressor,
  Ridge,
  WassoError,
} from 'wasso'
import { createPool, type Pool } from 'wasso/workers'
import { verbs } from '../support/estimators'
import { largeProblem } from '../support/large-fit'
import { responseOf, X } from '../support/medium'
import { apart } from './apart'
import { watchThreads } from './threads'

type Verb = 'fit' | 'path' | 'crossValidate'
type Loose = (...given: unknown[]) => Promise<unknown>

const threads = watchThreads()
const y = responseOf('Lasso')
const lasso = apart(new Lasso({ alpha: 0.1 }))
const large = largeProblem()
/** Has no end for a test, and is deaf while it is at it: one solve takes minutes. */
const endless = apart(new Lasso({ alpha: 1e-6, solver: 'proximal-gradient', tol: 0, maxIter: 2 ** 31 - 1 }))
/** The verbs of a pool on such a fit, by the alpha of the options. */
const endlessly = (pool: Pool, verb: Verb, data: object = {}): Promise<unknown> => {
  const alphas = verb === 'fit' ? {} : { alphas: [1e-6] }
  return (pool[verb] as Loose)(endless, large.X, large.y, { ...alphas, ...data })
}

const failing = (promise: Promise<unknown>): Promise<Error & { code?: string; cause?: unknown }> =>
  promise.then(
    () => {
      throw new Error('it was fulfilled')
    },
    (error) => error,
  )

describe.each([1, 2])('a pool of %i', (size) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await createPool({ size })
  })
  afterAll(() => pool?.dispose())

  /** The next call works as if nothing had happened. */
  async function works(): Promise<void> {
    expect(await pool.fit(lasso, X, y)).toStrictEqual(lasso.fit(X, y))
    const data = { nAlphas: 4, folds: 3 }
    expect(await pool.crossValidate(lasso, X, y, data)).toStrictEqual(lasso.crossValidate(X, y, data))
  }

  test('a signal that was aborted before', async () => {
    const error = await failing(pool.fit(lasso, X, y, { signal: AbortSignal.abort('no') }))
    expect(error).toBeInstanceOf(WassoError)
    expect([error.code, error.cause]).toEqual(['ABORTED', 'no'])
    await works()
  })

  test.each(['fit', 'path', 'crossValidate'] as const)('%s, aborted in a solve without end', async (verb) => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 100)
    const error = await failing(endlessly(pool, verb, { signal: controller.signal }))
    expect(error.code).toBe('ABORTED')
    expect((error.cause as Error).message).toBe('enough')
    await works()
  })

  test('a cross-validation, aborted after its first fold', async () => {
    const controller = new AbortController()
    const data = { folds: 30, signal: controller.signal, onProgress: () => controller.abort() }
    expect((await failing(pool.crossValidate(lasso, X, y, data))).code).toBe('ABORTED')
    await works()
  })

  test('calls that wait are aborted without the one that they wait for', async () => {
    const [first, second] = [new AbortController(), new AbortController()]
    const running = failing(endlessly(pool, 'crossValidate', { signal: first.signal }))
    const waiting = failing(pool.fit(lasso, X, y, { signal: second.signal }))
    const patient = pool.fit(lasso, X, y)
    second.abort()
    expect((await waiting).code).toBe('ABORTED')
    first.abort()
    expect((await running).code).toBe('ABORTED')
    expect(await patient).toStrictEqual(lasso.fit(X, y))
  })

  test('a worker that is killed: what it was at is done again', async () => {
    let killed = false
    const data = {
      nAlphas: 20,
      onProgress: () => {
        if (!killed) threads.all.at(-1)!.terminate()
        killed = true
      },
    }
    const cv = await pool.crossValidate(lasso, X, y, { ...data, folds: 20 })
    expect(cv).toStrictEqual(lasso.crossValidate(X, y, { nAlphas: 20, folds: 20 }))
    expect(killed).toBe(true)
    await works()
  })

  test('a fit whose worker is killed is done again; killed once more it is refused', async () => {
    const before = threads.all.length
    const fit = failing(endlessly(pool, 'fit'))
    await threads.kill()
    await threads.kill()
    const error = await fit
    expect(error).toBeInstanceOf(WassoError)
    expect([error.code, (error.cause as Error).message]).toEqual([
      'WORKER',
      'the thread ended with exit code 1',
    ])
    expect(threads.all.length).toBeGreaterThan(before)
    await works()
  })

  test('workers that are killed while they are idle', async () => {
    await threads.kill()
    await works()
  })

  const named = { columns: [[1, 2, Number.NaN, 4]], names: ['length'] }
  const disposed = new Dataset(X, y)
  disposed.dispose()
  const separable = [0, 0, 0, 0, 1, 1, 1, 1]
  // Each refused for a reason of its own, here and there.
  const refused: Record<string, [estimator: object, ...given: unknown[]]> = {
    'a y that is too short': [new Lasso({ alpha: 1 }), X, y.slice(1)],
    'NaN in X': [new Lasso({ alpha: 1 }), named, [1, 2, 3, 4]],
    'text in X': [new Lasso({ alpha: 1 }), [[1], ['2'], [3]], [1, 2, 3]],
    'a hole in y': [new Lasso({ alpha: 1 }), X, Object.assign([...y], { 3: undefined })],
    'a function in y': [new Lasso({ alpha: 1 }), X, Object.assign([...y] as unknown[], { 3: () => 1 })],
    'no X': [new Lasso({ alpha: 1 })],
    'a symbol for an option': [new Lasso({ alpha: Symbol('a') as never }), X, y],
    'an unknown option': [new Lasso({ alhpa: 1 } as never), X, y],
    'an alpha below 0': [new ElasticNet({ alpha: 1, l1Ratio: -1 }), X, y],
    'an unknown key': [new Lasso({ alpha: 1 }), X, y, { sampleWieght: y }],
    'data that are no object': [new Lasso({ alpha: 1 }), X, y, 5],
    'data of null': [new Lasso({ alpha: 1 }), X, y, null],
    'a start that is no model': [new Lasso({ alpha: 1 }), X, y, { start: { coef: [1] } }],
    'weights below 0': [new Lasso({ alpha: 1 }), X, y, { sampleWeight: y }],
    'a signal that is none': [new Lasso({ alpha: 1 }), X, y, { signal: {} }],
    'a data set that was disposed of': [new Lasso({ alpha: 1 }), disposed],
    'counts below 0': [new PoissonRegressor({ alpha: 1 }), X, y],
    'one class': [new LogisticRegression({ alpha: 1 }), X, X.map(() => 'a')],
    'classes that a plane separates': [
      new LogisticRegression({ alpha: 0 }),
      separable.map((_, i) => [i]),
      separable,
    ],
    'too many rows and columns': [
      new Lasso({ alpha: 1 }),
      { data: { length: 2 ** 40 }, rows: 2 ** 20, cols: 2 ** 20 },
      y,
    ],
  }

  test.each(Object.keys(refused))('%s is refused with the same error', async (what) => {
    const [estimator, ...given] = refused[what]
    const own = estimator as Lasso
    let errors = 0
    for (const [verb, asynchronous, data] of verbs) {
      const [first, second, third] = given
      const call = first instanceof Dataset ? [first] : [first, second, third === undefined ? data : third]
      const expected = await failing(
        (own[asynchronous] as Loose)(...call).then(() => {
          throw 'fine'
        }),
      )
      if ((expected as unknown) === 'fine') continue
      errors++
      const error = await failing((pool[verb] as Loose)(own, ...call))
      expect(error).toBeInstanceOf(WassoError)
      expect([verb, error.code, error.message]).toEqual([verb, expected.code, expected.message])
    }
    expect(errors).toBeGreaterThan(0)
    await works()
  })

  test('of several folds that fail the first one is told, with its cause', async () => {
    // Without fold 2, and without fold 3, the classes are separable.
    const rows = Array.from({ length: 24 }, (_, i) => [i])
    const labels = rows.map(([i]) => Number(i >= 12))
    labels[5] = 1
    labels[17] = 0
    const foldId = rows.map(([i]) => (i === 5 || i === 17 ? 2 : i % 2))
    const classifier = new LogisticRegression()
    const data = { foldId, alphas: [0] }
    const expected = await failing(classifier.crossValidateAsync(rows, labels, data))
    const error = await failing(pool.crossValidate(apart(classifier), rows, labels, data))
    expect([error.code, error.message]).toEqual(['SEPARABLE', expected.message])
    expect(error.message).toContain('in fold 2')
    expect(error.cause).toBeInstanceOf(WassoError)
    expect((error.cause as WassoError).message).toBe((expected.cause as WassoError).message)
    await works()
  })

  test('what cannot be sent and is right all the same is answered here', async () => {
    const reactive = new Proxy([...y], {})
    expect(await pool.fit(lasso, new Proxy([...X], {}), reactive)).toStrictEqual(lasso.fit(X, y))
    const bound = new Lasso({ alpha: 0.1, upper: new Proxy(new Array(8).fill(1), {}) })
    expect(await pool.fit(bound, X, y)).toStrictEqual(bound.fit(X, y))
  })

  test('progress goes up to the end', async () => {
    const seen: [string, number][] = []
    const onProgress = ({ phase, done, total }: { phase: string; done: number; total: number }) =>
      void seen.push([phase, done / total])
    await pool.crossValidate(apart(new ElasticNet()), X, y, { folds: 6, l1Ratios: [0.5, 1], onProgress })
    const folds = seen.filter(([phase]) => phase === 'fold').map(([, share]) => share)
    expect(folds).toEqual(Array.from({ length: 12 }, (_, k) => (k + 1) / 12))
    expect(seen.at(-1)).toEqual(['path', 1])
    seen.length = 0
    await pool.fit(lasso, X, y, { onProgress })
    expect(seen.at(-1)).toEqual(['solve', 1])
  })

  test.each(['path', 'crossValidate'] as const)('what onProgress throws rejects %s', async (verb) => {
    const thrown = new Error('mine')
    const onProgress = () => {
      throw thrown
    }
    expect(await failing((pool[verb] as Loose)(lasso, X, y, { onProgress }))).toBe(thrown)
    await works()
  })

  test('what is no estimator', async () => {
    const error = await failing(pool.fit({ options: {} } as never, X, y))
    expect([error.code, error.message]).toEqual(['TYPE', 'an estimator is asked for, but Object given'])
  })
})

test('both workers do folds', async () => {
  const first = threads.all.length
  using pool = await createPool({ size: 2 })
  // The second worker is started by the first call that has work for it.
  await pool.crossValidate(lasso, X, y, { folds: 2, nAlphas: 2 })
  await threads.calm()
  expect(threads.all.length).toBe(first + 2)
  const folds = [0, 0]
  for (const k of [0, 1]) {
    threads.all[first + k].on('message', (reply) => void (folds[k] += Number('fold' in reply)))
  }
  await pool.crossValidate(lasso, large.X, large.y, { folds: 12, alphas: [0.3, 0.1, 0.03] })
  expect(folds[0] + folds[1]).toBe(12)
  expect(Math.min(...folds)).toBeGreaterThan(0)
})

test('after dispose every call is refused, those at work and those that wait too', async () => {
  const pool = await createPool({ size: 1 })
  const calls = [endlessly(pool, 'fit'), pool.crossValidate(lasso, X, y), pool.path(lasso, X, y)].map(failing)
  pool.dispose()
  pool.dispose()
  const late = failing(pool.fit(new LinearRegression(), X, y))
  for (const error of await Promise.all([...calls, late])) {
    expect([error.code, error.message]).toEqual(['DISPOSED', 'the pool was disposed of'])
  }
})

test.each([
  [{ size: 0 }, 'PARAMETER', 'size must be an integer from 1 to 1024, but is 0'],
  [{ size: 1.5 }, 'PARAMETER', 'size must be an integer from 1 to 1024, but is 1.5'],
  [{ size: '2' }, 'PARAMETER', 'size must be an integer from 1 to 1024, but is "2"'],
  [{ sise: 2 }, 'PARAMETER', '"sise" is no key of the options of createPool: did you mean "size"?'],
  [null, 'TYPE', 'the options of createPool must be an object, but is null'],
  [{ script: 5 }, 'TYPE', 'script must be an address, but is 5'],
])('createPool(%o) is refused', async (options, code, message) => {
  const error = await failing(createPool(options as never))
  expect([error.code, error.message]).toEqual([code, message])
})

test('a script that is not there', async () => {
  const error = await failing(createPool({ script: new URL('nowhere.js', import.meta.url) }))
  expect(error.code).toBe('WORKER')
  expect((error.cause as Error).message).toContain('nowhere.js')
})

test('a copy of the script by its address', async () => {
  const script = new URL('../../build/worker.js', import.meta.url)
  using pool = await createPool({ script, size: 1 })
  expect(await pool.fit(apart(new Ridge({ alpha: 1 })), X, y)).toStrictEqual(
    new Ridge({ alpha: 1 }).fit(X, y),
  )
})

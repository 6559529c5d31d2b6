import { afterEach, expect, test, vi } from 'vitest'
import { normal } from '../support/hash'
import { limitMemory, memoryOf, watchInstances } from '../support/instances'

/** 4000 x 24: every vector of length n is half a page and more, so that most allocations grow the memory. */
const X = Array.from({ length: 4000 }, (_, i) => Array.from({ length: 24 }, (_, j) => normal(51, i, j)))
const y = X.map((x, i) => x[0] - x[3] + normal(52, i))
const labels = y.map((v) => v > 0)

let undo: (() => void)[] = []
afterEach(() => {
  for (const restore of undo) restore()
  undo = []
})

/** The library anew, so that its module is compiled anew. */
async function freshLibrary(): Promise<typeof import('wasso')> {
  vi.resetModules()
  return await import('wasso')
}

type Library = typeof import('wasso')

const fits = {
  lasso: ({ Lasso }: Library) => new Lasso({ alpha: 0.01 }).fit(X, y).toJSON(),
  'least squares': ({ LinearRegression }: Library) => new LinearRegression().fit(X, y).toJSON(),
  ridge: ({ Ridge }: Library) => new Ridge({ alpha: 0.01 }).fit(X, y).toJSON(),
  logistic: ({ LogisticRegression }: Library) =>
    new LogisticRegression({ alpha: 0.01 }).fit(X, labels).toJSON(),
}

test.each(Object.entries(fits))(
  '%s: memory that ends after k pages is MEMORY for every k, then a bitwise fresh fit',
  async (_, fitted) => {
    const watch = watchInstances()
    undo.push(watch.restore)
    const expected = fitted(await freshLibrary())
    const needed = memoryOf(watch) / 65536
    expect(needed).toBeGreaterThan(10)
    let failures = 0
    for (let pages = 1; pages < needed; pages++) {
      const limit = limitMemory(pages)
      try {
        const library = await freshLibrary()
        for (let again = 0; again < 2; again++) {
          try {
            fitted(library)
          } catch (error) {
            expect(error, `${pages} pages`).toMatchObject({ name: 'WassoError', code: 'MEMORY' })
            failures++
          }
        }
        expect(new library.Ridge({ alpha: 1 }).fit([[1], [2]], [1, 2]).certificate.status).toBe('optimal')
      } finally {
        limit.restore()
      }
    }
    expect(failures).toBeGreaterThan(10)
    expect(fitted(await freshLibrary())).toEqual(expected)
  },
)

test('an instance that grew small by small gives the bits of a fresh one', async () => {
  const library = await freshLibrary()
  for (let n = 50; n <= 4000; n *= 2) new library.Ridge({ alpha: 1 }).fit(X.slice(0, n), y.slice(0, n))
  const grown = Object.values(fits).map((fitted) => fitted(library))
  for (const [k, fitted] of Object.values(fits).entries())
    expect(fitted(await freshLibrary())).toEqual(grown[k])
})

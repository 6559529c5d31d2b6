import { describe, expect, test } from 'vitest'
import { Lasso, Ridge } from 'wasso'
import { memoryOf, watchInstances } from '../../support/instances'
import { thrownBy } from '../../support/small-fit'

const watch = watchInstances()

/** An X of any size that holds one number: strides of 0. */
function broadcast(
  rows: number,
  cols: number,
  Kind: typeof Float64Array | typeof Float32Array = Float64Array,
) {
  return { data: new Kind(1).fill(1), shape: [rows, cols], stride: [0, 0] }
}

/** As long as X has rows, without the memory; nobody may read it before X is refused. */
function unread(length: number): ArrayLike<number> {
  return new Proxy([] as number[], {
    get: (target, key) => {
      if (key === 'length') return length
      if (key === '0') throw new Error('y was read before X was refused')
      return Reflect.get(target, key)
    },
  })
}

describe('an X beyond the memory is refused before anything is allocated', () => {
  test.each([
    // n * p * 8 in 32-bit integers is -589,934,592.
    ['1e6 x 1000', 1e6, 1000],
    // n * p * 8 is 2^32, which wraps to 0.
    ['2^29 x 1', 2 ** 29, 1],
    ['2^15 x 2^14', 2 ** 15, 2 ** 14],
    ['1 x 2^30', 1, 2 ** 30],
    ['2^31 x 1', 2 ** 31, 1],
    ['2^31 - 1 x 2^31 - 1', 2 ** 31 - 1, 2 ** 31 - 1],
  ])('%s', (_, rows, cols) => {
    new Ridge({ alpha: 1 }).fit([[1], [2]], [1, 2])
    const before = memoryOf(watch)
    const error = thrownBy(() => new Lasso({ alpha: 1 }).fit(broadcast(rows, cols), unread(rows)))
    expect(error).toMatchObject({ name: 'WassoError', code: 'MEMORY' })
    expect(error.message).toMatch(/\d/)
    expect(memoryOf(watch)).toBe(before)
  })
})

test('sizes that are no counts are refused', () => {
  for (const shape of [[-1, 2], [1.5, 2], [Number.NaN, 1], ['2', 1], [2], [2, 1, 1]] as never[])
    expect(thrownBy(() => new Lasso({ alpha: 1 }).fit({ data: [1, 2], shape }, [1, 2]))).toMatchObject({
      code: expect.stringMatching(/TYPE|SHAPE/),
    })
})

test('an X that does not fit its data is refused', () => {
  const forms = [
    { data: new Float64Array(5), rows: 2, cols: 3 },
    { data: new Float64Array(7), rows: 2, cols: 3 },
    { data: new Float64Array(6), shape: [2, 3], stride: [3, 2] },
    { data: new Float64Array(6), shape: [2, 3], offset: 1 },
    { data: new Float64Array(6), shape: [2, 3], offset: -1 },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, 3], indptr: [0, 1, 2] },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, -1], indptr: [0, 1, 2] },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, 0], indptr: [0, 2, 2] },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, 1], indptr: [0, 2, 1] },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, 1], indptr: [1, 1, 2] },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, 1], indptr: [0, 2] },
    { format: 'csr', rows: 2, cols: 3, data: [1, 2], indices: [0, 1], indptr: [0, 1, 3] },
    { format: 'csc', rows: 2, cols: 3, data: [1, 2], indices: [0, 2], indptr: [0, 1, 2, 2] },
    { format: 'csc', rows: 2, cols: 3, data: [1], indices: [0, 1], indptr: [0, 1, 2, 2] },
    { format: 'csc', rows: 2, cols: 3, data: [1, 2], indices: [0.5, 1], indptr: [0, 1, 2, 2] },
    { format: 'coo', rows: 2, cols: 3, data: [1, 2], indices: [0, 1], indptr: [0, 1, 2, 2] },
    { rows: 2, cols: 3 },
    'abc',
    5,
    null,
    undefined,
  ] as never[]
  for (const X of forms)
    expect(
      thrownBy(() => new Lasso({ alpha: 1 }).fit(X, [1, 2])),
      JSON.stringify(X),
    ).toMatchObject({
      name: 'WassoError',
      code: expect.stringMatching(/TYPE|SHAPE|PARAMETER/),
    })
})

test('unsorted sparse indices and stored zeros give the answer of sorted ones without', () => {
  const y = [1, 2, 3, 5]
  const sorted = {
    format: 'csr',
    rows: 4,
    cols: 3,
    data: [1, 2, 3, 4, 5],
    indices: [0, 2, 1, 0, 1],
    indptr: [0, 2, 3, 3, 5],
  } as const
  const shuffled = {
    format: 'csr',
    rows: 4,
    cols: 3,
    data: [2, 1, 0, 3, 5, 4],
    indices: [2, 0, 0, 1, 1, 0],
    indptr: [0, 2, 4, 4, 6],
  } as const
  const [a, b] = [sorted, shuffled].map((X) => new Lasso({ alpha: 0.1 }).fit(X as never, y))
  for (const [j, w] of a.coef.entries()) expect(b.coef[j]).toBeCloseTo(w, 12)
})

import { describe, expect, test } from 'vitest'
import { answerOf, expectClose, interceptsOf } from '../../support/expect-close'
import { integer } from '../../support/hash'
import { fitted, sample, setups } from '../../support/sample'

describe.each(setups)('$title', (setup) => {
  const { X, y } = sample(setup, 1)
  const model = fitted(setup, { X, y })
  const counts = y.map((_, i) => integer(0, 3, 77, i))
  const repeat = <T>(values: T[]): T[] => values.flatMap((v, i) => new Array<T>(counts[i]).fill(v))

  test('the order of rows is of no account', () => {
    const order = y.map((_, i) => (i * 7) % y.length)
    expectClose(
      answerOf(fitted(setup, { X: order.map((i) => X[i]), y: order.map((i) => y[i]) })),
      answerOf(model),
    )
  })

  test('the order of columns is of no account', () => {
    const order = [3, 0, 5, 1, 4, 2]
    const moved = fitted(setup, { X: X.map((x) => order.map((j) => x[j])), y })
    const rows = interceptsOf(model).flatMap((_, k) => order.map((j) => model.coef[k * order.length + j]))
    expectClose(answerOf(moved), [...rows, ...interceptsOf(model)])
  })

  test('integer weights are repeated rows, and weight 0 is a row removed', () => {
    const repeated = fitted(setup, { X: repeat(X), y: repeat(y) })
    expectClose(answerOf(fitted(setup, { X, y }, {}, { sampleWeight: counts })), answerOf(repeated))
  })

  test('integer weights are repeated rows under standardize too', () => {
    const repeated = fitted(setup, { X: repeat(X), y: repeat(y) }, { standardize: true })
    expectClose(
      answerOf(fitted(setup, { X, y }, { standardize: true }, { sampleWeight: counts })),
      answerOf(repeated),
    )
  })

  test('a row of weight 0 may hold anything', () => {
    const sampleWeight = y.map((_, i) => (i === 4 ? 0 : 1))
    const changed = X.map((x, i) => (i === 4 ? x.map(() => 1e9) : x))
    const plain = fitted(setup, { X, y }, {}, { sampleWeight })
    expectClose(answerOf(fitted(setup, { X: changed, y }, {}, { sampleWeight })), answerOf(plain))
  })

  test('weights count in proportion: any factor to 1e-10, powers of two bitwise', () => {
    const weights = y.map((_, i) => 1 + (i % 4))
    const weighted = answerOf(fitted(setup, { X, y }, {}, { sampleWeight: weights }))
    expectClose(
      answerOf(fitted(setup, { X, y }, {}, { sampleWeight: weights.map((s) => 0.3 * s) })),
      weighted,
    )
    expect(answerOf(fitted(setup, { X, y }, {}, { sampleWeight: weights.map((s) => 2 ** 30 * s) }))).toEqual(
      weighted,
    )
  })

  test('equal weights are no weights', () => {
    expectClose(answerOf(fitted(setup, { X, y }, {}, { sampleWeight: y.map(() => 5) })), answerOf(model))
  })

  test('all rows twice change nothing', () => {
    expectClose(answerOf(fitted(setup, { X: [...X, ...X], y: [...y, ...y] })), answerOf(model))
  })
})

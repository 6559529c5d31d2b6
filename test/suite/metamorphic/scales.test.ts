import { describe, expect, test } from 'vitest'
import { answerOf, expectClose, interceptsOf } from '../../support/expect-close'
import { fitted, sample, setups } from '../../support/sample'

/** The losses that grow with y: as its square, or in proportion. */
const regressions = setups.filter(({ facts }) => !facts.classifier && facts.loss !== 'poisson')
const seeds = [1, 2, 3]

describe.each(regressions)('$title: y -> c y', (setup) => {
  const { loss, options, takesAlpha, takesL1Ratio } = setup.facts
  const degree = loss === 'squared' || loss === 'huber' ? 2 : 1
  /** The loss grows as |c|^degree, |w| as |c|, w^2 as c^2: penalties make up for it. Mixed ones get a ratio of their own. */
  const scaled = (c: number): object => {
    const size = Math.abs(c)
    const l1 = setup.alpha * setup.l1Ratio * size ** (degree - 1)
    const l2 = setup.alpha * (1 - setup.l1Ratio) * size ** (degree - 2)
    const own = {
      ...(options.delta && { delta: options.delta * size }),
      ...(options.quantile && c < 0 && { quantile: 1 - options.quantile }),
    }
    if (!takesAlpha || setup.alpha === 0) return own
    return { ...own, alpha: l1 + l2, ...(takesL1Ratio && { l1Ratio: l1 / (l1 + l2) }) }
  }
  test.each([-1, 3.7, 1e6, 1e-6])('c = %d, to 1e-10', (c) => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      const expected = answerOf(fitted(setup, { X, y })).map((w) => c * w)
      expectClose(answerOf(fitted(setup, { X, y: y.map((v) => c * v) }, scaled(c))), expected)
    }
  })

  // A mixed penalty's ratio would have to be rounded, so only the pure ones can be bitwise.
  test.runIf(setup.l1Ratio === 0 || setup.l1Ratio === 1)('powers of two and -1, bitwise', () => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      for (const c of [-1, 2, -(2 ** -7), 2 ** 100, 2 ** -100]) {
        // 1 - q is no mirror image of q, to the last bit.
        if (c < 0 && loss === 'quantile') continue
        const expected = answerOf(fitted(setup, { X, y })).map((w) => c * w + 0)
        expect(answerOf(fitted(setup, { X, y: y.map((v) => c * v) }, scaled(c)))).toEqual(expected)
      }
    }
  })
})

describe.each(setups.filter(({ l1Ratio }) => l1Ratio === 0 || l1Ratio === 1))(
  '$title: X_j -> s_j X_j with factors',
  (setup) => {
    const compare = (s: number[]): [number[], number[]] => {
      const { X, y } = sample(setup, s.length)
      const expected = fitted(setup, { X, y })
      const factors = s.map((sj) => (setup.l1Ratio === 1 ? Math.abs(sj) : sj * sj))
      const options = setup.facts.takesAlpha ? { penaltyFactor: factors } : {}
      const model = fitted(setup, { X: X.map((x) => x.map((v, j) => v * s[j])), y }, options)
      return [
        answerOf(model),
        [...Array.from(expected.coef, (w, j) => w / s[j % 6] + 0), ...interceptsOf(expected)],
      ]
    }

    test('any factors, to 1e-10', () => {
      const s = [3, 0.7, -11, 0.01, 100, 1.3]
      const [actual, expected] = compare(s)
      // Coefficients come first, a row of 6 per class; then an intercept for each row.
      const back = (values: number[]): number[] =>
        values.map((w, at) => (at < (6 * values.length) / 7 ? w * s[at % 6] : w))
      expectClose(back(actual), back(expected))
    })

    test('powers of two, bitwise', () => {
      const [actual, expected] = compare([2, 0.5, 1024, 2 ** -20, 4, 2 ** 40])
      expect(actual).toEqual(expected)
    })
  },
)

describe.each(setups)('$title: standardize', (setup) => {
  test('makes powers of two in the columns of no account, bitwise', () => {
    const { X, y } = sample(setup, 4)
    const s = [2, 0.5, 1024, 2 ** -20, 4, 2 ** 40]
    const plain = fitted(setup, { X, y }, { standardize: true })
    const scaled = fitted(setup, { X: X.map((x) => x.map((v, j) => v * s[j])), y }, { standardize: true })
    expect(answerOf(scaled)).toEqual([
      ...Array.from(plain.coef, (w, j) => w / s[j % 6]),
      ...interceptsOf(plain),
    ])
  })

  test('is what scaling the columns by hand does', () => {
    const { X, y } = sample(setup, 5)
    const sd = X[0].map((_, j) => {
      const m = X.reduce((t, x) => t + x[j], 0) / X.length
      return Math.sqrt(X.reduce((t, x) => t + (x[j] - m) ** 2, 0) / X.length)
    })
    const byHand = fitted(setup, { X: X.map((x) => x.map((v, j) => v / sd[j])), y })
    const model = fitted(setup, { X, y }, { standardize: true })
    expectClose(answerOf(model), [
      ...Array.from(byHand.coef, (w, j) => w / sd[j % 6]),
      ...interceptsOf(byHand),
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { LogisticRegression } from 'wasso'
import { expectClose } from '../support/expect-close'
import { normal } from '../support/hash'
import { responseOf, weights, X } from '../support/medium'

const K = 3
const codes = responseOf('LogisticRegression, 3 classes')
const plain = new LogisticRegression({ alpha: 0.02 }).fit(X, codes)

describe('grouped', () => {
  // Half of the columns are noise alone.
  const noisy = X.map((x, i) => [...x.slice(0, 4), ...[0, 1, 2, 3].map((j) => normal(710, i, j))])

  test.each([0.02, 0.05, 0.1])(
    'a feature leaves all classes at once, and stays where it pays, alpha %d',
    (alpha) => {
      const options = { alpha, l1Ratio: 1, grouped: true }
      const model = new LogisticRegression(options).fit(noisy, codes, { sampleWeight: weights })
      const total = weights.reduce((a, b) => a + b)
      const shares = model.predictProba(noisy)
      expect(model.certificate.status).toBe('optimal')
      for (let j = 0; j < 8; j++) {
        const w = [0, 1, 2].map((k) => model.coef[k * 8 + j])
        const c = w.map((_, k) =>
          noisy.reduce(
            (t, x, i) => t + (weights[i] / total) * x[j] * (Number(codes[i] === k) - shares[K * i + k]),
            0,
          ),
        )
        const size = Math.hypot(...w)
        if (size === 0) expect(Math.hypot(...c)).toBeLessThanOrEqual(alpha * (1 + 1e-7))
        else {
          expect(w.every((v) => v !== 0)).toBe(true)
          c.forEach((v, k) => {
            expect(v).toBeCloseTo((alpha * w[k]) / size, 7)
          })
        }
      }
      expect(model.support.length).toBeLessThan(8)
      expect(model.support.length).toBeGreaterThan(0)
    },
  )

  test('without an L1 part changes nothing', () => {
    const model = new LogisticRegression({ alpha: 0.02, grouped: true }).fit(X, codes)
    expectClose(model.coef, plain.coef, 1e-10)
  })
})

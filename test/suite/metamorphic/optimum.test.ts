import { describe, expect, test } from 'vitest'
import { Lasso, LinearRegression, Ridge } from 'wasso'
import { check } from '../../support/checker'
import { expectClose, interceptsOf } from '../../support/expect-close'
import { naiveDescent, steepest } from '../../support/naive-descent'
import { fitted, sample, setups } from '../../support/sample'

const seeds = [1, 2, 3, 4]
const squared = setups.filter(({ facts, alpha }) => facts.loss === 'squared' && alpha > 0)

describe.each(squared)('$title at the optimum', (setup) => {
  test("energy: w'X'r / n = l1 |w|_1 + l2 w'w, X centred", () => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      const model = fitted(setup, { X, y })
      const { coef } = model
      const [intercept] = interceptsOf(model)
      const r = X.map((x, i) => y[i] - intercept - x.reduce((t, v, j) => t + v * coef[j], 0))
      const means = X[0].map((_, j) => X.reduce((t, x) => t + x[j], 0) / X.length)
      const energy =
        X.reduce((t, x, i) => t + r[i] * x.reduce((s, v, j) => s + (v - means[j]) * coef[j], 0), 0) / X.length
      const l1 = setup.alpha * setup.l1Ratio * coef.reduce((t, w) => t + Math.abs(w), 0)
      const l2 = setup.alpha * (1 - setup.l1Ratio) * coef.reduce((t, w) => t + w * w, 0)
      expectClose([energy], [l1 + l2])
    }
  })
})

test('envelope: dF*/d(l1) = |w|_1, by central differences between two knots, where F* is quadratic', () => {
  const setup = setups.find(({ title }) => title.startsWith('Lasso'))!
  for (const seed of seeds) {
    const { X, y } = sample(setup, seed)
    const at = (alpha: number) => fitted(setup, { X, y }, { alpha })
    const h = 1e-4
    const [low, middle, high] = [at(setup.alpha - h), at(setup.alpha), at(setup.alpha + h)]
    expect([...low.support]).toEqual([...high.support])
    const slope = (high.certificate.objective - low.certificate.objective) / (2 * h)
    expectClose([slope], [middle.coef.reduce((t, w) => t + Math.abs(w), 0)], 1e-10)
  }
})

const smooth = setups.filter(({ facts }) => facts.loss === 'squared' || facts.loss === 'logistic')

describe.each(smooth.filter(({ l1Ratio }) => l1Ratio > 0))('$title at alpha_max', (setup) => {
  test('has no coefficient just above, and one just below', () => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      const mean = y.reduce((t, v) => t + v, 0) / y.length
      // For the logistic loss the slope at the best intercept alone is half of y - mean.
      const half = setup.facts.classifier ? 0.5 : 1
      const slopes = X[0].map((_, j) =>
        Math.abs(X.reduce((t, x, i) => t + x[j] * (y[i] - mean) * half, 0) / y.length),
      )
      const largest = Math.max(...slopes) / setup.l1Ratio
      expect(fitted(setup, { X, y }, { alpha: largest * (1 + 1e-10) }).support.length).toBe(0)
      expect(fitted(setup, { X, y }, { alpha: largest * (1 - 1e-10) }).support.length).toBeGreaterThanOrEqual(
        1,
      )
    }
  })
})

const bounded = setups.filter(({ facts }) => steepest(facts.loss) < Infinity)

describe.each(bounded)('$title beside the naive descent', (setup) => {
  test('has an objective no higher', () => {
    for (const seed of seeds) {
      const { X, y } = sample(setup, seed)
      const task = {
        loss: setup.facts.loss,
        parameter: setup.facts.options.delta,
        X,
        y,
        alpha: setup.alpha,
        l1Ratio: setup.l1Ratio,
        fitIntercept: true,
        standardize: false,
      }
      const ours = check(task, fitted(setup, { X, y })).objective
      const theirs = check(task, naiveDescent(task)).objective
      expect(ours).toBeLessThanOrEqual(theirs + 1e-12 * theirs)
      expect(theirs).toBeLessThanOrEqual(ours + 1e-9 * ours)
    }
  })
})

describe('one estimator by another', () => {
  const setup = setups.find(({ title }) => title.startsWith('ElasticNet'))!
  const { X, y } = sample(setup, 6)
  const [n, p] = [X.length, X[0].length]
  const [l1, l2] = [setup.alpha / 2, setup.alpha / 2]
  /** [X; sqrt(n l2) I] with zeros below y. */
  const stacked = [...X, ...X[0].map((_, j) => X[0].map((_, k) => (j === k ? Math.sqrt(n * l2) : 0)))]
  const padded = [...y, ...new Array<number>(p).fill(0)]

  test('elastic net is the lasso on stacked rows', () => {
    const net = fitted(setup, { X, y }, { fitIntercept: false })
    const lasso = new Lasso({ alpha: (l1 * n) / (n + p), fitIntercept: false }).fit(stacked, padded)
    expectClose(lasso.coef, net.coef)
  })

  test('ridge is least squares on stacked rows', () => {
    const ridge = new Ridge({ alpha: l2, fitIntercept: false }).fit(X, y)
    expectClose(new LinearRegression({ fitIntercept: false }).fit(stacked, padded).coef, ridge.coef)
  })

  test('ridge splits equally between equal columns', () => {
    const { coef } = new Ridge({ alpha: 0.1 }).fit(
      X.map((x) => [...x, x[1]]),
      y,
    )
    expectClose([coef[1]], [coef[p]])
    const single = new Ridge({ alpha: 0.1, penaltyFactor: [1, 0.5, 1, 1, 1, 1] }).fit(X, y)
    expectClose([coef[1] + coef[p]], [single.coef[1]])
  })

  test("the lasso's equal columns sum to the coefficient of one", () => {
    const { coef } = new Lasso({ alpha: 0.1 }).fit(
      X.map((x) => [...x, x[1]]),
      y,
    )
    expectClose([coef[1] + coef[p]], [new Lasso({ alpha: 0.1 }).fit(X, y).coef[1]])
  })
})

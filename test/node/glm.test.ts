import { describe, expect, test } from 'vitest'
import { check, refuted } from '../support/checker'
import { Core, type CoreProblem } from '../support/core'
import { normal } from '../support/hash'

const [SQUARED, HUBER, POISSON, ABSOLUTE] = [0, 2, 3, 5]
const [OPTIMAL, UNBOUNDED, OVERFLOW] = [0, 3, 5]
const PROXIMAL_GRADIENT = 1

const every = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i))

const [n, p] = [60, 5]
const X = every(n * p, (k) => normal(41, k % n, Math.floor(k / n)))
const y = every(n, (i) => 2 * X[i] - X[n + i] + normal(42, i) * (i % 8 === 0 ? 10 : 1))
const counts = y.map((v) => Math.round(Math.exp(Math.min(v, 8) / 3)))

interface Strength {
  readonly alpha?: number
  readonly l1Ratio?: number
  readonly solver?: number
  readonly tol?: number
  readonly start?: readonly number[]
}

function solve(data: Partial<CoreProblem>, { alpha = 0, l1Ratio = 0, ...more }: Strength = {}) {
  const core = new Core('release')
  const whole = { n, p, X, y, loss: HUBER, parameter: 1, ...data }
  const coef = core.put(more.start?.slice(0, -1) ?? Array(whole.p).fill(0))
  const [intercept, report] = [core.put(more.start?.slice(-1) ?? [0]), core.put(Array(8).fill(0))]
  const problem = core.problem(whole)
  const penalty = core.penalty(whole, alpha, l1Ratio)
  const { solver = 0, tol = 1e-9 } = more
  const start = more.start ? 1 : 0
  const [status] = core.run((c) =>
    c.solve(problem, penalty, solver, tol, 1e5, start, coef, intercept, report),
  )
  const [objective, gap, nullObjective, kkt, iterations] = core.read(report, 8)
  const b = core.read(intercept, 1)[0]
  return { status, objective, gap, nullObjective, kkt, iterations, coef: core.read(coef, whole.p), b }
}

function expectOptimal({ status, gap, nullObjective }: ReturnType<typeof solve>): void {
  expect(status).toBe(OPTIMAL)
  expect(gap).toBeLessThanOrEqual(1e-15 * nullObjective)
}

describe('Huber', () => {
  test.each([1e3, 1e9, 1e300, Number.POSITIVE_INFINITY])('with delta %d is least squares', (delta) => {
    const huber = solve({ parameter: delta }, { alpha: 0.1, l1Ratio: 0.5 })
    const squared = solve({ loss: SQUARED }, { alpha: 0.1, l1Ratio: 0.5 })
    expectOptimal(huber)
    huber.coef.forEach((w, j) => {
      expect(Math.abs(w - squared.coef[j])).toBeLessThanOrEqual(1e-14 * Math.abs(squared.coef[0]))
    })
  })

  test.each([
    [1e-3, 1e-3],
    [1e-6, 1e-6],
    [1e-9, 1e-9],
    [1e-12, 1e-12],
  ])('over delta %d is the absolute loss, but for %d', (delta, share) => {
    for (const [alpha, l1Ratio] of [
      [0, 0],
      [0.1, 1],
    ]) {
      const huber = solve({ parameter: delta }, { alpha: alpha * delta, l1Ratio })
      const absolute = solve({ loss: ABSOLUTE }, { alpha, l1Ratio })
      expect(huber.status).toBe(OPTIMAL)
      expect(absolute.status).toBe(OPTIMAL)
      const off = Math.abs(huber.objective / delta - absolute.objective)
      expect(off).toBeLessThanOrEqual(Math.max(share, 1e-9) * absolute.objective)
    }
  })

  test('of fewer inliers than features has an optimum all the same', () => {
    expectOptimal(solve({ parameter: 1e-4 }))
    expectOptimal(solve({ y: every(n, (i) => (i % 2 ? 1000 : -1000)), parameter: 0.1 }))
    // One inlier in all: 0, 10, 20 at x = 0, and 5, 6, 100 at 1.
    const steps = solve({ n: 6, p: 1, X: [0, 0, 0, 1, 1, 1], y: [0, 10, 20, 5, 6, 100], parameter: 0.1 })
    expectOptimal(steps)
    expect([steps.b, steps.coef[0]]).toEqual([10, -4])
  })

  test('that is flat where it is least ends at one of its optima', () => {
    // Any b with the samples on both sides is as good.
    const flat = solve({ n: 4, p: 1, X: [1, 1, -1, -1], y: [10, -10, 10, -10], parameter: 0.1 })
    expectOptimal(flat)
    expect(flat.objective).toBeCloseTo(0.1 * (10 - 0.05), 14)
  })

  test('of residuals that are all zero finds them', () => {
    const exact = every(n, (i) => 3 + 2 * X[i] - X[n + i])
    const model = solve({ y: exact, parameter: 1e-3 })
    expectOptimal(model)
    expect(model.objective).toBeLessThanOrEqual(1e-28)
  })

  test('does not feel how far off an outlier is', () => {
    const near = solve({ y: y.map((v, i) => (i === 8 ? 1e3 : v)) })
    const far = solve({ y: y.map((v, i) => (i === 8 ? 1e9 : v)) })
    near.coef.forEach((w, j) => {
      expect(Math.abs(w - far.coef[j])).toBeLessThanOrEqual(1e-6)
    })
  })
})

describe('Poisson', () => {
  const poisson = { loss: POISSON, y: counts }

  test.each([
    ['every count is 0', { y: counts.map(() => 0) }],
    ['every count with weight is 0', { weights: counts.map((v) => (v === 0 ? 1 : 0)) }],
    [
      'a group has counts of 0 only',
      { X: X.map((v, k) => (k < n ? Number(k < 20) : v)), y: counts.map((v, i) => (i < 20 ? 0 : v + 1)) },
    ],
  ])('is unbounded where %s', (_, data) => {
    expect(solve({ ...poisson, ...data }).status).toBe(UNBOUNDED)
  })

  test('of counts of 0 is bounded where a penalty stops every feature, and there is no intercept', () => {
    const zero = { ...poisson, y: counts.map(() => 0), intercept: false }
    expectOptimal(solve(zero, { alpha: 0.1 }))
    expectOptimal(solve(zero, { alpha: 0.1, l1Ratio: 1 }))
  })

  test.each([
    ['exposures over 40 decades', { offset: every(n, (i) => 50 * normal(43, i)) }],
    ['one exposure far beyond exp', { offset: every(n, () => 800) }],
    ['counts of 1e12', { y: counts.map((v) => 1e12 * v) }],
    ['rates of 1e-100', { y: counts.map((v) => 1e-100 * v) }],
    ['features over ten decades', { X: X.map((v, k) => v * 10 ** (2 * Math.floor(k / n) - 5)) }],
    [
      'a row without weight that overflows',
      { weights: every(n, Number), X: X.map((v, k) => (k % n ? v : 1e6 * v)) },
    ],
  ])('is solved with %s', (_, data) => {
    const found = solve({ ...poisson, ...data })
    expect(found.status).toBe(OPTIMAL)
    expect(found.gap).toBeLessThanOrEqual(1e-15 * found.nullObjective)
  })

  test('comes back from a start where the mean overflows, or nearly', () => {
    const cold = solve(poisson, { alpha: 0.1 })
    for (const start of [
      [500, 500, -300, 1, 1, 100],
      [0, 0, 0, 0, 0, 705],
    ]) {
      const warm = solve(poisson, { alpha: 0.1, start })
      expectOptimal(warm)
      expect(warm.iterations).toBeLessThan(50)
      expect(Math.abs(warm.objective - cold.objective)).toBeLessThanOrEqual(1e-14)
    }
  })

  test('tells of counts whose squares overflow', () => {
    const status = solve({ ...poisson, y: counts.map((v) => 1e300 * v) }).status
    expect(status).toBe(OVERFLOW)
  })

  test('of large counts keeps every digit of its conditions', () => {
    const found = solve({ ...poisson, y: counts.map((v) => 1e6 * v + 1) }, { alpha: 1, l1Ratio: 0.5 })
    const rows = every(n, (i) => every(p, (j) => X[j * n + i]))
    const task = {
      loss: 'poisson' as const,
      X: rows,
      y: counts.map((v) => 1e6 * v + 1),
      alpha: 1,
      l1Ratio: 0.5,
      fitIntercept: true,
      standardize: false,
    }
    const finding = check(task, { coef: found.coef, intercept: found.b })
    expect(refuted(finding, { status: 'optimal', kkt: found.kkt })).toBeUndefined()
  })
})

test.each([
  ['Huber', { loss: HUBER }],
  ['Poisson', { loss: POISSON, y: counts }],
])('%s by proximal gradient comes to the same, and so does a loose tolerance', (_, data) => {
  for (const [alpha, l1Ratio] of [
    [0.1, 0],
    [0.05, 1],
    [0.1, 0.5],
  ]) {
    const exact = solve(data, { alpha, l1Ratio })
    expectOptimal(exact)
    for (const solver of [0, PROXIMAL_GRADIENT]) {
      const loose = solve(data, { alpha, l1Ratio, solver, tol: 1e-6 })
      expect(loose.status).toBe(OPTIMAL)
      expect(loose.objective - exact.objective).toBeLessThanOrEqual(1e-6 * exact.nullObjective)
      expect(loose.objective - exact.objective).toBeGreaterThanOrEqual(-1e-14 * exact.nullObjective)
    }
  }
})

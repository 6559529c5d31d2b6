import { describe, expect, test } from 'vitest'
import { check, refuted } from '../support/checker'
import { Core, type CoreProblem } from '../support/core'
import { normal, uniform } from '../support/hash'

const ALPHAS = [30, 1, 0.1, 0.02]

function draw(seed: number, n: number, p: number): CoreProblem {
  const X = Array.from({ length: n * p }, (_, at) => normal(seed, at % n, Math.floor(at / n)))
  for (let at = n; at < n * p; at++) X[at] += 0.5 * X[at - n]
  const y = Array.from({ length: n }, (_, i) => X[i] - 2 * X[n * (p - 1) + i] + 3 + normal(seed + 4, i))
  return { n, p, X, y }
}

const every = (n: number, f: (i: number) => number) => Array.from({ length: n }, (_, i) => f(i))
const weighted = (data: CoreProblem, f: (i: number) => number) => ({ ...data, weights: every(data.n, f) })
const holes = (data: CoreProblem) => ({ ...data, sparse: true, X: data.X.map((x) => (x < 0.3 ? 0 : x)) })
const factored = (data: CoreProblem) => ({
  ...data,
  factors: every(data.p, (j) => (j === 1 ? Number.POSITIVE_INFINITY : 0.2 + 5 * uniform(6, j))),
})

const PROBLEMS: Record<string, CoreProblem> = {
  'one column': draw(1, 30, 1),
  'two columns': draw(2, 33, 2),
  'three columns': draw(3, 9, 3),
  tall: draw(4, 71, 17),
  'as many rows as columns': draw(5, 24, 24),
  wide: draw(6, 21, 40),
  'more features than a pass takes': draw(22, 11, 1029),
  'two rows': draw(7, 2, 5),
  'without intercept': { ...draw(8, 40, 7), intercept: false },
  'wide, without intercept': { ...draw(9, 17, 30), intercept: false },
  'weights all alike': weighted(draw(10, 40, 7), () => 2.5),
  'weights, some 0': weighted(draw(11, 45, 7), (i) => (i % 5 === 3 ? 0 : 0.2 + 3 * uniform(5, i))),
  'wide, with weights': weighted(draw(12, 18, 25), (i) => 0.2 + 3 * uniform(5, i)),
  'with an offset': { ...draw(13, 40, 7), offset: every(40, (i) => normal(7, i)) },
  'wide, with an offset': { ...draw(14, 15, 30), offset: every(15, (i) => normal(7, i)) },
  'with factors': factored(draw(15, 40, 7)),
  'wide, with factors': factored(draw(16, 15, 30)),
  'a repeated and a constant column': (() => {
    const data = draw(17, 40, 7)
    const X = data.X.map((x, at) => (at < 40 ? data.X[at + 40] : at >= 240 ? 5 : x))
    return { ...data, X }
  })(),
  sparse: holes(draw(18, 50, 9)),
  'wide and sparse': holes(draw(19, 16, 33)),
  'columns of every size': (() => {
    const data = draw(20, 40, 7)
    return { ...data, X: data.X.map((x, at) => x * 10 ** (Math.floor(at / 40) - 3)) }
  })(),
  'large means': (() => {
    const data = draw(21, 40, 7)
    return { ...data, X: data.X.map((x) => x + 1000), y: data.y.map((v) => v + 1e6) }
  })(),
}

interface Solved {
  status: number
  coef: number[]
  intercept: number
  report: number[]
}

function solve(
  core: Core,
  problem: number,
  data: CoreProblem,
  alpha: number,
  start: number,
  budget?: number,
): Solved {
  const [coef, intercept, report] = [data.p, 1, 8].map((length) => core.put(Array(length).fill(0)))
  const penalty = core.penalty(data, alpha)
  const [status] = core.run(
    (c) => c.solve(problem, penalty, 0, 1e-9, 1e5, start, coef, intercept, report),
    budget,
  )
  return {
    status,
    coef: core.read(coef, data.p),
    intercept: core.read(intercept, 1)[0],
    report: core.read(report, 8),
  }
}

/** The problem of a fresh core, announced as a series of ridges. */
function followed(data: CoreProblem, budget?: number) {
  const core = new Core('release')
  const problem = core.problem(data)
  const penalty = core.penalty(data, 1)
  const pauses = core.run((c) => c.follow(problem, penalty) as undefined, budget)[1]
  return { core, problem, pauses }
}

function cold(data: CoreProblem, alpha: number): Solved {
  const core = new Core('release')
  return solve(core, core.problem(data), data, alpha, 0)
}

function leaveOneOut(core: Core, problem: number, data: CoreProblem, alphas: number[], budget?: number) {
  const [at, out] = [core.put(alphas), core.put(Array(alphas.length * data.n).fill(0))]
  const [done, pauses] = core.run((c) => c.leaveOneOut(problem, at, alphas.length, out), budget)
  return { done, pauses, residuals: core.read(out, alphas.length * data.n) }
}

/** y_i less what the fit makes of row i. */
function residual({ n, X, y, offset }: CoreProblem, { coef, intercept }: Solved, i: number): number {
  return y[i] - coef.reduce((z, w, j) => z + w * X[j * n + i], intercept + (offset?.[i] ?? 0))
}

function task({ n, p, X, y, weights, offset, factors, intercept, standardize }: CoreProblem, alpha: number) {
  return {
    loss: 'squared' as const,
    X: every(n, () => 0).map((_, i) => every(p, (j) => X[j * n + i])),
    y,
    weights,
    offset,
    alpha,
    l1Ratio: 0,
    penaltyFactor: factors,
    fitIntercept: intercept ?? true,
    standardize: standardize ?? false,
  }
}

describe.each(Object.entries(PROBLEMS))('%s', (_, data) => {
  const scale = Math.sqrt(data.y.reduce((t, v) => t + v ** 2, 0) / data.n)

  test.each([false, true])(
    'a path is the cold fits, and its certificates stand; standardize: %s',
    (standardize) => {
      const own = { ...data, standardize }
      const { core, problem } = followed(own)
      for (const alpha of ALPHAS) {
        const path = solve(core, problem, own, alpha, 2)
        const fit = cold(own, alpha)
        const size = fit.coef.reduce((t, w) => Math.max(t, Math.abs(w)), 0)
        expect(path.status).toBe(0)
        path.coef.forEach((w, j) => {
          expect(Math.abs(w - fit.coef[j])).toBeLessThanOrEqual(1e-10 * size)
        })
        expect(Math.abs(path.intercept - fit.intercept)).toBeLessThanOrEqual(
          1e-10 * (scale + Math.abs(fit.intercept)),
        )
        expect(Math.abs(path.report[0] - fit.report[0])).toBeLessThanOrEqual(1e-12 * fit.report[0])
        expect(path.report[1]).toBeLessThanOrEqual(1e-14 * path.report[2])
        expect(path.report[2]).toBe(fit.report[2])
        const found = check(task(own, alpha), path)
        expect(refuted(found, { status: 'optimal', kkt: path.report[3] })).toBeUndefined()
      }
    },
  )

  test('without row i: the closed form is the explicit fit', () => {
    const { core, problem } = followed(data)
    const { done, residuals } = leaveOneOut(core, problem, data, ALPHAS)
    expect(done).toBe(1)
    for (let i = 0; i < data.n; i += Math.ceil(data.n / 9)) {
      const without = weighted(data, (r) => (r === i ? 0 : (data.weights?.[r] ?? 1)))
      ALPHAS.forEach((alpha, a) => {
        const expected = residual(data, cold(without, alpha), i)
        const off = Math.abs(residuals[a * data.n + i] - expected)
        expect(off).toBeLessThanOrEqual(1e-10 * Math.abs(expected) + 1e-13 * scale)
      })
    }
  })
})

test.each(['tall', 'weights, some 0', 'without intercept', 'with factors', 'large means'])(
  'without a fold, from moments: %s is the fit of the other rows',
  (name) => {
    for (const standardize of [false, true]) {
      const data = { ...PROBLEMS[name], standardize }
      const core = new Core('release')
      const problem = core.problem(data)
      const order = core.put(
        every(data.n, (i) => (7 * i) % data.n),
        Int32Array,
      )
      const ends = core.put([11, data.n], Int32Array)
      const moments = core.run((c) => c.moments(problem, order, ends, 2))[0]
      for (const whole of [false, true]) {
        const rest = whole ? problem : core.exports.without(moments, 0)
        expect(rest).not.toBe(0)
        const penalty = core.penalty(data, 1)
        core.run((c) => c.follow(rest, penalty) as undefined)
        const left = (i: number) => every(11, (t) => (7 * t) % data.n).includes(i)
        const others = weighted(data, (i) => (!whole && left(i) ? 0 : (data.weights?.[i] ?? 1)))
        for (const alpha of ALPHAS) {
          const path = solve(core, rest, data, alpha, 2)
          const fit = cold(others, alpha)
          expect(path.status).toBe(0)
          const size = fit.coef.reduce((t, w) => Math.max(t, Math.abs(w)), 0)
          path.coef.forEach((w, j) => {
            expect(Math.abs(w - fit.coef[j])).toBeLessThanOrEqual(1e-10 * size)
          })
          expect(Math.abs(path.intercept - fit.intercept)).toBeLessThanOrEqual(
            1e-9 * (1 + Math.abs(fit.intercept)),
          )
          expect(Math.abs(path.report[0] - fit.report[0])).toBeLessThanOrEqual(1e-10 * fit.report[0])
        }
      }
    }
  },
)

test('on 300 random problems, down to next to no noise, no certificate is refuted', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const u = (k: number) => uniform(seed, k)
    const n = 2 + Math.floor(30 * u(1))
    const p = 1 + Math.floor(30 * u(2))
    const mean = u(3) < 0.3 ? 10 ** (4 * u(4)) : 0
    const X = every(n * p, (at) => mean + normal(seed, at % n, Math.floor(at / n)))
    const y = every(n, (i) => X[i] - 2 * X[n * (p - 1) + i] + mean + 10 ** (-3 * u(5)) * normal(seed + 4, i))
    const data: CoreProblem = {
      ...{ n, p, X, y, intercept: u(6) < 0.7, standardize: u(7) < 0.3 },
      weights: u(8) < 0.3 ? every(n, (i) => Math.max(0, 3 * uniform(seed, 8, i) - 0.5)) : undefined,
      factors: u(9) < 0.3 ? every(p, (j) => 0.1 + 4 * uniform(seed, 9, j)) : undefined,
    }
    const { core, problem } = followed(data)
    for (const alpha of [10, 1, 0.1, 0.01, 0.001]) {
      const fit = solve(core, problem, data, alpha, 2)
      expect(fit.status).toBe(0)
      const found = check(task(data, alpha), fit)
      expect(refuted(found, { status: 'optimal', kkt: fit.report[3] }), `seed ${seed}`).toBeUndefined()
    }
  }
})

test('a wide X without row i: the digits stay as alpha falls', () => {
  for (const data of [PROBLEMS.wide, PROBLEMS['wide, with weights']]) {
    const { core, problem } = followed(data)
    const alphas = [1e-3, 1e-5, 1e-7]
    const { done, residuals } = leaveOneOut(core, problem, data, alphas)
    expect(done).toBe(1)
    const without = weighted(data, (r) => (r === 4 ? 0 : (data.weights?.[r] ?? 1)))
    alphas.forEach((alpha, a) => {
      const expected = residual(data, cold(without, alpha), 4)
      expect(Math.abs(residuals[a * data.n + 4] - expected)).toBeLessThanOrEqual(1e-10 * Math.abs(expected))
    })
  }
})

test('more rows than a slab holds', () => {
  const n = 2 ** 21 + 50
  const X = Float64Array.from({ length: n }, (_, i) => uniform(60, i))
  const y = X.map((x, i) => x + uniform(61, i))
  const data = { n, p: 1, X: X as unknown as number[], y: y as unknown as number[] }
  const { core, problem } = followed(data)
  const { done, residuals } = leaveOneOut(core, problem, data, [0.1])
  expect(done).toBe(1)
  const fit = cold(data, 0.1)
  // One row of so many changes the fit by 1e-6 of its residual.
  for (const i of [0, 2 ** 21 - 1, 2 ** 21, n - 1]) {
    expect(Math.abs(residuals[i] / residual(data, fit, i) - 1)).toBeLessThanOrEqual(1e-5)
  }
})

test('slices of any length give the same bits', () => {
  for (const data of [draw(30, 90, 33), draw(31, 40, 60)]) {
    const run = (budget: number) => {
      const { core, problem, pauses } = followed(data, budget)
      const fit = solve(core, problem, data, 0.1, 2, budget)
      const left = leaveOneOut(core, problem, data, ALPHAS, budget)
      return { fit, residuals: left.residuals, pauses: [pauses, left.pauses] }
    }
    const whole = run(Number.POSITIVE_INFINITY)
    expect(whole.pauses).toEqual([0, 0])
    for (const budget of [0, 1e4]) {
      const { fit, residuals, pauses } = run(budget)
      expect(fit).toEqual(whole.fit)
      expect(residuals).toEqual(whole.residuals)
      for (const count of pauses) expect(count).toBeGreaterThan(budget === 0 ? 1 : 0)
    }
  }
})

test('where the normal equations have too few digits the fit is the exact one', () => {
  const clean = draw(40, 40, 7)
  const data = { ...clean, X: clean.X.map((x, at) => (at < 40 ? clean.X[at + 40] + 1e-5 * x : x)) }
  const { core, problem } = followed(data)
  for (const alpha of [1e-6, 1e-9]) {
    const fit = cold(data, alpha)
    const path = solve(core, problem, data, alpha, 2)
    expect(path.coef).toEqual(fit.coef)
    expect(path.report).toEqual(fit.report)
  }
})

describe('no closed form', () => {
  const data = draw(50, 30, 4)
  const wide = draw(51, 9, 20)
  const CASES: Record<string, [CoreProblem, number?]> = {
    standardize: [{ ...data, standardize: true }],
    'an L1 part': [data, 0.5],
    bounds: [{ ...data, lower: every(4, () => 0) }],
    'an unpenalised feature': [{ ...data, factors: [1, 0, 1, 1] }],
    'every feature excluded': [{ ...data, factors: every(4, () => Number.POSITIVE_INFINITY) }],
    'a constant y': [{ ...data, y: every(30, () => 7) }],
    'one row of nonzero weight': [weighted(data, (i) => Number(i === 3))],
    'a wide X with a row of weight 0': [weighted(wide, (i) => Number(i !== 3))],
    'another loss': [{ ...data, loss: 1, y: data.y.map((v) => (v > 3 ? 1 : -1)) }],
  }

  test.each(Object.entries(CASES))('%s', (_, [problemData, l1Ratio]) => {
    const core = new Core('release')
    const problem = core.problem(problemData)
    const penalty = core.penalty(problemData, 1, l1Ratio)
    core.run((c) => c.follow(problem, penalty) as undefined)
    expect(leaveOneOut(core, problem, problemData, ALPHAS).done).toBe(0)
  })

  test('an alpha far below the digits of repeated columns', () => {
    const repeated = { ...data, X: data.X.map((x, at) => (at < 30 ? data.X[at + 30] : x)) }
    const { core, problem } = followed(repeated)
    expect(leaveOneOut(core, problem, repeated, [1, 1e-12]).done).toBe(0)
    expect(leaveOneOut(core, problem, repeated, [1, 1e-6]).done).toBe(1)
  })

  test('before follow', () => {
    const core = new Core('release')
    expect(leaveOneOut(core, core.problem(data), data, ALPHAS).done).toBe(0)
  })
})

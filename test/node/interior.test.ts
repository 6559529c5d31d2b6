import { describe, expect, test } from 'vitest'
import { solvers } from '../../src/core/exports'
import { Core, type CoreProblem } from '../support/core'
import { integer, normal, uniform } from '../support/hash'
import { drawKinked, kinkedObjective } from '../support/kinked'

const INTERIOR_POINT = solvers.indexOf('interior-point')
const SIMPLEX = solvers.indexOf('simplex')
const every = <T>(n: number, f: (i: number) => T) => Array.from({ length: n }, (_, i) => f(i))

/** One problem in a core of its own, to be solved at one alpha after another. */
class Session {
  readonly core = new Core('release')
  readonly problem: number
  private readonly outs: number[]

  constructor(private readonly data: CoreProblem) {
    this.problem = this.core.problem(data)
    this.outs = [data.p, 1, 8].map((length) => this.core.put(Array(length).fill(0)))
  }

  solve(
    alpha: number,
    l1Ratio: number,
    solver = 0,
    { tol = 1e-9, passes = 1e5, start = 0, budget = Infinity } = {},
  ) {
    const penalty = this.core.penalty(this.data, alpha, l1Ratio)
    const [coef, intercept, report] = this.outs
    const [status, pauses] = this.core.run(
      (c) => c.solve(this.problem, penalty, solver, tol, passes, start, coef, intercept, report),
      budget,
    )
    const [objective, gap, none, kkt, used, by] = this.core.read(report, 8)
    const found = { coef: this.core.read(coef, this.data.p), intercept: this.core.read(intercept, 1)[0] }
    return { status, pauses, objective, gap, none, kkt, used, by: solvers[by], ...found }
  }

  largest(l1Ratio: number): number {
    return this.core.run((c) => c.alphaMax(this.problem, this.core.penalty(this.data, 1, l1Ratio)))[0]
  }

  follow(l1Ratio: number): void {
    const penalty = this.core.penalty(this.data, 1, l1Ratio)
    this.core.run((c) => {
      c.follow(this.problem, penalty)
      return 0
    })
  }
}

/** Both ends of the optimum: F there, and what a gap that is proven leaves below it. */
function close(own: number, exact: number, gap: number): void {
  expect(own - exact).toBeLessThanOrEqual(gap + 1e-13 * (1 + exact))
  expect(exact - own).toBeLessThanOrEqual(1e-13 * (1 + exact))
}

describe.each([1, 0.5, 0])('l1Ratio %s', (l1Ratio) => {
  test('an interior point alone ends within its gap of the exact optimum, on 300 random problems', () => {
    let optimal = 0
    for (let seed = 3001; seed <= 3300; seed++) {
      const drawn = drawKinked(seed, l1Ratio)
      const exact = new Session(drawn.data).solve(drawn.alpha, l1Ratio, SIMPLEX)
      const own = new Session(drawn.data).solve(drawn.alpha, l1Ratio, INTERIOR_POINT, { tol: 1e-7 })
      close(own.objective, exact.objective, own.gap)
      if (l1Ratio === 1) close(own.objective, kinkedObjective(drawn, own.coef, own.intercept), 0)
      if (own.status === 0) optimal++
    }
    expect(optimal).toBe(300)
  })

  test('its finish is exact and certified, on 300 random problems', () => {
    for (let seed = 4001; seed <= 4300; seed++) {
      const drawn = drawKinked(seed, l1Ratio)
      const own = new Session(drawn.data).solve(drawn.alpha, l1Ratio)
      expect(own.status, `seed ${seed}`).toBe(0)
      expect(own.gap, `seed ${seed}`).toBeLessThanOrEqual(1e-13 * Math.max(own.none, 1))
      expect(own.kkt, `seed ${seed}`).toBeLessThanOrEqual(1e-12)
    }
  })

  test('pauses change no bit', () => {
    for (let seed = 5001; seed <= 5020; seed++) {
      const drawn = drawKinked(seed, l1Ratio)
      const { pauses: none, ...whole } = new Session(drawn.data).solve(drawn.alpha, l1Ratio)
      const { pauses, ...sliced } = new Session(drawn.data).solve(drawn.alpha, l1Ratio, 0, { budget: 1 })
      expect(sliced).toEqual(whole)
      expect(pauses).toBeGreaterThanOrEqual(none)
    }
  })
})

test('a fit that is cut short says how far from the optimum it may be', () => {
  let stopped = 0
  for (let seed = 6001; seed <= 6150; seed++) {
    const drawn = drawKinked(seed, 1)
    const exact = new Session(drawn.data).solve(drawn.alpha, 1, SIMPLEX)
    const cut = new Session(drawn.data).solve(drawn.alpha, 1, INTERIOR_POINT, {
      tol: 1e-7,
      passes: integer(1, 6, seed, 30),
    })
    expect(cut.objective - exact.objective, `seed ${seed}`).toBeLessThanOrEqual(
      cut.gap + 1e-13 * (1 + exact.objective),
    )
    if (cut.status === 1) stopped++
  }
  expect(stopped).toBeGreaterThan(50)
})

/** Rows enough for a sample; `kind` says what is unpleasant about them. */
function manyRows(kind: string, seed: number): CoreProblem {
  const n = 8000
  const p = 3
  const X = every(n * p, (at) => (kind === 'blocks' ? integer(0, 2, seed, at) : normal(seed, at)))
  const y = every(n, (i) => {
    if (kind === 'ties' && uniform(seed + 1, i) < 0.9) return 2
    const size = kind === 'fans out' ? (10 * i) / n : 1
    return X[i] + X[n + i] + size * normal(seed + 2, i)
  })
  if (kind === 'sorted') y.sort((a, b) => a - b)
  return {
    ...{ n, p, X, y, loss: 4, parameter: kind === 'tail' ? 0.99 : 0.3 },
    sparse: kind === 'sparse',
    weights: kind === 'weights' ? every(n, (i) => integer(0, 3, seed + 3, i)) : undefined,
    offset: kind === 'weights' ? every(n, (i) => normal(seed + 4, i)) : undefined,
  }
}

test.each(['plain', 'ties', 'blocks', 'sorted', 'fans out', 'tail', 'weights', 'sparse'])(
  'a sample of 8,000 rows leads to the optimum of all: %s',
  (kind) => {
    for (const [alpha, l1Ratio] of [
      [0, 0],
      [0.05, 1],
      [0.05, 0.5],
    ]) {
      const data = manyRows(kind, 77)
      const own = new Session(data).solve(alpha, l1Ratio)
      const exact = new Session(data).solve(alpha, l1Ratio, SIMPLEX)
      expect(own.status).toBe(0)
      expect(own.gap).toBeLessThanOrEqual(1e-12 * own.none)
      close(own.objective, exact.objective, 0)
    }
  },
)

test.each([1, 0.5])(
  'of 700 features in 60 rows a few are chosen, and none is missed: l1Ratio %s',
  (l1Ratio) => {
    const [n, p] = [60, 700]
    const X = every(n * p, (at) => normal(8, at))
    const y = every(n, (i) => 3 * X[i] - 2 * X[5 * n + i] + X[300 * n + i] + normal(9, i))
    const factors = every(p, (j) => (j === 7 ? 0 : 1))
    for (const alpha of [0.3, 0.05, 0.01]) {
      const data = { n, p, X, y, factors, loss: 5 }
      const own = new Session(data).solve(alpha, l1Ratio)
      expect(own.status).toBe(0)
      expect(own.gap).toBeLessThanOrEqual(1e-12 * own.none)
      close(own.objective, new Session(data).solve(alpha, l1Ratio, SIMPLEX).objective, 0)
    }
  },
)

test('alphaMax is where the last coefficient goes, also where residuals tie at zero', () => {
  let positive = 0
  for (let seed = 7001; seed <= 7300; seed++) {
    const { data } = drawKinked(seed, 1)
    const l1Ratio = uniform(seed, 40) < 0.7 ? 1 : 0.5
    const alpha = new Session(data).largest(l1Ratio)
    const left = (at: number) =>
      new Session(data).solve(at, l1Ratio).coef.filter((w, j) => w !== 0 && data.factors?.[j] !== 0).length
    expect(left(alpha * (1 + 1e-8) + 1e-9), `seed ${seed}`).toBe(0)
    if (alpha < 1e-6) continue
    positive++
    expect(left(alpha * (1 - 1e-6)), `seed ${seed}`).toBeGreaterThan(0)
  }
  expect(positive).toBeGreaterThan(150)
})

test.each([1, 0.3, 0])('a series ends at each alpha where a fit alone does: l1Ratio %s', (l1Ratio) => {
  for (let seed = 8001; seed <= 8060; seed++) {
    const { data } = drawKinked(seed, l1Ratio)
    const series = new Session(data)
    const most = Math.max(series.largest(l1Ratio), 1e-3)
    series.follow(l1Ratio)
    for (let k = 0; k < 12; k++) {
      const alpha = most * 0.6 ** k
      const own = series.solve(alpha, l1Ratio, 0, { start: 2 })
      expect(own.status, `seed ${seed}`).toBe(0)
      close(own.objective, new Session(data).solve(alpha, l1Ratio).objective, 0)
    }
  }
})

import { describe, expect, test } from 'vitest'
import { solvers } from '../../src/core/exports'
import { Core, type CoreProblem } from '../support/core'
import { integer, normal, pick, uniform } from '../support/hash'
import { quantileProgram } from '../support/quantile-program'

const SIMPLEX = solvers.indexOf('simplex')
const every = <T>(n: number, f: (i: number) => T) => Array.from({ length: n }, (_, i) => f(i))

interface Drawn {
  data: CoreProblem
  alpha: number
  l1Ratio: number
  slopes: [number, number]
}

/** Random rows of up to 20 features; half of the problems full of ties, repeated rows, or rows without residual. */
function draw(seed: number, l1Ratio = 1): Drawn {
  const u = (k: number) => uniform(seed, k)
  const n = integer(1, u(1) < 0.7 ? 40 : 200, seed, 2)
  const p = integer(1, u(3) < 0.5 ? 5 : 20, seed, 4)
  const whole = u(5) < 0.3
  const twins = u(6) < 0.2
  const from = every(n, (i) => (twins && uniform(seed + 7, i) < 0.5 ? integer(0, i, seed + 8, i) : i))
  const X = every(n * p, (at) => {
    const [i, j] = [from[at % n], Math.floor(at / n)]
    return whole ? integer(-2, 2, seed + 9, i, j) : normal(seed + 9, i, j)
  })
  const truth = every(p, (j) => (uniform(seed + 13, j) < 0.5 ? integer(-2, 2, seed + 14, j) : 0))
  const z = every(n, (i) => truth.reduce((t, w, j) => t + w * X[j * n + i], 1))
  const noise = pick(['none', 'mostly one value', 'counts', 'heavy', 'normal', 'normal'], seed, 15)
  const y = z.map((v, i) => {
    if (noise === 'none') return v
    if (noise === 'mostly one value') return uniform(seed + 16, i) < 0.9 ? 3 : integer(-5, 5, seed + 17, i)
    if (noise === 'counts') return integer(0, 3, seed + 17, i)
    return v + normal(seed + 18, i) * (noise === 'heavy' && uniform(seed + 19, i) < 0.3 ? 10 : 1)
  })
  const absolute = u(20) < 0.2
  const q = pick([0.001, 0.1, 0.25, 0.5, 0.5, 0.9, 0.999], seed, 21)
  const some = <T>(k: number, share: number, values: T[], count: number) =>
    u(k) < share ? every(count, (i) => pick(values, seed + k, i)) : undefined
  const weights = some(22, 0.3, [1, 1, 0.1, 2.7, 0], n)
  if (weights) weights[0] = 1
  return {
    data: {
      ...{ n, p, X, y, weights, loss: absolute ? 5 : 4, parameter: q, intercept: u(23) < 0.75 },
      sparse: u(24) < 0.2,
      offset: u(25) < 0.2 ? every(n, (i) => normal(seed + 25, i)) : undefined,
      factors: some(26, 0.3, [0, 0.5, 1, 2, Number.POSITIVE_INFINITY], p),
      lower: some(27, 0.2, [0, -0.5, Number.NEGATIVE_INFINITY], p),
      upper: some(28, 0.2, [0, 0.5, Number.POSITIVE_INFINITY], p),
    },
    alpha: pick([0, 0, 0.001, 0.01, 0.1, 1], seed, 29),
    l1Ratio,
    slopes: absolute ? [1, 1] : [q, 1 - q],
  }
}

/** Solves once, and again from where that ended. */
function solve({ data, alpha, l1Ratio }: Drawn) {
  const core = new Core('release')
  const problem = core.problem(data)
  const penalty = core.penalty(data, alpha, l1Ratio)
  const [coef, intercept, report] = [data.p, 1, 8].map((length) => core.put(Array(length).fill(0)))
  const run = (start: number) => {
    const call = (c: Core['exports']) =>
      c.solve(problem, penalty, SIMPLEX, 1e-9, 1e5, start, coef, intercept, report)
    const [status] = core.run(call)
    const [objective, gap, none, kkt, changes, , , unique] = core.read(report, 8)
    const found = { coef: core.read(coef, data.p), intercept: core.read(intercept, 1)[0] }
    return { status, objective, gap, none, kkt, changes, unique, ...found }
  }
  return { first: run(0), again: run(1) }
}

function objective({ data, alpha, slopes }: Drawn, coef: readonly number[], intercept: number): number {
  const { n, X, y, weights, offset, factors } = data
  const total = weights?.reduce((a, b) => a + b) ?? n
  const loss = y.reduce((t, v, i) => {
    const r = coef.reduce((s, w, j) => s - w * X[j * n + i], v - (offset?.[i] ?? 0) - intercept)
    return t + ((weights?.[i] ?? 1) / total) * Math.max(slopes[0] * r, -slopes[1] * r)
  }, 0)
  return coef.reduce((t, w, j) => (w === 0 ? t : t + alpha * (factors?.[j] ?? 1) * Math.abs(w)), loss)
}

test('on 250 random problems the optimum is the linear program’s', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const drawn = draw(seed)
    const { first } = solve(drawn)
    const size = Math.max(first.none, 1e-300)
    const program = quantileProgram(drawn.data, drawn.slopes, drawn.alpha)
    const own = objective(drawn, first.coef, first.intercept)
    expect(first.status, `seed ${seed}`).toBe(0)
    expect(Math.abs(own - first.objective), `seed ${seed}`).toBeLessThanOrEqual(1e-14 * (own + 10))
    // Its point obeys the bounds to 1e-7 only, and its value is no better known.
    expect(own - program.value, `seed ${seed}`).toBeLessThanOrEqual(1e-7 * size)
    expect(program.value - own, `seed ${seed}`).toBeLessThanOrEqual(1e-7 * size)
    if (!drawn.data.lower && !drawn.data.upper) {
      const theirs = objective(drawn, program.coef, program.intercept)
      expect(own, `seed ${seed}`).toBeLessThanOrEqual(theirs + 1e-14 * (theirs + 10))
      expect(theirs - own, `seed ${seed}`).toBeLessThanOrEqual(1e-12 * size + 1e-14 * (theirs + 10))
    }
  }
})

describe.each([1, 0.5, 0])('l1Ratio %s', (l1Ratio) => {
  test('on 500 random problems gap and violations are rounding, and the end is where the next solve stays', () => {
    for (let seed = 1001; seed <= 1500; seed++) {
      const { first, again } = solve(draw(seed, l1Ratio))
      expect(first.status, `seed ${seed}`).toBe(0)
      expect(first.gap, `seed ${seed}`).toBeLessThanOrEqual(1e-13 * Math.max(first.none, 1))
      expect(first.kkt, `seed ${seed}`).toBeLessThanOrEqual(1e-12)
      expect(again.status, `seed ${seed}`).toBe(0)
      expect(again.gap, `seed ${seed}`).toBeLessThanOrEqual(1e-13 * Math.max(first.none, 1))
      if (first.unique !== 1) continue
      const size = Math.max(1, ...first.coef.map(Math.abs), Math.abs(first.intercept))
      first.coef.forEach((w, j) => {
        expect(Math.abs(w - again.coef[j]), `seed ${seed}`).toBeLessThanOrEqual(1e-10 * size)
      })
    }
  })
})

describe('an optimum is called unique', () => {
  const rows = { n: 4, p: 1, loss: 5, X: [1, 2, 3, 4], y: [0, 3, 1, 9] }
  const unique = (data: CoreProblem, alpha = 0) =>
    solve({ data, alpha, l1Ratio: 1, slopes: [1, 1] }).first.unique

  test('where every multiplier is within its interval', () => {
    expect(unique({ ...rows, n: 5, X: [1, 2, 3, 4, 5], y: [0, 3, 1, 9, 7] })).toBe(1)
  })

  test('not between the two middle values of four', () => {
    expect(unique({ ...rows, X: [0, 0, 0, 0] })).toBe(0)
  })

  test('not where a column is repeated', () => {
    expect(unique({ ...rows, p: 2, X: [...rows.X, ...rows.X] }, 0.01)).toBe(0)
  })
})

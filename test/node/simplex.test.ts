import { describe, expect, test } from 'vitest'
import { solvers } from '../../src/core/exports'
import { Core, type CoreProblem } from '../support/core'
import { drawKinked, type Kinked, kinkedObjective } from '../support/kinked'
import { quantileProgram } from '../support/quantile-program'

const SIMPLEX = solvers.indexOf('simplex')
/** Solves once, and again from where that ended. */
function solve({ data, alpha, l1Ratio }: Kinked) {
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

test('on 250 random problems the optimum is the linear program’s', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const drawn = drawKinked(seed)
    const { first } = solve(drawn)
    const size = Math.max(first.none, 1e-300)
    const program = quantileProgram(drawn.data, drawn.slopes, drawn.alpha)
    const own = kinkedObjective(drawn, first.coef, first.intercept)
    expect(first.status, `seed ${seed}`).toBe(0)
    expect(Math.abs(own - first.objective), `seed ${seed}`).toBeLessThanOrEqual(1e-14 * (own + 10))
    // Its point obeys the bounds to 1e-7 only, and its value is no better known.
    expect(own - program.value, `seed ${seed}`).toBeLessThanOrEqual(1e-7 * size)
    expect(program.value - own, `seed ${seed}`).toBeLessThanOrEqual(1e-7 * size)
    if (!drawn.data.lower && !drawn.data.upper) {
      const theirs = kinkedObjective(drawn, program.coef, program.intercept)
      expect(own, `seed ${seed}`).toBeLessThanOrEqual(theirs + 1e-14 * (theirs + 10))
      expect(theirs - own, `seed ${seed}`).toBeLessThanOrEqual(1e-12 * size + 1e-14 * (theirs + 10))
    }
  }
})

describe.each([1, 0.5, 0])('l1Ratio %s', (l1Ratio) => {
  test('on 500 random problems gap and violations are rounding, and the end is where the next solve stays', () => {
    for (let seed = 1001; seed <= 1500; seed++) {
      const { first, again } = solve(drawKinked(seed, l1Ratio))
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

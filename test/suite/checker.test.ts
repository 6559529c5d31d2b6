import { describe, expect, test } from 'vitest'
import { certified } from '../support/certified'
import { check, refuted } from '../support/checker'
import { naiveCertificate } from '../support/naive-certificate'
import { randomProblem } from '../support/random'

const EPS = 2 ** -52

describe.each(certified)('the checker on $name', ({ task, coef, intercept, objective }) => {
  const exact = check(task, { coef, intercept })

  test('finds the exact objective, no gap and no violation', () => {
    expect(Math.abs(exact.objective - objective)).toBeLessThanOrEqual(2 * EPS * objective)
    expect(exact.gap).toBeLessThanOrEqual(1e-14 * exact.nullObjective)
    expect(exact.contractGap).toBeLessThanOrEqual(1e-12 * exact.nullObjective)
    expect(exact.kkt).toBeLessThanOrEqual(1e-10 * exact.nullObjective)
    expect(refuted(exact, { status: 'optimal', kkt: exact.kkt })).toBeUndefined()
  })

  test('refutes every coefficient moved by a thousandth of the largest', () => {
    const step = Math.max(...coef.map(Math.abs)) / 1000
    coef.forEach((_, j) => {
      const moved = coef.map((w, k) => (k === j ? w + step : w))
      const found = check(task, { coef: moved, intercept })
      expect(found.gap).toBeGreaterThanOrEqual(found.objective - objective - 4 * EPS * objective)
      expect(refuted(found, { status: 'optimal', kkt: found.kkt })).toMatch(/^gap/)
    })
  })

  test("refutes a kkt that is not the answer's", () => {
    const found = check(task, { coef: coef.map((w) => 1.01 * w), intercept })
    expect(refuted(found, { status: 'stopped', kkt: found.kkt })).toBeUndefined()
    expect(refuted(found, { status: 'stopped', kkt: 0.999 * found.kkt })).toMatch(/^kkt/)
  })
})

test("the checker agrees with the contract's formulas written out in doubles", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { task, answer } = randomProblem(seed)
    const found = check(task, answer)
    const naive = naiveCertificate(task, answer)
    const size = Math.max(naive.objective, naive.nullObjective)
    expect(Math.abs(found.objective - naive.objective), `objective, seed ${seed}`).toBeLessThanOrEqual(
      1e-12 * size,
    )
    expect(Math.abs(found.nullObjective - naive.nullObjective), `null, seed ${seed}`).toBeLessThanOrEqual(
      1e-10 * size,
    )
    if (naive.gap < 1e6 * size || found.contractGap < 1e6 * size)
      expect(Math.abs(found.contractGap - naive.gap), `gap, seed ${seed}`).toBeLessThanOrEqual(
        1e-9 * (size + naive.gap),
      )
    expect(Math.abs(found.kkt - naive.kkt), `kkt, seed ${seed}`).toBeLessThanOrEqual(
      1e-11 * (size + naive.kkt),
    )
  }
})

import { describe, expect, test } from 'vitest'
import { certified } from '../support/certified'
import { check, refuted, type Task } from '../support/checker'
import { normal } from '../support/hash'
import { naiveCertificate } from '../support/naive-certificate'
import { bestVertex, kinkedTask } from '../support/naive-vertices'
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
    // Where there is a kink, only the optimum has a kkt of its own.
    const [status, at] = found.kinked ? (['optimal', exact] as const) : (['stopped', found] as const)
    expect(refuted(at, { status, kkt: at.kkt })).toBeUndefined()
    expect(refuted(at, { status, kkt: at.kkt + 1e-3 * found.kkt })).toMatch(/^kkt/)
  })
})

test("the checker agrees with the contract's formulas written out in doubles", () => {
  for (let seed = 1; seed <= 500; seed++) {
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

describe('the checker on losses with a kink', () => {
  test('finds no gap at the best of all vertices, and no gap too small elsewhere', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const task = kinkedTask(seed)
      const optimum = bestVertex(task)
      const exact = check(task, optimum)
      const size = exact.nullObjective + 1e-3
      expect(exact.gap, `seed ${seed}`).toBeLessThanOrEqual(1e-12 * size)
      expect(exact.kkt, `seed ${seed}`).toBeLessThanOrEqual(1e-12 * size + exact.kktRounding)
      const other = {
        coef: optimum.coef.map((w, j) => w + normal(seed, 7, j) / 4),
        intercept: optimum.intercept,
      }
      const found = check(task, other)
      expect(found.gap, `seed ${seed}`).toBeGreaterThanOrEqual(
        found.objective - exact.objective - 1e-13 * size,
      )
    }
  })
})

test('the checker on two classes by softmax is the one on the logistic loss', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { task, answer } = randomProblem(seed)
    if (task.loss !== 'logistic' || task.lower) continue
    const w = Array.from(answer.coef)
    const [l1, l2] = [task.alpha * task.l1Ratio, task.alpha * (1 - task.l1Ratio)]
    // (-w/2, w/2) has |w| in all, and w^2/2; the classes' slopes are half as much apart as -1 and 1.
    const softmax: Task = {
      ...task,
      loss: 'softmax',
      y: task.y.map((v) => (v > 0 ? 1 : 0)),
      offset: task.offset?.flatMap((o) => [-o / 2, o / 2]),
      alpha: l1 + 2 * l2,
      l1Ratio: l1 / (l1 + 2 * l2),
    }
    const two = check(softmax, {
      coef: [...w.map((v) => -v / 2), ...w.map((v) => v / 2)],
      intercept: [-(answer.intercept as number) / 2, (answer.intercept as number) / 2],
    })
    const one = check(task, answer)
    for (const field of ['objective', 'nullObjective', 'contractGap', 'kkt'] as const) {
      if (one[field] === Infinity) expect(two[field]).toBe(Infinity)
      else
        expect(Math.abs(two[field] - one[field]), `${field}, seed ${seed}`).toBeLessThanOrEqual(
          1e-12 * (1 + one[field]),
        )
    }
  }
})

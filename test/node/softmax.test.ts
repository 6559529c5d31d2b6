import { expect, test } from 'vitest'
import { Core, type CoreProblem } from '../support/core'
import { expectClose } from '../support/expect-close'
import { integer, normal, pick, uniform } from '../support/hash'
import { newton } from '../support/naive-softmax'

const SOFTMAX = 6
const AUTO = 0
const NEWTON = 3
const QUASI_NEWTON = 10
const SEPARABLE = 2
const IMPOSSIBLE = 4

const every = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i))

interface Options {
  readonly l1Ratio?: number
  readonly solver?: number
  readonly tol?: number
  readonly budget?: number
  readonly from?: Answer
  readonly grouped?: boolean
}

interface Answer {
  readonly status: number
  readonly coef: number[]
  readonly intercept: number[]
  readonly report: number[]
}

/** A problem of K classes in a core of its own, and what comes of it. */
class Fitted {
  readonly core = new Core('release')
  readonly problem: number

  constructor(readonly data: CoreProblem) {
    this.problem = this.core.problem({ loss: SOFTMAX, ...data })
  }

  get K(): number {
    return this.data.parameter as number
  }

  alphaMax(l1Ratio: number, grouped = false): number {
    const penalty = this.penalty(0, l1Ratio, grouped)
    return this.core.run((c) => c.alphaMax(this.problem, penalty))[0]
  }

  penalty(alpha: number, l1Ratio: number, grouped: boolean): number {
    const { core } = this
    const { factors, lower, upper } = this.data
    const [v, low, high] = [factors, lower, upper].map((values) => core.put(values))
    return core.exports.penalty(alpha, l1Ratio, v, low, high, Number(grouped))
  }

  solve(
    alpha: number,
    { l1Ratio = 0, solver = AUTO, tol = 1e-9, budget, from, grouped = false }: Options = {},
    start = 0,
  ): Answer {
    const { core, K } = this
    const { p } = this.data
    const [w, b, r] = [
      core.put(from?.coef ?? every(K * p, () => 0)),
      core.put(from?.intercept ?? every(K, () => 0)),
      core.put(every(8, () => 0)),
    ]
    const penalty = this.penalty(alpha, l1Ratio, grouped)
    const call = (c: Core['exports']) =>
      c.solve(this.problem, penalty, solver, tol, 100_000, from ? 1 : start, w, b, r)
    const [status] = core.run(call, budget)
    return { status, coef: core.read(w, K * p), intercept: core.read(b, K), report: core.read(r, 8) }
  }
}

/** Classes that follow the features, not too closely. */
function draw(seed: number, K: number, n: number, p: number, more: Partial<CoreProblem> = {}): CoreProblem {
  const hollow = more.sparse === true
  const X = every(n * p, (at) =>
    hollow && uniform(seed, at, 1) < 0.6 ? 0 : normal(seed, at, 0) + (hollow ? 0 : 3),
  )
  const y = every(n, (i) => {
    if (i < K) return i
    const z = every(K, (k) => X[(k % p) * n + i] * (k < p ? 1 : -1) + 1.5 * normal(seed, i, k + 2))
    return z.indexOf(Math.max(...z))
  })
  return { n, p, X, y, parameter: K, ...more }
}

const solved = (data: CoreProblem, alpha: number, options?: Options) => new Fitted(data).solve(alpha, options)
const all = ({ coef, intercept }: Answer) => [...coef, ...intercept]

test('agrees with a plain Newton method, with weights, offsets, factors and without intercept', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const K = integer(3, 5, seed, 1)
    const n = integer(2 * K, 40, seed, 2)
    const p = integer(1, 6, seed, 3)
    const data = draw(seed, K, n, p, {
      sparse: uniform(seed, 4) < 0.3,
      weights: uniform(seed, 5) < 0.4 ? every(n, (i) => (i < K ? 1 : integer(0, 3, seed, 6, i))) : undefined,
      offset: uniform(seed, 7) < 0.3 ? every(n * K, (i) => normal(seed, 8, i)) : undefined,
      factors: uniform(seed, 9) < 0.4 ? every(p, (j) => pick([0.5, 1, 2], seed, 10, j)) : undefined,
      intercept: uniform(seed, 11) < 0.7,
    })
    const twin = newton(data, K, 0.05)
    const answer = solved(data, 0.05)
    expect(answer.status).toBe(0)
    expectClose(all(answer), [...twin.coef, ...twin.intercept], 1e-11)
    expectClose(all(solved(data, 0.05, { solver: QUASI_NEWTON })), all(answer), 1e-10)
  }
})

test('two classes are the logistic problem with half the ridge', () => {
  const data = draw(3, 2, 30, 3)
  const two = solved(data, 0.1)
  const core = new Fitted({ ...data, loss: 1, y: data.y.map((k) => 2 * k - 1), parameter: 1 })
  const one = core.solve(0.05)
  expectClose(
    every(3, (j) => two.coef[3 + j] - two.coef[j]),
    one.coef,
    1e-13,
  )
  expectClose([two.intercept[1] - two.intercept[0]], one.intercept, 1e-13)
  expectClose([two.report[0]], [one.report[0]], 1e-14)
})

test('a ridge on more features than rows is the same in its rows as in its coefficients', () => {
  for (const sparse of [false, true]) {
    const data = draw(5, 4, 25, 60, { sparse, weights: every(25, (i) => (i === 7 ? 0 : 1 + (i % 3))) })
    const direct = solved(data, 0.01, { solver: NEWTON })
    const rows = solved(data, 0.01, { solver: QUASI_NEWTON })
    expect(rows.report[5]).toBe(QUASI_NEWTON)
    expectClose(all(rows), all(direct), 1e-9)
    expectClose([rows.report[0]], [direct.report[0]], 1e-13)
  }
})

test('a dense design and its sparse form give one answer', () => {
  for (const l1Ratio of [0, 0.5, 1]) {
    const data = draw(8, 3, 40, 12, { sparse: true })
    const answer = solved(data, 0.02, { l1Ratio })
    expectClose(all(solved({ ...data, sparse: false }, 0.02, { l1Ratio })), all(answer), 1e-10)
  }
})

test('all coefficients are zero from alphaMax on, and not below', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const offset = seed % 3 === 0 ? every(60, (i) => normal(seed, 40, i)) : undefined
    const problem = new Fitted(draw(seed, 3, 20, 5, { offset, sparse: seed % 2 === 0 }))
    for (const l1Ratio of [1, 0.4]) {
      const most = problem.alphaMax(l1Ratio)
      expect(problem.solve(most, { l1Ratio }).coef.every((w) => w === 0)).toBe(true)
      expect(problem.solve(0.999 * most, { l1Ratio }).coef.some((w) => w !== 0)).toBe(true)
    }
  }
})

test('a path gives what single fits give', () => {
  for (const [l1Ratio, sparse, p] of [
    [1, false, 8],
    [0.5, true, 8],
    [0, false, 8],
    [1, false, 60],
    [0, false, 150],
  ] as const) {
    // Of an even number of classes a pure L1 can leave a feature's coefficients an interval to move in together.
    const data = draw(11, 3, 40, p, { sparse, factors: every(p, (j) => (j === 2 && p < 20 ? 0 : 1)) })
    const path = new Fitted(data)
    const most = path.alphaMax(l1Ratio)
    const penalty = path.core.penalty(data, most, l1Ratio)
    path.core.run((c) => void c.follow(path.problem, penalty))
    for (const share of [1, 0.5, 0.2, 0.19, 0.05, 0.01]) {
      const step = path.solve(share * most, { l1Ratio }, 2)
      const alone = solved(data, share * most, { l1Ratio })
      expect([step.status, alone.status]).toEqual([0, 0])
      expectClose([step.report[0]], [alone.report[0]], 1e-11)
      if (p < 20) expectClose(all(step), all(alone), 1e-6)
    }
  }
})

test('what is unpenalised sums to zero over the classes', () => {
  const answer = solved(draw(4, 4, 50, 3, { factors: [1, 0, 1] }), 0.01, { l1Ratio: 0.5 })
  const free = every(4, (k) => answer.coef[3 * k + 1])
  for (const values of [free, answer.intercept]) {
    expect(Math.abs(values.reduce((a, b) => a + b))).toBeLessThan(
      1e-15 * Math.max(...values.map(Math.abs)) * 4,
    )
  }
})

test('without a penalty, classes that a plane parts have no finite optimum; others have', () => {
  const X = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  const apart = { n: 9, p: 1, X, y: [0, 0, 0, 1, 1, 1, 2, 2, 2], parameter: 3 }
  expect(solved(apart, 0).status).toBe(SEPARABLE)
  const mixed = solved({ ...apart, y: [0, 1, 2, 0, 1, 2, 0, 1, 2] }, 0)
  expect(mixed.status).toBe(0)
  expect(mixed.report[3]).toBeLessThan(1e-14)
})

test('a class of one member, and one of none but its weight', () => {
  const y = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2]
  const data = { n: 10, p: 1, X: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], y, parameter: 3 }
  const answer = solved(data, 1e-3)
  expect(answer.status).toBe(0)
  expectClose(all(answer), Object.values(newton(data, 3, 1e-3)).flat(), 1e-10)
  expect(solved({ ...data, weights: y.map((k) => (k === 2 ? 0 : 1)) }, 1e-3).status).toBe(SEPARABLE)
})

test('starts from a given point, whatever its gauge', () => {
  const data = draw(9, 3, 40, 4)
  const answer = solved(data, 0.02)
  const shifted = {
    ...answer,
    coef: answer.coef.map((w) => w + 5),
    intercept: answer.intercept.map((b) => b - 2),
  }
  expectClose(all(solved(data, 0.02, { from: shifted })), all(answer), 1e-12)
})

test('pauses change no bit', () => {
  for (const [l1Ratio, solver] of [
    [0, NEWTON],
    [0, QUASI_NEWTON],
    [0.7, AUTO],
  ]) {
    const data = draw(6, 4, 60, 7)
    const whole = solved(data, 0.01, { l1Ratio, solver })
    expect(solved(data, 0.01, { l1Ratio, solver, budget: 1000 })).toEqual(whole)
  }
})

/** The largest violation of what holds at the optimum where the L1 part is the norm over the classes, and the objective. */
function grouped(data: CoreProblem, { coef, intercept }: Answer, alpha: number, l1Ratio: number): number[] {
  const { n, p, X, y, factors, parameter: K = 0 } = data
  const g = every(K * p, () => 0)
  const g0 = every(K, () => 0)
  let objective = 0
  for (let i = 0; i < n; i++) {
    const z = every(K, (k) =>
      every(p, (j) => coef[k * p + j] * X[j * n + i]).reduce((a, b) => a + b, intercept[k]),
    )
    const e = z.map(Math.exp)
    const total = e.reduce((a, b) => a + b)
    objective += (Math.log(total) - z[y[i]]) / n
    for (let k = 0; k < K; k++) {
      const u = (Number(y[i] === k) - e[k] / total) / n
      g0[k] += u
      for (let j = 0; j < p; j++) g[k * p + j] += u * X[j * n + i]
    }
  }
  let most = Math.max(...g0.map(Math.abs))
  for (let j = 0; j < p; j++) {
    const v = factors?.[j] ?? 1
    const w = every(K, (k) => coef[k * p + j])
    const c = every(K, (k) => g[k * p + j])
    const size = Math.hypot(...w)
    const [l1, l2] = [alpha * v * l1Ratio, alpha * v * (1 - l1Ratio)]
    objective += l1 * size + (l2 * size * size) / 2
    const left =
      size === 0
        ? Math.max(0, Math.hypot(...c) - l1)
        : Math.hypot(...w.map((x, k) => c[k] - l2 * x - (l1 * x) / size))
    most = Math.max(most, left)
  }
  return [most, objective]
}

test('a grouped penalty takes a feature from all classes at once', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const p = integer(1, 40, seed, 1)
    const factors = uniform(seed, 2) < 0.3 ? every(p, (j) => pick([0.5, 1, 2], seed, 3, j)) : undefined
    const data = draw(seed, integer(3, 5, seed, 4), 40, p, { factors, sparse: uniform(seed, 5) < 0.3 })
    const l1Ratio = pick([1, 0.5], seed, 6)
    const problem = new Fitted(data)
    const most = problem.alphaMax(l1Ratio, true)
    expect(problem.solve(most, { l1Ratio, grouped: true }).coef.every((w) => w === 0)).toBe(true)
    expect(problem.solve(0.999 * most, { l1Ratio, grouped: true }).coef.some((w) => w !== 0)).toBe(true)
    const alpha = pick([0.5, 0.1, 0.01], seed, 7) * most
    const answer = problem.solve(alpha, { l1Ratio, grouped: true })
    const [violation, objective] = grouped(data, answer, alpha, l1Ratio)
    expect(answer.status).toBe(0)
    expect(violation).toBeLessThan(1e-11)
    expect(answer.report[3]).toBeLessThan(1e-11)
    expectClose([answer.report[0]], [objective], 1e-13)
    expect(answer.report[1]).toBeLessThan(1e-9 * answer.report[2])
  }
})

test('a grouped penalty has no bounds', () => {
  const data = draw(2, 3, 20, 2, { lower: [0, -Infinity] })
  expect(solved(data, 0.1, { l1Ratio: 1, grouped: true }).status).toBe(IMPOSSIBLE)
})

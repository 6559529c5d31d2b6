import { expect, test } from 'vitest'
import { check, refuted } from '../support/checker'
import { Core, type CoreProblem } from '../support/core'
import { integer, normal, pick, uniform } from '../support/hash'

/** Alphas of a path, as shares of alpha_max: a hair below it, a coarse start, then steps as a path has them. */
const SHARES = [1, 1 - 2 ** -50, 0.7, 0.3, 0.29, 0.28, 0.1, 0.03, 0.01, 0.003]

const every = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i))

interface Drawn extends CoreProblem {
  readonly l1Ratio: number
  /** Whether the optimum is one point. */
  readonly unique: boolean
}

/** The target that each loss has of a noisy response. */
const TARGETS: Record<number, (v: number, i: number) => number> = {
  0: (v) => v,
  1: (v, i) => (i < 2 ? 2 * i - 1 : v > 0 ? 1 : -1),
  2: (v, i) => (i % 7 === 0 ? 20 * v : v),
  3: (v) => Math.round(Math.exp(v / 2)),
}
const NAMES = ['squared', 'logistic', 'huber', 'poisson'] as const

/** Any shape, with every option in play. */
function draw(seed: number, loss: number, filled?: boolean): Drawn {
  const at = (k: number): number => uniform(seed, 500, k)
  const n = integer(5, 40, seed, 501)
  const p = integer(1, 40, seed, 502)
  const hollow = filled === undefined ? at(1) < 0.3 : !filled
  const entry = (i: number, j: number) =>
    hollow && uniform(seed, i, j + 700) < 0.85 ? 0 : normal(seed, i, j)
  const X = every(n * p, (k) => entry(k % n, Math.floor(k / n)))
  const correlated = !hollow && at(2) < 0.3
  for (let k = n; correlated && k < n * p; k++) X[k] += 0.9 * X[k - n]
  const repeated = p > 1 && at(3) < 0.2
  if (repeated) for (let i = 0; i < n; i++) X[n * (p - 1) + i] = X[i]
  const noisy = every(n, (i) => 2 * X[i] + normal(seed, i, 999) + 0.3)
  const y = noisy.map(TARGETS[loss])
  const weights = at(4) < 0.3 ? every(n, (i) => (i < 2 ? 1 : integer(0, 3, seed, 503, i))) : undefined
  const bounded = at(5) < 0.25
  const l1Ratio = at(6) < 0.5 ? 1 : 0.05 + 0.9 * at(7)
  return {
    n,
    p,
    X,
    y,
    loss,
    parameter: pick([0.02, 0.5, 1.345, 100], seed, 507),
    l1Ratio,
    weights,
    sparse: hollow,
    offset: at(8) < 0.2 ? every(n, (i) => normal(seed, i, 998)) : undefined,
    factors: at(9) < 0.3 ? every(p, (j) => pick([0, 0.5, 1, 3, Infinity], seed, 504, j)) : undefined,
    lower: bounded ? every(p, (j) => pick([0, -0.1, -Infinity], seed, 505, j)) : undefined,
    upper: bounded ? every(p, (j) => pick([0, 0.2, Infinity], seed, 506, j)) : undefined,
    intercept: at(10) < 0.7,
    standardize: at(11) < 0.3,
    unique: !repeated && !hollow && !correlated && weights === undefined && 2 * p < n,
  }
}

/** Coefficients, and so on, of one problem of a core, in buffers of its own. */
function solver(core: Core, problem: number, data: Drawn) {
  const [coef, intercept, report] = [data.p, 1, 8].map((length) => core.put(Array(length).fill(0)))
  return (alpha: number, start: number) => {
    const penalty = core.penalty(data, alpha, data.l1Ratio)
    const [status] = core.run(
      (c) => c.solve(problem, penalty, 0, 1e-9, 1e5, start, coef, intercept, report),
      3e4,
    )
    const [objective, gap, nullObjective, kkt] = core.read(report, 8)
    return {
      status,
      objective,
      gap,
      nullObjective,
      kkt,
      coef: core.read(coef, data.p),
      intercept: core.read(intercept, 1)[0],
    }
  }
}

function task(data: Drawn, alpha: number) {
  return {
    loss: NAMES[data.loss ?? 0],
    parameter: data.parameter,
    X: every(data.n, (i) => every(data.p, (j) => data.X[j * data.n + i])),
    y: data.y,
    weights: data.weights,
    offset: data.offset,
    alpha,
    l1Ratio: data.l1Ratio,
    penaltyFactor: data.factors,
    lower: data.lower,
    upper: data.upper,
    fitIntercept: data.intercept ?? true,
    standardize: data.standardize ?? false,
  }
}

/** How many solves of the path the drawn problem allows; each is held against the cold fit and the checker. */
function follow(data: Drawn, seed: number): number {
  const core = new Core('release')
  const problem = core.problem(data)
  const unit = core.penalty(data, 1, data.l1Ratio)
  const [most] = core.run((c) => c.alphaMax(problem, unit))
  if (!(most > 0)) return 0
  core.run((c) => c.follow(problem, unit) as undefined)
  const series = solver(core, problem, data)
  const cold = solver(core, core.problem(data), data)
  const where = `seed ${seed}`
  let solved = 0
  for (const share of SHARES) {
    const alpha = share * most
    const path = series(alpha, 2)
    const fit = cold(alpha, 0)
    expect(path.status, where).toBe(fit.status)
    if (fit.status !== 0) break
    solved++
    const scale = fit.nullObjective
    expect(Math.abs(path.objective - fit.objective), where).toBeLessThanOrEqual(1e-11 * scale)
    expect(path.gap, where).toBeLessThanOrEqual(1e-9 * scale)
    const penalised = path.coef.filter((_, j) => data.factors?.[j] !== 0)
    // Of a Huber loss other points are as good where all rows are outliers.
    if (share === 1 && data.loss !== 2)
      expect(
        penalised.filter((w) => w !== 0),
        where,
      ).toEqual([])
    const size = Math.max(...fit.coef.map(Math.abs))
    const off = Math.max(...path.coef.map((w, j) => Math.abs(w - fit.coef[j])))
    if (data.unique) expect(off, where).toBeLessThanOrEqual(1e-9 * size)
    const finding = check(task(data, alpha), path)
    expect(refuted(finding, { status: 'optimal', kkt: path.kkt }), where).toBeUndefined()
  }
  return solved
}

test.each([
  ['logistic', 1, undefined],
  ['Huber', 2, undefined],
  ['Poisson', 3, undefined],
  ['sparse squared', 0, false],
  ['squared', 0, true],
])('a %s path is the cold fits, and the checker refutes none of it', (_, loss, filled) => {
  let solved = 0
  for (let seed = 1; seed <= 150; seed++) solved += follow(draw(seed, loss, filled), seed)
  expect(solved).toBeGreaterThan(1000)
})

test('two series on one design take turns', () => {
  const data = {
    ...draw(4, 1),
    n: 40,
    p: 6,
    l1Ratio: 1,
    sparse: false,
    factors: undefined,
    lower: undefined,
    upper: undefined,
  }
  const whole: Drawn = {
    ...data,
    X: every(240, (k) => normal(77, k)),
    y: every(40, (i) => (normal(77, i) + normal(78, i) > 0 ? 1 : -1)),
    weights: undefined,
    offset: undefined,
  }
  const left = { ...whole, weights: every(40, (i) => (i % 4 === 0 ? 0 : 1)) }
  const core = new Core('release')
  const design = core.exports.design(0, 40, 6, core.put(whole.X), 0, 0)
  const unit = core.penalty(whole, 1, 1)
  const [a, b] = [whole, left].map(({ y, weights }) => {
    const problem = core.exports.problem(design, 1, 0, core.put(y), core.put(weights), 0, 1, 0)
    core.run((c) => c.follow(problem, unit) as undefined)
    return solver(core, problem, whole)
  })
  for (const alpha of [0.2, 0.1, 0.05, 0.02, 0.01]) {
    for (const [series, own] of [
      [a, whole],
      [b, left],
    ] as const) {
      const turn = series(alpha, 2)
      expect(turn.status).toBe(0)
      const alone = new Core('release')
      const fit = solver(alone, alone.problem(own), own)(alpha, 0)
      turn.coef.forEach((w, j) => {
        expect(Math.abs(w - fit.coef[j])).toBeLessThanOrEqual(1e-9)
      })
    }
  }
})

test('the model makes room as features come', () => {
  const [n, p] = [400, 700]
  const X = every(n * p, (k) => normal(80, k % n, Math.floor(k / n)))
  const y = every(n, (i) => (i % 2 === 0 ? 1 : -1))
  const data: Drawn = { n, p, X, y, loss: 1, l1Ratio: 0.02, unique: false }
  const core = new Core('release')
  const problem = core.problem(data)
  core.run((c) => c.follow(problem, core.penalty(data, 1, data.l1Ratio)) as undefined)
  const series = solver(core, problem, data)
  for (const alpha of [1, 0.3, 0.1, 0.03]) {
    const { status, gap, nullObjective, coef } = series(alpha, 2)
    expect(status).toBe(0)
    expect(gap).toBeLessThanOrEqual(1e-9 * nullObjective)
    if (alpha === 0.03) expect(coef.filter((w) => w !== 0).length).toBeGreaterThan(512)
  }
})

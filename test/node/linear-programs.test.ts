import highsLoader from 'highs'
import { expect, test } from 'vitest'
import { check, type Task } from '../support/checker'
import { make } from '../support/estimators'
import { integer, normal, pick, uniform } from '../support/hash'

const highs = await highsLoader()

/** A problem of the L1 or a quantile loss with an L1 penalty or none; some with ties, zeros and repeated rows. */
function problem(seed: number): Task {
  const n = integer(2, 200, seed, 1)
  const p = integer(1, 20, seed, 2)
  const kind = pick(['normal', 'integers', 'repeated', 'heavy', 'same y'] as const, seed, 3)
  const entry = (i: number, j: number): number => {
    const row = kind === 'repeated' ? i % Math.ceil(n / 3) : i
    return kind === 'integers' ? integer(-3, 3, seed, row, j + 10) : normal(seed, row, j + 10)
  }
  const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => entry(i, j)))
  const y = X.map((x, i) => {
    const noise = kind === 'heavy' ? normal(seed, i, 4) / (0.05 + uniform(seed, i, 5)) : entry(i, 400)
    if (kind === 'same y') return uniform(seed, i, 6) < 0.9 ? 1 : noise
    return 1 + x[0] - (x[1] ?? 0) + noise
  })
  const quantile = uniform(seed, 7) < 0.5 ? undefined : pick([0.001, 0.1, 0.5, 0.9, 0.999], seed, 8)
  return {
    loss: quantile === undefined ? 'absolute' : 'quantile',
    parameter: quantile,
    X,
    y,
    weights: uniform(seed, 9) < 0.7 ? undefined : X.map((_, i) => integer(1, 3, seed, 10, i)),
    alpha: uniform(seed, 11) < 0.5 ? 0 : 10 ** -integer(0, 4, seed, 12),
    l1Ratio: 1,
    fitIntercept: uniform(seed, 13) < 0.8,
    standardize: false,
  }
}

/** min sum s (high a + low c) + S alpha sum (v + u), X (v - u) + b + a - c = y, all but b at least 0. */
function byLinearProgram({ loss, parameter: q = 0.5, X, y, weights, alpha, fitIntercept }: Task) {
  const [high, low] = loss === 'absolute' ? [1, 1] : [q, 1 - q]
  const s = weights ?? y.map(() => 1)
  const total = s.reduce((a, b) => a + b)
  const signed = (c: number, name: string): string => `${c < 0 ? '-' : '+'} ${Math.abs(c)} ${name}`
  const cost = [
    ...y.flatMap((_, i) => [signed(s[i] * high, `a${i}`), signed(s[i] * low, `c${i}`)]),
    ...X[0].flatMap((_, j) => [signed(total * alpha, `v${j}`), signed(total * alpha, `u${j}`)]),
  ]
  const rows = X.map((x, i) => {
    const terms = x.flatMap((v, j) => [signed(v, `v${j}`), signed(-v, `u${j}`)])
    return ` r${i}: ${terms.join(' ')} ${fitIntercept ? '+ b' : ''} + a${i} - c${i} = ${y[i]}`
  })
  const { Status, Columns } = highs.solve(
    `Minimize\n obj: ${cost.join(' ')}\nSubject To\n${rows.join('\n')}\nBounds\n${fitIntercept ? ' b free\n' : ''}End`,
    { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 },
  )
  expect(Status).toBe('Optimal')
  const value = (name: string): number => (Columns[name] as { Primal: number }).Primal
  const coef = X[0].map((_, j) => value(`v${j}`) - value(`u${j}`))
  return { coef, intercept: fitIntercept ? value('b') : 0 }
}

test('the objective of 200 problems of the L1 and quantile losses is that of a linear program, or lower', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const task = problem(seed)
    const { loss, parameter, alpha, fitIntercept, X, y, weights } = task
    const name = loss === 'absolute' ? 'LeastAbsoluteDeviations' : 'QuantileRegressor'
    const own = parameter === undefined ? {} : { quantile: parameter }
    const estimator = make(name, { ...own, alpha, l1Ratio: 1, fitIntercept })
    const ours = check(task, estimator.fit(X, y, weights && { sampleWeight: weights }))
    const theirs = check(task, byLinearProgram(task))
    expect(ours.objective, `seed ${seed}`).toBeLessThanOrEqual(
      theirs.objective + 1e-12 * Math.max(theirs.objective, 1e-3 * ours.nullObjective),
    )
    expect(ours.gap, `seed ${seed}`).toBeLessThanOrEqual(1e-12 * ours.nullObjective)
  }
}, 600_000)

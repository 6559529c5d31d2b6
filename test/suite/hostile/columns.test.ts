import { describe, expect, test } from 'vitest'
import { estimatorNames, estimators, observed } from '../../support/estimators'
import { integer, normal } from '../../support/hash'
import { problemOf } from '../../support/problem/by-hand'
import { judge } from '../../support/problem/judge'

const n = 40
const p = 6
const plain = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(21, i, j)))
const z = plain.map((x, i) => x[0] - x[1] + 0.5 * x[3] + normal(22, i))

/** X made hostile, and the factor by which alpha has to grow with it for about the same fit. */
const designs: [string, number[][], number][] = [
  ['X + 1e6', plain.map((x) => x.map((v) => v + 1e6)), 1],
  ['X + 1e6 in one column', plain.map((x) => x.map((v, j) => (j === 1 ? v + 1e6 : v))), 1],
  ['X * 2^300', plain.map((x) => x.map((v) => v * 2 ** 300)), 2 ** 300],
  ['X * 2^-300', plain.map((x) => x.map((v) => v * 2 ** -300)), 2 ** -300],
  ['a zero column', plain.map((x) => [...x, 0]), 1],
  ['a constant column', plain.map((x) => [...x, 0.1]), 1],
  ['a constant column first', plain.map((x) => [7, ...x]), 1],
  ['nothing but constant columns', plain.map(() => [1, 0, -3.7]), 1],
  ['duplicate columns', plain.map((x) => [...x, ...x]), 1],
  ['a column and its negative', plain.map((x) => [...x, -x[0]]), 1],
  ['a column and its double', plain.map((x) => [...x, 2 * x[1]]), 1],
  ['a column and nearly the same', plain.map((x, i) => [...x, x[0] * (1 + 2 ** -30 * (i % 2))]), 1],
  ['p = 5 n', plain.map((_, i) => Array.from({ length: 5 * n }, (_, j) => normal(23, i, j))), 1],
  [
    'p = 5 n of small integers',
    plain.map((_, i) => Array.from({ length: 5 * n }, (_, j) => integer(-2, 2, 24, i, j))),
    1,
  ],
  ['columns of all magnitudes', plain.map((x) => x.map((v, j) => v * 10 ** (12 * j - 30))), 1],
  ['one column that is not zero', plain.map((x, i) => [0, 0, i === 3 ? 5 : 0, x[0]]), 1],
]

/** What is wrong, except that rounding of a coefficient beside 1e9 moves a loss with a kink by more than tol, and is told. */
function wrongButForRounding(problem: Parameters<typeof judge>[0]): string | undefined {
  const wrong = judge(problem)
  if (!['absolute', 'quantile'].includes(problem.task.loss)) return wrong
  const told = /^stopped after \d+ at gap (\S+); the checker finds (\S+) of (\S+)$/.exec(wrong ?? '')
  if (!told) return wrong
  const [gap, found, size] = told.slice(1).map(Number)
  return gap <= 1e-7 * size && found <= gap * (1 + 1e-6) ? undefined : wrong
}

describe.each(estimatorNames)('%s', (name) => {
  const { classes, classifier, loss, takesAlpha } = estimators[name]
  const y = classes === 2 ? z.map((v) => (v > 0.1 ? 1 : -1)) : observed(name, z)

  test.each(designs)('%s: right, with and without intercept', (_, X, factor) => {
    for (const fitIntercept of [true, false]) {
      const options = { fitIntercept, ...(takesAlpha && { alpha: 0.05 * factor }) }
      expect(judge(problemOf(name, X, y, options)), `fitIntercept ${fitIntercept}`).toBeUndefined()
    }
  })

  // Without an intercept these columns are the same to nine digits: a method may stop there, but must say so.
  test('X + 1e9: right with an intercept, right or stopped without', () => {
    const X = plain.map((x) => x.map((v) => v + 1e9))
    const options = takesAlpha ? { alpha: 0.05 } : {}
    expect(wrongButForRounding(problemOf(name, X, y, options))).toBeUndefined()
    expect(wrongButForRounding(problemOf(name, X, y, { ...options, standardize: true }))).toBeUndefined()
    expect(judge(problemOf(name, X, y, { ...options, fitIntercept: false })) ?? 'stopped').toMatch(/^stopped/)
  })

  test.each(designs)('%s: right when standardized', (_, X) => {
    const options = { standardize: true, ...(takesAlpha && { alpha: 0.05 }) }
    expect(judge(problemOf(name, X, y, options))).toBeUndefined()
  })

  test.runIf(!classifier && loss !== 'poisson')('a constant y: coefficients 0 and gap 0', () => {
    for (const c of [0, 1, -0.1, 1e9 / 3, 2 ** -300]) {
      const wrong = judge(
        problemOf(
          name,
          plain,
          plain.map(() => c),
          takesAlpha ? { alpha: 0.1 } : {},
        ),
      )
      expect(wrong, `y = ${c}`).toBeUndefined()
    }
  })

  test.runIf(!classifier && loss !== 'poisson')('y + 1e9 and y * 2^300, 2^-300', () => {
    for (const of of [(v: number) => v + 1e9, (v: number) => v * 2 ** 300, (v: number) => v * 2 ** -300]) {
      const scaled = z.map(of)
      const alpha = 0.05 * (Math.abs(of(1) - of(0)) || 1)
      const wrong = wrongButForRounding(problemOf(name, plain, scaled, takesAlpha ? { alpha } : {}))
      expect(wrong).toBeUndefined()
    }
  })
})

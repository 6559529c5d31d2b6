import highsLoader from 'highs'
import type { CoreProblem } from './core'

const highs = await highsLoader()

/** A quantile regression with an L1 penalty in bounds as a linear program; its value, and the best point found. */
export function quantileProgram(data: CoreProblem, [rise, fall]: readonly [number, number], alpha: number) {
  const { n, p, X, y, weights, offset, factors, lower, upper, intercept = true } = data
  const total = weights?.reduce((a, b) => a + b) ?? n
  const rows = [...Array(n).keys()]
  const columns = [...Array(p).keys()].filter((j) => factors?.[j] !== Number.POSITIVE_INFINITY)
  const cost = [
    ...rows.flatMap((i) => {
      const share = (weights?.[i] ?? 1) / total
      return [term(share * rise, `u${i}`), term(share * fall, `d${i}`)]
    }),
    ...columns.map((j) => term(alpha * (factors?.[j] ?? 1), `a${j}`)),
  ]
  const fits = rows.map((i) => {
    const z = columns.map((j) => term(X[j * n + i], `w${j}`)).join(' ')
    return ` r${i}: ${z} ${intercept ? '+ b' : ''} + u${i} - d${i} = ${y[i] - (offset?.[i] ?? 0)}`
  })
  const sizes = columns.map((j) => ` p${j}: a${j} - w${j} >= 0\n m${j}: a${j} + w${j} >= 0`)
  const bounds = columns.map((j) => ` ${end(lower?.[j], '-')} <= w${j} <= ${end(upper?.[j], '+')}`)
  const { ObjectiveValue, Status, Columns } = highs.solve(`Minimize
 obj: ${cost.join(' ')}
Subject To
${[...fits, ...sizes].join('\n')}
Bounds
${bounds.join('\n')}
${intercept ? ' b free' : ''}
End`)
  if (Status !== 'Optimal') throw new Error(`the linear program ended as ${Status}`)
  const primal = (name: string): number => (Columns[name] as { Primal: number } | undefined)?.Primal ?? 0
  return { value: ObjectiveValue, coef: X.slice(0, p).map((_, j) => primal(`w${j}`)), intercept: primal('b') }
}

function term(coefficient: number, name: string): string {
  return `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`
}

function end(bound: number | undefined, sign: '-' | '+'): string {
  return bound === undefined || Math.abs(bound) === Number.POSITIVE_INFINITY ? `${sign}inf` : `${bound}`
}

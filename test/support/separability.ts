import highsLoader from 'highs'
import type { Task } from './checker'

const highs = await highsLoader()

/**
 * Whether some direction d, b leaves no row on the wrong side and gets some row onto the right one without end, by the
 * linear program max sum t with 0 <= t_i <= 1, y_i (x_i'd + b) >= t_i: its value is 0, or at least 1 as d may grow.
 * Only coefficients without penalty and bound may grow.
 */
export function isSeparable({ X, y, alpha, penaltyFactor, lower, upper, fitIntercept }: Task): boolean {
  const open = X[0].map((_, j) => j).filter((j) => alpha * (penaltyFactor?.[j] ?? 1) === 0)
  const variables = open.map((j) => {
    const low = lower?.[j] === undefined || lower[j] === -Infinity ? '-inf' : '0'
    const high = upper?.[j] === undefined || upper[j] === Infinity ? '+inf' : '0'
    return ` ${low} <= d${j} <= ${high}`
  })
  const rows = X.map((x, i) => {
    const terms = open.map((j) => signed(y[i] * x[j], `d${j}`))
    return ` r${i}: ${terms.join(' ')} ${fitIntercept ? signed(y[i], 'b') : ''} - t${i} >= 0`
  })
  const { ObjectiveValue, Status } = highs.solve(`Maximize
 obj: ${X.map((_, i) => `t${i}`).join(' + ')}
Subject To
${rows.join('\n')}
Bounds
${variables.join('\n')}
${fitIntercept ? ' b free' : ''}
${X.map((_, i) => ` 0 <= t${i} <= 1`).join('\n')}
End`)
  if (Status !== 'Optimal') throw new Error(`the linear program ended as ${Status}`)
  return ObjectiveValue > 0.5
}

function signed(coefficient: number, name: string): string {
  return `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`
}

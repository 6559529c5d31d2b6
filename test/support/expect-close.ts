import { expect } from 'vitest'
import type { FittedModel } from './estimators'

/** All within `tol` of the largest of the expected values. */
export function expectClose(actual: Iterable<number>, expected: Iterable<number>, tol = 1e-10): void {
  const [a, b] = [[...actual], [...expected]]
  expect(a.length).toBe(b.length)
  const size = Math.max(...b.map(Math.abs), Number.MIN_VALUE)
  for (const [k, x] of a.entries())
    expect(Math.abs(x - b[k]), `entry ${k}: ${x} beside ${b[k]}`).toBeLessThanOrEqual(tol * size)
}

/** All coefficients, then the intercept or intercepts. */
export function answerOf(model: Pick<FittedModel, 'coef' | 'intercept'>): number[] {
  return [...model.coef, ...interceptsOf(model)]
}

export function interceptsOf({ intercept }: Pick<FittedModel, 'intercept'>): number[] {
  return typeof intercept === 'number' ? [intercept] : [...intercept]
}

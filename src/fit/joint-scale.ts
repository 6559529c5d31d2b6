import type { Steps } from '../core/steps.ts'
import type { Resident } from '../matrix/resident.ts'
import type { Settings } from '../settings.ts'
import { specs } from '../spec.ts'
import { Problem, type Solution } from './problem.ts'
import type { Target } from './target.ts'

/**
 * The sigma of min over w, b and sigma of (1/S) sum_i s_i [sigma / 2 + huber(r_i) / sigma] + penalty, with the
 * delta epsilon sigma, which is convex in all of them. The best (w, b) at a sigma is a fit with the strength
 * alpha sigma; there the slope in sigma is half of
 *
 *     h = 1 - epsilon^2 S_out / S - sum_in s_i r_i^2 / (S sigma^2),
 *
 * which falls in v = 1 / sigma^2, and linearly while w and the outliers stay: its root is found by secants in a
 * bracket. 0 where sigma has no positive optimum.
 *
 * Sources: A. Owen, A robust hybrid of lasso and ridge regression, Contemp. Math. 443 (2007); P. Huber,
 * Robust Statistics, Wiley 1981.
 */
export function* jointScale(X: Resident, settings: Settings, target: Target): Steps<number> {
  const { core } = X
  const { alpha, l1Ratio, epsilon } = settings
  const { y, offset, weights } = target
  const weight = (i: number) => weights?.[i] ?? 1
  const average = (value: (i: number) => number) =>
    y.reduce((sum, _, i) => sum + (weight(i) / S) * value(i), 0)
  const S = y.reduce((sum, _, i) => sum + weight(i), 0)
  const own = (i: number) => y[i]! - (offset?.[i] ?? 0)
  const middle = average(own)
  // In units of this one no square overflows.
  const unit = average((i) => Math.abs(own(i) - middle))

  let [low, high, v] = [0, Infinity, 1]
  let last: { v: number; h: number } | undefined
  let found: Solution | undefined
  for (let k = 0; k < 200 && unit > 0; k++) {
    const sigma = unit / Math.sqrt(v)
    if (sigma < 2 ** -40 * unit) return 0 // residuals of that size are rounding
    const parameter = epsilon * sigma
    const room = core.mark()
    const problem = new Problem(X, specs.HuberRegressor, { ...settings, parameter }, target)
    if (found) problem.start({ coef: found.coef, intercept: found.intercepts })
    found = yield* problem.solve(alpha * sigma, l1Ratio)
    const r = problem.residuals()
    core.release(room)

    const rest = 1 - epsilon ** 2 * average((i) => Number(Math.abs(r[i]!) > parameter))
    const inside = average((i) => (Math.abs(r[i]!) > parameter ? 0 : (r[i]! / unit) ** 2))
    const h = rest - v * inside
    if (h === 0) return sigma
    if (h > 0) low = v
    else high = v
    const between = (next: number) => next > low && next < high
    const secant = last ? v - (h * (v - last.v)) / (h - last.h) : rest / inside
    const middle = high < Infinity ? (low > 0 ? Math.sqrt(low * high) : high / 4) : 4 * v
    const next = between(secant) ? secant : between(rest / inside) && k < 20 ? rest / inside : middle
    if (Math.abs(next - v) <= 1e-13 * v) return unit / Math.sqrt(next)
    last = { v, h }
    v = next
  }
  return unit / Math.sqrt(v)
}

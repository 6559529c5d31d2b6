import { isArrayLike } from '../checks.ts'
import { fail } from '../errors.ts'
import type { PathData } from '../fit/data.ts'
import { range, whole } from '../settings.ts'
import type { Spec } from '../spec.ts'
import { show } from '../words.ts'

/** Alphas as the caller asked for them: given ones, descending, or how to space them below alpha_max. */
export type Alphas = Float64Array | ((alphaMax: number) => Float64Array)

const strength = range(0, Number.MAX_VALUE)

/**
 * Checks what `data` says of the alphas of a path through n rows of p columns. Below a thousandth of alpha_max a network
 * takes long and overfits.
 */
export function alphasOf(data: PathData, n: number, p: number, { l1Ratio, kind }: Spec): Alphas {
  const penalised = l1Ratio !== undefined
  const { alphas, nAlphas, minRatio } = data
  const count = nAlphas === undefined ? (kind ? 30 : 100) : whole(1, 1e6)(nAlphas, 'nAlphas', p)
  const ratio =
    minRatio === undefined
      ? kind
        ? 1e-3
        : n > p
          ? 1e-4
          : 1e-2
      : range(Number.MIN_VALUE, 1)(minRatio, 'minRatio', p)
  if (alphas === undefined) return penalised ? (alphaMax) => grid(alphaMax, count, ratio) : Float64Array.of(0)
  if (nAlphas !== undefined || minRatio !== undefined) {
    fail('PARAMETER', 'alphas leave nothing to nAlphas and minRatio: pass the one or the others')
  }
  if (!isArrayLike(alphas)) fail('TYPE', `alphas must be an array of numbers, but is ${show(alphas)}`)
  if (alphas.length === 0) fail('PARAMETER', 'alphas is empty: at least one is needed')
  const given = Float64Array.from(alphas, (alpha, i) => strength(alpha, `alphas[${i}]`, p) + 0)
  if (!penalised && given.some((alpha) => alpha > 0)) {
    fail('PARAMETER', 'nothing is penalised here: the only alpha is 0')
  }
  const rise = given.findIndex((alpha, i) => alpha > given[i - 1]!)
  if (rise >= 0) {
    fail('PARAMETER', `alphas must descend, but alphas[${rise}] is ${given[rise]} after ${given[rise - 1]}`)
  }
  return given
}

/** From alphaMax down to alphaMax * minRatio, evenly spaced in the logarithm; 0 alone where nothing shrinks. */
function grid(alphaMax: number, count: number, minRatio: number): Float64Array {
  if (alphaMax === 0) return Float64Array.of(0)
  const steps = count - 1
  const step = root(minRatio, steps)
  return Float64Array.from({ length: count }, (_, i) =>
    i < steps || i === 0 ? alphaMax * power(step, i) : alphaMax * minRatio,
  )
}

/** x^(1/m) for x in (0, 1], by bisection: Math.pow differs between engines in the last digit. */
function root(x: number, m: number): number {
  let [low, high] = [0, 1]
  for (let bit = 0; bit < 60; bit++) {
    const middle = (low + high) / 2
    if (power(middle, m) < x) low = middle
    else high = middle
  }
  return high
}

/** x^m by squaring. */
function power(x: number, m: number): number {
  let out = 1
  for (let square = x; m > 0; m = Math.floor(m / 2), square *= square) if (m % 2 === 1) out *= square
  return out
}

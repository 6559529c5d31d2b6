import { at, check, checkFinite, checkSize, checkVector, type PerElement } from './checks.ts'

/** The x that minimises k f(x) + (x - v)^2 / 2 for a function f about y. */
type Prox = (v: number, k: number, y: number) => number

/** Replaces each v_j by prox(v_j, t weights_j, y_j), once all is checked. */
export function each(
  prox: Prox,
  v: Float64Array,
  t: number,
  weights: PerElement,
  y: PerElement,
): Float64Array {
  checkVector(v)
  checkSize('t', t)
  check('weights', weights, 0, Infinity, v.length)
  checkFinite('y', y, v.length)
  for (let j = 0; j < v.length; j++) {
    const k = strength(t, at(weights, j))
    // + 0 turns -0 into 0.
    v[j] = (k === Infinity ? at(y, j) : prox(v[j]!, k, at(y, j))) + 0
  }
  return v
}

/** t times a weight; Infinity times 0 is Infinity, as what it excludes is excluded at any t. */
export const strength = (t: number, weight: number): number => (weight === Infinity ? weight : t * weight)

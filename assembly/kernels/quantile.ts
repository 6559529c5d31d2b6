import { F64s } from "../memory/arrays"

/**
 * The least v_i such that the weights of all v_k <= v_i come to at least `below`; reorders v and s together (Hoare's
 * selection, three ways, about a pivot of three). Weights >= 0, n >= 1. With a ramp > 0 it is the t where the weights of
 * all v_k <= t and ramp t come to `below`, and n may be 0.
 */
export function quantile(n: i32, values: usize, weights: usize, below: f64, ramp: f64 = 0): f64 {
  const v = changetype<F64s>(values)
  const s = changetype<F64s>(weights)
  let from = 0
  let to = n - 1
  let most = -Infinity // of positive weight: where rounding leaves the sum short of `below`
  for (let i = 0; i < n; i++) if (s[i] > 0) most = Math.max(most, v[i])
  while (from <= to) {
    const a = v[from]
    const b = v[(from + to) >> 1]
    const c = v[to]
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
    let low = from // from..low: less than the pivot
    let high = to // high..to: greater
    let less: f64 = 0
    let equal: f64 = 0
    for (let i = from; i <= high; ) {
      const x = v[i]
      if (x < pivot) {
        less += s[i]
        swap(v, s, i++, low++)
      } else if (x > pivot) swap(v, s, i, high--)
      else equal += s[i++]
    }
    const before = ramp > 0 ? less + ramp * pivot : less
    if (before >= below && before > 0) to = low - 1
    else if (before + equal >= below && equal > 0) return pivot
    else {
      below -= less + equal
      from = high + 1
    }
  }
  return ramp > 0 ? below / ramp : most
}

function swap(v: F64s, s: F64s, i: i32, k: i32): void {
  const x = v[i]
  v[i] = v[k]
  v[k] = x
  const w = s[i]
  s[i] = s[k]
  s[k] = w
}

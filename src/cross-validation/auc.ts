import { fail } from '../errors.ts'

/**
 * The share of pairs of a row with y > 0 and one with y < 0, by weight, in which the first has the higher z;
 * ties count half.
 *
 * Source: J. Hanley and B. McNeil, The meaning and use of the area under a ROC curve, Radiology 143 (1982).
 */
export function auc(y: Float64Array, z: Float64Array, s: Float64Array): number {
  const order = Int32Array.from(z, (_, i) => i).sort((i, k) => z[i]! - z[k]!)
  let [below, above, pairs] = [0, 0, 0]
  for (let from = 0; from < order.length; ) {
    let [low, high, to] = [0, 0, from]
    for (; to < order.length && z[order[to]!] === z[order[from]!]; to++) {
      const i = order[to]!
      if (y[i]! > 0) high += s[i]!
      else low += s[i]!
    }
    pairs += high * (below + low / 2)
    below += low
    above += high
    from = to
  }
  if (below * above === 0) fail('PARAMETER', 'its rows are of one class: scoring "auc" needs both')
  return pairs / (below * above)
}

/** R^2 = 1 - sum s (y - z)^2 / sum s (y - mean)^2, without overflow; s is 1 where absent. */
export function rSquared(y: Float64Array, z: Float64Array, s: Float64Array | undefined): number {
  const n = y.length
  const weight = (i: number) => s?.[i] ?? 1
  const first = y.find((_, i) => weight(i) > 0)
  let [sum, largest, varies] = [0, 0, false]
  for (let i = 0; i < n; i++) {
    sum += weight(i)
    largest = Math.max(largest, Math.abs(y[i]!), Math.abs(z[i]!))
    varies ||= weight(i) > 0 && y[i] !== first
  }
  // A power of two changes no digit, and keeps the squares within the range of doubles.
  const scale = largest > 1e140 ? 2 ** -600 : largest < 1e-140 ? 2 ** 600 : 1
  const average = (value: (i: number) => number) => {
    let total = 0
    for (let i = 0; i < n; i++) total += (weight(i) / sum) * value(i)
    return total
  }
  const mean = average((i) => y[i]! * scale)
  const residual = average((i) => ((y[i]! - z[i]!) * scale) ** 2)
  if (!varies) return residual === 0 ? 1 : 0
  return 1 - residual / average((i) => (y[i]! * scale - mean) ** 2)
}

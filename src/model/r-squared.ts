/** R^2 = 1 - sum s (y - z)^2 / sum s (y - mean)^2, without overflow; s is 1 where absent. */
export function rSquared(y: Float64Array, z: Float64Array, s: Float64Array | undefined): number {
  const n = y.length
  const weight = (i: number) => s?.[i] ?? 1
  const first = y.find((_, i) => weight(i) > 0)
  let [sum, varies] = [0, false]
  for (let i = 0; i < n; i++) {
    sum += weight(i)
    varies ||= weight(i) > 0 && y[i] !== first
  }
  const scale = tame(y, z)
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

/** A factor that keeps the squares of y and z within the range of doubles: a power of two, which changes no digit. */
export function tame(y: Float64Array, z: Float64Array): number {
  let most = 0
  for (let i = 0; i < y.length; i++) most = Math.max(most, Math.abs(y[i]!), Math.abs(z[i]!))
  return most > 1e140 ? 2 ** -600 : most < 1e-140 ? 2 ** 600 : 1
}

/** R^2 = 1 - sum s (y - z)^2 / sum s (y - mean)^2, without overflow. */
export function rSquared(y: Float64Array, z: Float64Array, s: Float64Array | undefined): number {
  const n = y.length
  let largest = 0
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(y[i]!), Math.abs(z[i]!))
  // A power of two changes no digit, and keeps the squares within the range of doubles.
  const scale = largest > 1e140 ? 2 ** -600 : largest < 1e-140 ? 2 ** 600 : 1
  const weight = s === undefined ? () => 1 : (i: number) => s[i]!

  let sum = 0
  for (let i = 0; i < n; i++) sum += weight(i)
  let mean = 0
  for (let i = 0; i < n; i++) mean += (weight(i) / sum) * (y[i]! * scale)
  // A second pass takes the rounding of the first out of the mean: without it constant y might vary.
  let rest = 0
  for (let i = 0; i < n; i++) rest += (weight(i) / sum) * (y[i]! * scale - mean)
  mean += rest

  let residual = 0
  let total = 0
  for (let i = 0; i < n; i++) {
    residual += (weight(i) / sum) * ((y[i]! - z[i]!) * scale) ** 2
    total += (weight(i) / sum) * (y[i]! * scale - mean) ** 2
  }
  if (total === 0) return residual === 0 ? 1 : 0
  return 1 - residual / total
}

// sd_j = sqrt(sum_i s_i (x_ij - mean_j)^2 / S), mean_j = sum_i s_i x_ij / S
export function spread(column: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  let [S, sum, squares] = [0, 0, 0]
  for (let i = 0; i < column.length; i++) {
    const s = weights?.[i] ?? 1
    S += s
    sum += s * column[i]!
  }
  const mean = sum / S
  for (let i = 0; i < column.length; i++) squares += (weights?.[i] ?? 1) * (column[i]! - mean) ** 2
  return Math.sqrt(squares / S)
}

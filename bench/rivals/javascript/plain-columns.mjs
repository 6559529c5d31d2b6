/** x_j'r, dense or sparse. */
export function dot({ data, rows, indices, indptr }, j, r) {
  let a = 0
  let b = 0
  if (indptr) {
    for (let k = indptr[j]; k < indptr[j + 1]; k++) a += data[k] * r[indices[k]]
    return a
  }
  const at = j * rows
  let i = 0
  for (; i + 1 < rows; i += 2) {
    a += data[at + i] * r[i]
    b += data[at + i + 1] * r[i + 1]
  }
  if (i < rows) a += data[at + i] * r[i]
  return a + b
}

/** r += t x_j. */
export function axpy({ data, rows, indices, indptr }, j, t, r) {
  if (indptr) for (let k = indptr[j]; k < indptr[j + 1]; k++) r[indices[k]] += t * data[k]
  else for (let i = 0, at = j * rows; i < rows; i++) r[i] += t * data[at + i]
}

/** Mean and variance of every column. */
export function moments(X) {
  const { data, rows, cols, indptr } = X
  const means = new Float64Array(cols)
  const variances = new Float64Array(cols)
  for (let j = 0; j < cols; j++) {
    const [from, to] = indptr ? [indptr[j], indptr[j + 1]] : [j * rows, (j + 1) * rows]
    let sum = 0
    for (let k = from; k < to; k++) sum += data[k]
    const mean = sum / rows
    let squares = (rows - (to - from)) * mean * mean
    for (let k = from; k < to; k++) squares += (data[k] - mean) ** 2
    means[j] = mean
    variances[j] = squares / rows
  }
  return { means, variances }
}

/** One row of intercept and coefficients for each alpha, as the scorer reads them. */
export function rows(p, answers) {
  const values = new Float64Array(answers.length * (p + 1))
  answers.forEach(({ intercept, coef }, k) => {
    values[k * (p + 1)] = intercept
    values.set(coef, k * (p + 1) + 1)
  })
  return values
}

/** The alphas that fit10 and fit100 stand for. */
export const single = ({ alphas }, { verb }) => alphas[0] / (verb === 'fit10' ? 10 : 100)

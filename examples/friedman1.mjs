/**
 * Friedman-1: y = 10 sin(pi x0 x1) + 20 (x2 - 1/2)^2 + 10 x3 + 5 x4 + N(0, 1), x uniform on [0, 1]^p: five inputs matter,
 * two of them only together and one not in the mean, and the others are noise. (J. Friedman, Multivariate adaptive
 * regression splines, Annals of Statistics 1991.)
 */
export function friedman1(n, p, seed) {
  const uniform = uniforms(seed)
  // Twelve uniform numbers less 6 are as good as normal here.
  const normal = () => Array.from({ length: 12 }, uniform).reduce((sum, u) => sum + u) - 6
  const X = Array.from({ length: n }, () => Array.from({ length: p }, uniform))
  const y = X.map((x) => truth(x) + normal())
  return { X, y }
}

export const truth = ([a, b, c, d, e]) =>
  10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e

/** Mulberry32. */
function uniforms(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

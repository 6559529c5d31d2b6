import type { CoreProblem } from './core'

/** Newton's method on the ridge of K classes: the whole Hessian, Gauss with pivoting, halved steps. Intercepts sum to 0. */
export function newton(data: CoreProblem, K: number, alpha: number): { coef: number[]; intercept: number[] } {
  const { n, p, X, y, weights, offset, factors, intercept = true } = data
  const total = weights?.reduce((a, b) => a + b) ?? n
  const row = (i: number): number[] => [
    ...Array.from({ length: p }, (_, j) => X[j * n + i]),
    ...(intercept ? [1] : []),
  ]
  const m = row(0).length
  const ridge = (a: number): number => (a % m < p ? alpha * (factors?.[a % m] ?? 1) : 0)
  const shares = (theta: number[], i: number): number[] => {
    const x = row(i)
    const z = Array.from({ length: K }, (_, k) =>
      x.reduce((t, v, j) => t + v * theta[k * m + j], offset?.[k * n + i] ?? 0),
    )
    const e = z.map((v) => Math.exp(v - Math.max(...z)))
    return e.map((v) => v / e.reduce((a, b) => a + b))
  }
  const objective = (theta: number[]): number =>
    y.reduce((t, k, i) => t - ((weights?.[i] ?? 1) * Math.log(shares(theta, i)[k])) / total, 0) +
    theta.reduce((t, w, a) => t + (ridge(a) * w * w) / 2, 0)
  let theta = new Array<number>(K * m).fill(0)
  for (let step = 0; step < 60; step++) {
    const g = theta.map((w, a) => -ridge(a) * w)
    // The intercepts' common part is held at 0 by a ridge of its own, which the sum of their gradients never meets.
    const H = theta.map((_, a) =>
      theta.map((_, b) => (a === b ? ridge(a) : 0) + (a % m === p && b % m === p ? 1 : 0)),
    )
    for (let i = 0; i < n; i++) {
      const x = row(i)
      const q = shares(theta, i)
      const s = (weights?.[i] ?? 1) / total
      for (let a = 0; a < K * m; a++) {
        const k = Math.floor(a / m)
        g[a] += s * (Number(y[i] === k) - q[k]) * x[a % m]
        for (let b = 0; b < K * m; b++) {
          const l = Math.floor(b / m)
          H[a][b] += s * q[k] * (Number(k === l) - q[l]) * x[a % m] * x[b % m]
        }
      }
    }
    const delta = solve(H, g)
    const before = objective(theta)
    const at = (t: number): number[] => theta.map((w, a) => w + t * delta[a])
    let t = 1
    while (t > 1e-6 && objective(at(t)) > before) t /= 2
    theta = at(t > 1e-6 ? t : 1)
    if (Math.max(...delta.map(Math.abs)) < 1e-15) break
  }
  const coef = Array.from({ length: K * p }, (_, a) => theta[Math.floor(a / p) * m + (a % p)])
  return { coef, intercept: Array.from({ length: K }, (_, k) => (intercept ? theta[k * m + p] : 0)) }
}

function solve(A: number[][], b: number[]): number[] {
  const rows = A.map((r, i) => [...r, b[i]])
  const n = b.length
  for (let c = 0; c < n; c++) {
    const best = rows.slice(c).reduce((m, r, k) => (Math.abs(r[c]) > Math.abs(rows[m][c]) ? k + c : m), c)
    ;[rows[c], rows[best]] = [rows[best], rows[c]]
    for (let r = c + 1; r < n; r++) {
      const f = rows[r][c] / rows[c][c]
      for (let k = c; k <= n; k++) rows[r][k] -= f * rows[c][k]
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let c = n - 1; c >= 0; c--) {
    x[c] = (rows[c][n] - rows[c].slice(c + 1, n).reduce((t, v, k) => t + v * x[c + 1 + k], 0)) / rows[c][c]
  }
  return x
}

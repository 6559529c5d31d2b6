import type { Answer, Task } from './checker'

export interface NaiveCertificate {
  objective: number
  nullObjective: number
  gap: number
  kkt: number
}

/**
 * The contract's certificate written down as it is read, in plain doubles and with normal equations:
 * the slow, obvious twin of `check`, good where nothing cancels.
 */
export function naiveCertificate(task: Task, { coef, intercept }: Answer): NaiveCertificate {
  const { X, y, alpha, l1Ratio, fitIntercept } = task
  const p = X[0].length
  const s = task.weights ?? y.map(() => 1)
  const o = task.offset ?? y.map(() => 0)
  const S = s.reduce((a, b) => a + b)
  const mean = (f: (i: number) => number): number =>
    y.reduce((t, _, i) => t + (s[i] === 0 ? 0 : s[i] * f(i)), 0) / S
  const features = [...Array(p).keys()]
  const sd = features.map((j) => {
    if (!task.standardize) return 1
    const m = mean((i) => X[i][j])
    return Math.sqrt(mean((i) => (X[i][j] - m) ** 2))
  })
  const v = features.map((j) => task.penaltyFactor?.[j] ?? 1)
  const excluded = features.map((j) => v[j] === Infinity || sd[j] === 0)
  const l1 = features.map((j) => (excluded[j] ? 0 : alpha * v[j] * l1Ratio * sd[j]))
  const l2 = features.map((j) => (excluded[j] ? 0 : alpha * v[j] * (1 - l1Ratio) * sd[j] ** 2))
  const lower = features.map((j) => (excluded[j] ? 0 : (task.lower?.[j] ?? -Infinity)))
  const upper = features.map((j) => (excluded[j] ? 0 : (task.upper?.[j] ?? Infinity)))

  const xlogx = (q: number): number => (q === 0 ? 0 : q * Math.log(q))
  const delta = task.parameter as number
  const { loss, slope, curvature, phi } = {
    squared: {
      loss: (i: number, z: number) => (y[i] - z) ** 2 / 2,
      slope: (i: number, z: number) => y[i] - z,
      curvature: () => 1,
      phi: (i: number, u: number) => u * y[i] - u ** 2 / 2,
    },
    logistic: {
      loss: (i: number, z: number) => Math.log1p(Math.exp(-y[i] * z)),
      slope: (i: number, z: number) => y[i] / (1 + Math.exp(y[i] * z)),
      curvature: (_: number, z: number) => 1 / (2 + Math.exp(z) + Math.exp(-z)),
      phi: (i: number, u: number) => {
        const q = u * y[i]
        return q < 0 || q > 1 ? -Infinity : -xlogx(q) - xlogx(1 - q)
      },
    },
    huber: {
      loss: (i: number, z: number) => {
        const r = Math.abs(y[i] - z)
        return r <= delta ? r ** 2 / 2 : delta * (r - delta / 2)
      },
      slope: (i: number, z: number) => Math.max(-delta, Math.min(delta, y[i] - z)),
      curvature: (i: number, z: number) => (Math.abs(y[i] - z) <= delta ? 1 : 0),
      phi: (i: number, u: number) => (Math.abs(u) > delta ? -Infinity : u * y[i] - u ** 2 / 2),
    },
    poisson: {
      loss: (i: number, z: number) => Math.exp(z) - y[i] * z,
      slope: (i: number, z: number) => y[i] - Math.exp(z),
      curvature: (_: number, z: number) => Math.exp(z),
      phi: (i: number, u: number) => (u > y[i] ? -Infinity : y[i] - u - xlogx(y[i] - u)),
    },
  }[task.loss as 'squared' | 'logistic' | 'huber' | 'poisson']

  const z = y.map((_, i) => X[i].reduce((t, x, j) => t + x * coef[j], (intercept as number) + o[i]))
  const raw = z.map((zi, i) => slope(i, zi))
  const F =
    mean((i) => loss(i, z[i])) +
    features.reduce((t, j) => t + l1[j] * Math.abs(coef[j]) + (l2[j] * coef[j] ** 2) / 2, 0)

  const free = features.filter(
    (j) => !excluded[j] && l1[j] === 0 && l2[j] === 0 && lower[j] === -Infinity && upper[j] === Infinity,
  )
  const A = X.map((x) => [...(fitIntercept ? [1] : []), ...free.map((j) => x[j])])
  const h = z.map((zi, i) => curvature(i, zi))
  const d = solveNormal(
    A,
    s.map((si, i) => si * h[i]),
    A[0].map((_, k) => A.reduce((t, a, i) => t + a[k] * s[i] * raw[i], 0)),
  )
  const u = raw.map((ui, i) => ui - h[i] * A[i].reduce((t, a, k) => t + a * d[k], 0))
  const corr = (dual: number[]): number[] => features.map((j) => mean((i) => dual[i] * X[i][j]))
  const c = corr(u)
  let t = 1
  for (const j of features) {
    if (free.includes(j) || l2[j] > 0) continue
    if ((c[j] > 0 ? upper[j] : -lower[j]) === Infinity && Math.abs(c[j]) > l1[j])
      t = Math.min(t, l1[j] / Math.abs(c[j]))
  }
  const P = (j: number): number => {
    const cj = t * c[j]
    if (free.includes(j)) return 0
    if (l2[j] > 0) {
      const w = Math.min(
        upper[j],
        Math.max(lower[j], (Math.sign(cj) * Math.max(0, Math.abs(cj) - l1[j])) / l2[j]),
      )
      return cj * w - l1[j] * Math.abs(w) - (l2[j] * w ** 2) / 2
    }
    const part = (bound: number, excess: number): number => (excess <= 1e-15 * l1[j] ? 0 : bound * excess)
    return part(upper[j], cj - l1[j]) + part(-lower[j], -cj - l1[j])
  }
  const D = mean((i) => phi(i, t * u[i]) - t * u[i] * o[i]) - features.reduce((total, j) => total + P(j), 0)

  const g = corr(raw).map((x) => -x)
  const violations = features.map((j) => {
    const w = coef[j]
    if (lower[j] === 0 && upper[j] === 0) return 0
    const up = g[j] + (w >= 0 ? l1[j] : -l1[j]) + l2[j] * w
    const down = g[j] + (w > 0 ? l1[j] : -l1[j]) + l2[j] * w
    return Math.max(0, w < upper[j] ? -up : 0, w > lower[j] ? down : 0)
  })
  const kkt = Math.max(...violations, fitIntercept ? Math.abs(mean((i) => raw[i])) : 0)
  return {
    objective: F,
    nullObjective: nullValue(),
    gap: Math.max(0, F - D),
    kkt,
  }

  function nullValue(): number {
    const value = mean((i) => loss(i, o[i] + bestIntercept()))
    if (task.loss !== 'poisson') return value
    return Math.max(Math.abs(value), value - mean((i) => y[i] - xlogx(y[i])))
  }

  /** By bisection on the sum of slopes. */
  function bestIntercept(): number {
    if (!fitIntercept) return 0
    let [low, high] = [-500, 500]
    for (let k = 0; k < 200; k++) {
      const b = (low + high) / 2
      if (mean((i) => slope(i, o[i] + b)) > 0) low = b
      else high = b
    }
    return low
  }
}

/** A' diag(w) A d = b by Gaussian elimination with pivoting; A of full column rank. */
function solveNormal(A: number[][], w: number[], b: number[]): number[] {
  const q = b.length
  const M = b.map((bk, k) => [...b.map((_, l) => A.reduce((t, a, i) => t + w[i] * a[k] * a[l], 0)), bk])
  for (let k = 0; k < q; k++) {
    let best = k
    for (let r = k; r < q; r++) if (Math.abs(M[r][k]) > Math.abs(M[best][k])) best = r
    ;[M[k], M[best]] = [M[best], M[k]]
    for (let r = 0; r < q; r++) {
      if (r === k) continue
      const f = M[r][k] / M[k][k]
      for (let l = k; l <= q; l++) M[r][l] -= f * M[k][l]
    }
  }
  return b.map((_, k) => M[k][q] / M[k][k])
}

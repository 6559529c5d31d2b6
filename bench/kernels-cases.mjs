// What bench/kernels.mjs measures: `core(kernels, room)` and `plain(room)` place their numbers and return the work.
import * as plain from './kernels-plain.mjs'
import { uniform } from './random.mjs'

/** `count` seeded numbers in (-1, 1). */
function numbers(count, Floats = Float64Array) {
  const next = uniform(count)
  return Floats.from({ length: count }, () => 2 * next() - 1)
}

/** A positive definite matrix, row-major: its diagonal dominates. */
function definite(k) {
  const A = numbers(k * k)
  for (let i = 0; i < k; i++) A[i * k + i] = k
  return A
}

/** Places typed arrays, one behind the other, in the memory of a kernel instance; addresses in bytes. */
export function place(kernels, arrays) {
  let top = kernels.memory.buffer.byteLength
  const addresses = arrays.map((array) => {
    const at = top
    top += (array.byteLength + 127) & ~63
    return at
  })
  kernels.memory.grow(Math.ceil((top - addresses[0]) / 65536))
  arrays.forEach((array, i) => {
    new array.constructor(kernels.memory.buffer, addresses[i], array.length).set(array)
  })
  return addresses
}

function dot(n) {
  const [x, u] = [numbers(n), numbers(n)]
  return {
    name: 'dot',
    size: n,
    flops: 2 * n,
    bytes: 16 * n,
    plain: () => () => plain.dot(n, x, 0.1, u),
    core(k) {
      const [xAt, uAt] = place(k, [x, u])
      return () => k.dot64(n, xAt, 0.1, uAt)
    },
  }
}

function axpy(n) {
  const [x, z] = [numbers(n), numbers(n)]
  return {
    name: 'axpy',
    size: n,
    flops: 2 * n,
    bytes: 24 * n,
    plain: () => () => plain.axpy(n, 1e-9, x, 0.1, z),
    core(k) {
      const [xAt, zAt] = place(k, [x, z])
      return () => k.axpy64(n, 1e-9, xAt, 0.1, zAt)
    },
  }
}

function gemv(n, p) {
  const [X, u, m, out] = [numbers(n * p), numbers(n), numbers(p), new Float64Array(p)]
  return {
    name: "X'u",
    size: `${n} x ${p}`,
    flops: 2 * n * p,
    bytes: 8 * n * p,
    plain: () => () => plain.gemv(n, p, X, m, u, out),
    core(k) {
      const [XAt, uAt, outAt] = place(k, [X, u, out])
      return () => {
        for (let j = 0; j < p; j += 4) {
          const x = XAt + 8 * n * j
          k.dots464(
            n,
            x,
            x + 8 * n,
            x + 16 * n,
            x + 24 * n,
            m[j],
            m[j + 1],
            m[j + 2],
            m[j + 3],
            uAt,
            outAt + 8 * j,
          )
        }
      }
    },
  }
}

function gram(n, p, Floats = Float64Array) {
  const name = Floats === Float32Array ? 'gram32' : 'gram64'
  const [X, m, G] = [numbers(n * p, Floats), numbers(p), new Float64Array(p * p)]
  return {
    name: Floats === Float32Array ? "X'X, X Float32" : "X'X",
    size: `${n} x ${p}`,
    flops: n * p * (p + 1),
    plain: () => () => plain.gram(n, p, X, m, G),
    core(k) {
      const columns = Int32Array.from(m, (_, j) => j)
      const work = new Uint8Array(k.gramWork(p))
      const [XAt, mAt, dAt, GAt, list, workAt] = place(k, [X, m, m.map(() => 1), G, columns, work])
      return () => k[name](n, p, list, XAt, n, mAt, dAt, 0, GAt, p, workAt)
    },
  }
}

function cholesky(p) {
  const A = definite(p)
  return {
    name: "L L'",
    size: p,
    flops: p ** 3 / 3,
    plain() {
      const L = new Float64Array(p * p)
      return () => {
        L.set(A)
        plain.cholesky(p, L)
      }
    },
    core(k) {
      const [at] = place(k, [A])
      return () => {
        new Float64Array(k.memory.buffer, at, p * p).set(A)
        k.cholesky(p, at, p)
      }
    },
  }
}

function exp(n) {
  const x = numbers(n).map((v) => 10 * v)
  return {
    name: 'exp (elements)',
    size: n,
    flops: n,
    plain() {
      const z = new Float64Array(n)
      return () => {
        z.set(x)
        plain.exp(n, z)
      }
    },
    core(k) {
      const [at] = place(k, [x])
      return () => {
        new Float64Array(k.memory.buffer, at, n).set(x)
        k.expAll(n, at)
      }
    },
  }
}

export const CASES = [
  dot(1000),
  dot(200_000),
  dot(4_000_000),
  axpy(1000),
  axpy(200_000),
  axpy(4_000_000),
  gemv(1000, 100),
  gemv(1000, 8000),
  gemv(80_000, 100),
  gram(1000, 100),
  gram(5000, 200),
  gram(5000, 200, Float32Array),
  cholesky(100),
  cholesky(500),
  exp(1000),
]

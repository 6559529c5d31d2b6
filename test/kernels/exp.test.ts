import { beforeAll, describe, expect, test } from 'vitest'
import { type Kernels, loadKernels } from './compile.mjs'
import { exp, fixed, inverse, log, one, ulps } from './fixed.js'
import { Workspace } from './workspace.js'

let k: Kernels
let ws: Workspace
beforeAll(async () => {
  k = await loadKernels()
  ws = new Workspace(k, 11)
})

const between = (low: number, high: number, count: number) =>
  Array.from({ length: count }, () => low + (high - low) * ws.next())

describe('exp', () => {
  test('is within 1 ulp everywhere that results are normal', () => {
    const tie = Math.LN2 / 2
    const near = [-3, -1, 0, 1, 2, 9].flatMap((j) =>
      between(-1e-9, 1e-9, 4).map((d) => tie * (2 * j + 1) + d),
    )
    const x = [0, 1, -1, 1e-300, -1e-17, 709.78, -708.39, ...near]
    x.push(
      ...between(-1, 1, 150),
      ...between(-40, 40, 100),
      ...between(-700, 709, 60),
      ...between(-1e-7, 1e-7, 20),
    )
    const worst = Math.max(...x.map((v) => ulps(k.exp(v), exp(fixed(v)))))
    expect(worst).toBeLessThan(1)
  })

  test('rounds once into the subnormal numbers', () => {
    const x = [-708.4, -709, -720.5, -740.25, -744, -745.1]
    for (const v of x) expect(ulps(k.exp(v), exp(fixed(v)))).toBeLessThan(1)
  })

  test('at the ends', () => {
    expect(k.exp(0)).toBe(1)
    expect(k.exp(-0)).toBe(1)
    expect(k.exp(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(k.exp(-745.2)).toBe(0)
    expect(k.exp(-1e300)).toBe(0)
    expect(k.exp(709.79)).toBe(Number.POSITIVE_INFINITY)
    expect(k.exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
    expect(k.exp(Number.NaN)).toBeNaN()
  })
})

describe('log1p', () => {
  test('is within 1 ulp', () => {
    const x = [
      1e-300,
      -1e-300,
      1e-20,
      2 ** -53,
      -(2 ** -53),
      1,
      -0.5,
      3,
      1e15,
      2 ** 60,
      1e300,
      Math.SQRT2 - 1,
    ]
    x.push(
      ...between(-0.999999, 3, 150),
      ...between(-1e-3, 1e-3, 60),
      ...between(0.4, 0.43, 30),
      ...between(0, 1e6, 30),
    )
    x.push(Math.SQRT1_2 - 1, -1 + 2 ** -53, 0.41421356237309503)
    const worst = Math.max(...x.map((v) => ulps(k.log1p(v), log(one + fixed(v), Math.log1p(v)))))
    expect(worst).toBeLessThan(1)
  })

  test('at the ends', () => {
    expect(k.log1p(0)).toBe(0)
    expect(k.log1p(-1)).toBe(Number.NEGATIVE_INFINITY)
    expect(k.log1p(-1.5)).toBeNaN()
    expect(k.log1p(Number.NaN)).toBeNaN()
    expect(k.log1p(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
  })
})

test('expit and log1pexp are within 2 ulps on both sides of 0', () => {
  const x = [0, 1e-17, -1e-17, ...between(-2, 2, 60), ...between(-40, 40, 60), ...between(-700, 700, 30)]
  const expits = x.map((v) => ulps(k.expit(v), inverse(one + exp(fixed(-v)))))
  const logs = x.map((v) =>
    ulps(k.log1pexp(v), log(one + exp(fixed(v)), Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v))))),
  )
  expect(Math.max(...expits)).toBeLessThan(2)
  expect(Math.max(...logs)).toBeLessThan(2)
  expect([k.expit(-800), k.expit(800), k.log1pexp(-800), k.log1pexp(800)]).toEqual([0, 1, 0, 800])
  expect(k.expit(Number.NaN)).toBeNaN()
  expect(k.log1pexp(Number.NaN)).toBeNaN()
})

test.each([0, 1, 2, 3, 8, 101])('over %i elements the bits are those of the scalars', (n) => {
  for (const [all, single] of [
    ['expAll', 'exp'],
    ['expitAll', 'expit'],
  ]) {
    const z = ws.place(between(-30, 30, n), '64', 8)
    const guard = ws.bytes(z.at + 8 * n, 32)
    k[all](n, z.at)
    expect(ws.read(z.at, n)).toEqual(Array.from(z.is, (v) => k[single](v)))
    expect(ws.bytes(z.at + 8 * n, 32)).toEqual(guard)
  }
})

import { describe, expect, test } from 'vitest'
import { Lasso, WassoError } from 'wasso'
import {
  absoluteLoss,
  box,
  elasticNet,
  groupSoftThreshold,
  huberLoss,
  nonNegative,
  WassoError as OwnError,
  quantileLoss,
  ridgeShrink,
  softThreshold,
  squaredLoss,
} from 'wasso/prox'
import { expectClose } from '../support/expect-close'
import { normal, pick, uniform } from '../support/hash'
import { thrownBy } from '../support/small-fit'

type V = Float64Array
type Slope = (x: number) => [left: number, right: number]

interface Operator {
  name: string
  /** What is minimised beside (x - v)^2 / 2, at step 1 and weight 1. */
  f(x: number): number
  /** The slopes of f to the left and to the right of x. */
  slope: Slope
  apply(v: V, t: number, weights?: number | number[]): V
}

const kinked =
  (at: number, left: number, right: number): Slope =>
  (x) =>
    x < at ? [left, left] : x > at ? [right, right] : [left, right]
const smooth =
  (slope: (x: number) => number): Slope =>
  (x) => [slope(x), slope(x)]
const clip = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high)
const [Y, Q, DELTA] = [0.7, 0.8, 0.6]

const operators: Operator[] = [
  { name: 'softThreshold', f: Math.abs, slope: kinked(0, -1, 1), apply: softThreshold },
  { name: 'ridgeShrink', f: (x) => x ** 2 / 2, slope: smooth((x) => x), apply: ridgeShrink },
  {
    name: 'elasticNet',
    f: (x) => 0.3 * Math.abs(x) + 0.35 * x ** 2,
    slope: (x) => kinked(0, -0.3, 0.3)(x).map((s) => s + 0.7 * x) as [number, number],
    apply: (v, t, weights) => elasticNet(v, t, 0.3, weights),
  },
  {
    name: 'elasticNet of parts',
    f: (x) => 2 * Math.abs(x) + 1.5 * x ** 2,
    slope: (x) => kinked(0, -2, 2)(x).map((s) => s + 3 * x) as [number, number],
    apply: (v, t, weights) => elasticNet(v, t, { l1: 2, l2: 3 }, weights),
  },
  {
    name: 'squaredLoss',
    f: (x) => (Y - x) ** 2 / 2,
    slope: smooth((x) => x - Y),
    apply: (v, t, weights) => squaredLoss(v, t, Y, weights),
  },
  {
    name: 'absoluteLoss',
    f: (x) => Math.abs(Y - x),
    slope: kinked(Y, -1, 1),
    apply: (v, t, weights) => absoluteLoss(v, t, Y, weights),
  },
  {
    name: 'quantileLoss',
    f: (x) => Math.max(Q * (Y - x), (Q - 1) * (Y - x)),
    slope: kinked(Y, -Q, 1 - Q),
    apply: (v, t, weights) => quantileLoss(v, t, Y, Q, weights),
  },
  {
    name: 'huberLoss',
    f: (x) => (Math.abs(Y - x) <= DELTA ? (Y - x) ** 2 / 2 : DELTA * (Math.abs(Y - x) - DELTA / 2)),
    slope: smooth((x) => clip(x - Y, -DELTA, DELTA)),
    apply: (v, t, weights) => huberLoss(v, t, Y, DELTA, weights),
  },
]

const random = (seed: number, n = 12): V => Float64Array.from({ length: n }, (_, j) => 2 * normal(seed, j))

/** The minimiser of a convex function, by golden section: good to the square root of its rounding. */
function minimiser(f: (x: number) => number, low = -40, high = 40): number {
  const share = (Math.sqrt(5) - 1) / 2
  for (let k = 0; k < 60; k++) {
    const [a, b] = [high - share * (high - low), low + share * (high - low)]
    if (f(a) < f(b)) high = b
    else low = a
  }
  return (low + high) / 2
}

describe.each(operators)('$name', ({ apply, f, slope }) => {
  const weights = [1, 0, 0.5, 2, 1, 1, 3, 0.1, 1, 1, 7, 1]

  test.each([0, 0.3, 1, 4])('finds the minimum at t = %s, with a weight per element', (t) => {
    const v = random(t + 1)
    const x = apply(v.slice(), t, weights)
    v.forEach((from, j) => {
      const objective = (at: number) => t * weights[j] * f(at) + (at - from) ** 2 / 2
      expect(Math.abs(x[j] - minimiser(objective))).toBeLessThan(1e-6)
    })
  })

  test('ends where v - x is a slope of t f, to rounding', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [v, t] = [random(seed), pick([1e-3, 0.4, 1, 30, 1e5], seed, 0)]
      apply(v.slice(), t).forEach((x, j) => {
        const [left, right] = slope(x).map((s) => t * s)
        const size = 1e-15 * (1 + t) * (4 + Math.abs(v[j]))
        expect(v[j] - x).toBeGreaterThanOrEqual(left - size)
        expect(v[j] - x).toBeLessThanOrEqual(right + size)
      })
    }
  })

  test('is firmly nonexpansive', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [v, u, t] = [random(seed), random(seed + 100), 3 * uniform(seed, 0)]
      const [x, z] = [apply(v.slice(), t), apply(u.slice(), t)]
      v.forEach((_, j) => {
        expect((x[j] - z[j]) * (v[j] - u[j])).toBeGreaterThanOrEqual((x[j] - z[j]) ** 2 * (1 - 1e-14) - 1e-15)
      })
    }
  })

  test('with one weight for all is the same as with a longer step', () => {
    expect(apply(random(1), 0.5, 3)).toEqual(apply(random(1), 1.5))
  })

  test('at t = 0, and at weight 0, leaves every bit as it is', () => {
    const v = Float64Array.of(1, -2, 1e300, -5e-324, 0.1, 1e-9)
    expect(apply(v.slice(), 0)).toEqual(v)
    expect(apply(v.slice(), 1e300, 0)).toEqual(v)
  })

  test('at an infinite weight is the minimiser of f, also at t = 0', () => {
    const least = f(0) < f(Y) ? 0 : Y
    for (const t of [0, 1, 1e308])
      expect([...apply(Float64Array.of(3, -1e308), t, Infinity)]).toEqual([least, least])
  })

  test('never gives -0', () => {
    const v = Float64Array.of(-0, -5e-324, -1e-300, -0.5, Y)
    for (const t of [0, 1e-3, 0.5, 4]) for (const x of apply(v.slice(), t)) expect(x).not.toBe(-0)
  })

  test('works in place, within a view', () => {
    const whole = new Float64Array(6).fill(9)
    const view = whole.subarray(2, 4)
    expect(apply(view, 0.5)).toBe(view)
    expect([...whole]).toEqual([9, 9, ...apply(Float64Array.of(9, 9), 0.5), 9, 9])
  })

  test('refuses what it cannot answer, and leaves v as it was', () => {
    const v = () => Float64Array.of(1, 2)
    const refuses = (given: V, t: unknown, weights: unknown, code: string, words: RegExp) => {
      const before = [...given]
      const error = thrownBy(() => apply(given, t as number, weights as number))
      expect(error).toMatchObject({ code, message: expect.stringMatching(words) })
      expect([...given]).toEqual(before)
    }
    refuses(Float64Array.of(1, Number.NaN), 1, 1, 'NOT_FINITE', /^v\[1\] must be finite, but is NaN/)
    refuses(Float64Array.of(-Infinity), 1, 1, 'NOT_FINITE', /^v\[0\] must be finite, but is -Infinity/)
    refuses(
      [1, 2] as never,
      1,
      1,
      'TYPE',
      /^v must be a Float64Array, but is Array\(2\): pass Float64Array.from/,
    )
    refuses(new Float32Array(2) as never, 1, 1, 'TYPE', /Float32Array\(2\)/)
    refuses(v(), -1, 1, 'PARAMETER', /^t must be a number from 0 to .*, but is -1/)
    refuses(v(), Infinity, 1, 'PARAMETER', /^t must .* but is Infinity/)
    refuses(v(), Number.NaN, 1, 'PARAMETER', /^t must .* but is NaN/)
    refuses(v(), [1, 1], 1, 'TYPE', /^t must .* but is Array\(2\)/)
    refuses(v(), '1', 1, 'TYPE', /^t must .* but is "1"/)
    refuses(v(), 1, -2, 'PARAMETER', /^weights must be a number from 0 to Infinity, but is -2/)
    refuses(v(), 1, [1, Number.NaN], 'PARAMETER', /^weights\[1\] must .* but is NaN/)
    refuses(v(), 1, [1, null], 'TYPE', /^weights\[1\] must .* but is null/)
    refuses(v(), 1, [1, 2, 3], 'SHAPE', /^weights must have 2 elements, but has 3/)
  })
})

describe("Moreau's identity: v is the operator's answer and its conjugate's", () => {
  const [v, t] = [random(3), 0.8]
  const rest = (x: V) => v.map((from, j) => from - x[j])
  const scaled = (by: number, values: V) => values.map((value) => by * value)

  test('of the L1 norm, whose conjugate is a box', () => {
    expectClose(rest(softThreshold(v.slice(), t)), box(v.slice(), -t, t))
  })

  test('of half the squared norm, its own conjugate', () => {
    const conjugate = scaled(t, ridgeShrink(scaled(1 / t, v), 1 / t))
    expectClose(rest(ridgeShrink(v.slice(), t)), conjugate)
  })

  test('of the quantile loss about 0, whose conjugate is a box', () => {
    expectClose(rest(quantileLoss(v.slice(), t, 0, Q)), box(v.slice(), -t * Q, t * (1 - Q)))
  })

  test('of the Huber loss about 0, whose conjugate is half a square in a box', () => {
    const conjugate = box(ridgeShrink(scaled(1 / t, v), 1 / t), -DELTA, DELTA)
    expectClose(rest(huberLoss(v.slice(), t, 0, DELTA)), scaled(t, conjugate))
  })

  test('of the orthant, whose conjugate is the opposite one', () => {
    expectClose(rest(nonNegative(v.slice())), box(v.slice(), -Infinity, 0))
  })

  test('of the L2 norm, whose conjugate is the ball', () => {
    const length = Math.hypot(...v)
    expectClose(rest(groupSoftThreshold(v.slice(), t, v.length)), scaled(t / length, v))
  })
})

describe('box and nonNegative', () => {
  test('project', () => {
    expect([...box(Float64Array.of(3, -0.5, -2), -1, [2, 2, 2])]).toEqual([2, -0.5, -1])
    expect([...box(Float64Array.of(3, -0.5), [-Infinity, 1], Infinity)]).toEqual([3, 1])
    expect([...nonNegative(Float64Array.of(3, -0.5, -0, -1e308))]).toEqual([3, 0, 0, 0])
    expect([...box(Float64Array.of(-1, -0), -0, 0)]).toEqual([0, 0])
  })

  test('after another operator are the operator within the box', () => {
    const [v, low, high] = [random(8), -0.5, 0.9]
    for (const { apply, f } of operators) {
      const x = box(apply(v.slice(), 0.7), low, high)
      v.forEach((from, j) => {
        const objective = (at: number) => 0.7 * f(at) + (at - from) ** 2 / 2
        expect(Math.abs(x[j] - minimiser(objective, low, high))).toBeLessThan(1e-6)
      })
    }
  })

  test.each([
    [() => box(Float64Array.of(1, 2), [0, 3], 2), 'PARAMETER', 'element 1 has 3 and 2'],
    [() => box(Float64Array.of(1), Infinity, Infinity), 'PARAMETER', 'lower'],
    [() => box(Float64Array.of(1), Number.NaN, 0), 'PARAMETER', 'lower'],
    [() => box(Float64Array.of(1), 0, [1, 2]), 'SHAPE', 'upper must have 1 elements, but has 2'],
    [() => box(Float64Array.of(Number.NaN), 0, 1), 'NOT_FINITE', 'v[0]'],
    [() => nonNegative([1] as never), 'TYPE', 'v must be a Float64Array'],
  ])('refuse %s', (call, code, words) => {
    expect(thrownBy(call)).toMatchObject({ code, message: expect.stringContaining(words) })
  })
})

describe('groupSoftThreshold', () => {
  test('finds the minimum of pairs', () => {
    for (let seed = 0; seed < 6; seed++) {
      const [[a, b], t, weight] = [random(seed, 2), 2 * uniform(seed, 0), pick([0, 0.5, 2], seed, 1)]
      const objective = (x: number, z: number) =>
        t * weight * Math.hypot(x, z) + ((x - a) ** 2 + (z - b) ** 2) / 2
      const inner = (x: number) => minimiser((z) => objective(x, z), -9, 9)
      const x = minimiser((at) => objective(at, inner(at)), -9, 9)
      const found = groupSoftThreshold(Float64Array.of(a, b), t, 2, [weight])
      expect(Math.abs(found[0] - x)).toBeLessThan(1e-5)
      expect(Math.abs(found[1] - inner(x))).toBeLessThan(1e-5)
    }
  })

  test('of groups of one is the soft threshold', () => {
    const weights = random(2).map(Math.abs)
    expectClose(groupSoftThreshold(random(1), 1, 1, weights), softThreshold(random(1), 1, weights), 1e-15)
  })

  test('takes sizes or indices, and leaves what is in no group', () => {
    const v = () => Float64Array.of(3, 0.3, 9, 4, 0.4, -9)
    const lists = [[0, 3], Int32Array.of(1, 4), []]
    expectClose(groupSoftThreshold(v(), 1, lists), [2.4, 0, 9, 3.2, 0, -9], 1e-15)
    expect(groupSoftThreshold(v(), 0.5, 3, [1, 2])).toEqual(
      groupSoftThreshold(
        v(),
        0.5,
        [
          [0, 1, 2],
          [3, 4, 5],
        ],
        [1, 2],
      ),
    )
    expect([...groupSoftThreshold(v(), 1, lists, [0, Infinity, 1])]).toEqual([3, 0, 9, 4, 0, -9])
  })

  test('squares nothing that overflows or vanishes, and never gives -0', () => {
    expectClose(groupSoftThreshold(Float64Array.of(3e300, -4e300), 1e300, 2), [2.4e300, -3.2e300], 1e-15)
    expectClose(groupSoftThreshold(Float64Array.of(3e-300, 4e-300), 1e-300, 2), [2.4e-300, 3.2e-300], 1e-15)
    for (const x of groupSoftThreshold(Float64Array.of(-0.1, -0, 0, -0), 1, 2))
      expect(Object.is(x, 0)).toBe(true)
  })

  test('is firmly nonexpansive', () => {
    const inner = (a: V, b: V) => a.reduce((sum, value, j) => sum + value * b[j], 0)
    const less = (a: V, b: V) => a.map((value, j) => value - b[j])
    for (let seed = 0; seed < 50; seed++) {
      const [v, u] = [random(seed), random(seed + 100)]
      const moved = less(groupSoftThreshold(v.slice(), 1.5, 3), groupSoftThreshold(u.slice(), 1.5, 3))
      expect(inner(moved, less(v, u))).toBeGreaterThanOrEqual(inner(moved, moved) * (1 - 1e-14))
    }
  })

  test.each([
    [3, 'SHAPE', 'groups of 3 do not divide 4 elements'],
    [0, 'SHAPE', 'groups of 0'],
    [1.5, 'SHAPE', 'groups of 1.5'],
    [[[0, 1], [1]], 'PARAMETER', 'element 1 is in groups 0 and 1'],
    [[[0, 0]], 'PARAMETER', 'element 0 is in groups 0 and 0'],
    [[[4]], 'PARAMETER', 'groups[0][0] must be an index below 4, but is 4'],
    [[[0], [-1]], 'PARAMETER', 'groups[1][0]'],
    [[['1']], 'PARAMETER', 'but is "1"'],
    [[1, 2], 'TYPE', 'but is Array(2)'],
    [null, 'TYPE', 'but is null'],
  ])('refuses the groups %j', (groups, code, words) => {
    const error = thrownBy(() => groupSoftThreshold(new Float64Array(4), 1, groups as never))
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) })
  })

  test('wants a weight per group', () => {
    const error = thrownBy(() => groupSoftThreshold(new Float64Array(4), 1, 2, [1, 1, 1, 1]))
    expect(error).toMatchObject({ code: 'SHAPE', message: 'weights must have 2 elements, but has 4' })
  })
})

test.each([
  [() => elasticNet(new Float64Array(1), 1, 1.5), 'PARAMETER', 'l1Ratio must be a number from 0 to 1'],
  [() => elasticNet(new Float64Array(1), 1, null as never), 'TYPE', 'l1Ratio'],
  [() => elasticNet(new Float64Array(1), 1, { l1: 1 } as never), 'TYPE', 'l2 must be a number'],
  [() => elasticNet(new Float64Array(1), 1, { l1: -1, l2: 0 }), 'PARAMETER', 'l1'],
  [() => quantileLoss(new Float64Array(1), 1, 0, 1.1), 'PARAMETER', 'quantile must be a number from 0 to 1'],
  [() => huberLoss(new Float64Array(1), 1, 0, 0), 'PARAMETER', 'delta'],
  [() => squaredLoss(new Float64Array(2), 1, [1, Infinity]), 'NOT_FINITE', 'y[1] must be finite'],
  [() => absoluteLoss(new Float64Array(2), 1, [1]), 'SHAPE', 'y must have 2 elements, but has 1'],
  [
    () => absoluteLoss(new Float64Array(2), 1, undefined as never),
    'TYPE',
    'y must be finite, but is undefined',
  ],
])('%s is refused', (call, code, words) => {
  expect(thrownBy(call)).toMatchObject({ code, message: expect.stringContaining(words) })
})

test('the losses take a y for each element', () => {
  const [v, y] = [random(5), random(6)]
  const about = (loss: (v: V, y: number | V) => V) =>
    expect(loss(v.slice(), y)).toEqual(Float64Array.from(y, (own, j) => loss(Float64Array.of(v[j]), own)[0]))
  about((v, y) => squaredLoss(v, 0.7, y))
  about((v, y) => absoluteLoss(v, 0.7, y))
  about((v, y) => quantileLoss(v, 0.7, y, 0.2))
  about((v, y) => huberLoss(v, 0.7, y, 0.5))
})

test('Huber is the squared loss at a large delta, and at a small one the absolute loss', () => {
  const v = random(4)
  expect(huberLoss(v.slice(), 0.7, Y, Infinity)).toEqual(squaredLoss(v.slice(), 0.7, Y))
  expectClose(huberLoss(v.slice(), 1e9, Y, 1e-9), absoluteLoss(v.slice(), 1, Y), 1e-8)
})

test('an error of this entry is a WassoError of the first one, and the other way round', () => {
  const own = thrownBy(() => softThreshold(new Float64Array(1), -1))
  const first = thrownBy(() => new Lasso({ alpha: -1 }).fit([[1], [2]], [1, 2]))
  for (const error of [own, first]) {
    expect(error).toBeInstanceOf(WassoError)
    expect(error).toBeInstanceOf(OwnError)
  }
  for (const other of [new Error('WassoError'), { name: 'WassoError' }, null, undefined])
    expect(other instanceof WassoError).toBe(false)
})

test('gradient steps and the elastic net end where the fit does', () => {
  const X = Array.from({ length: 40 }, (_, i) => Array.from({ length: 6 }, (_, j) => normal(i, j)))
  const y = X.map((x, i) => 2 * x[0] - x[1] + normal(i, 77))
  const [alpha, l1Ratio, step] = [0.4, 0.9, 0.4]
  const w = new Float64Array(6)
  for (let k = 0; k < 400; k++) {
    const r = y.map((value, i) => value - X[i].reduce((sum, x, j) => sum + x * w[j], 0))
    w.forEach((_, j) => {
      w[j] += (step / y.length) * r.reduce((sum, value, i) => sum + value * X[i][j], 0)
    })
    elasticNet(w, step * alpha, l1Ratio)
  }
  const { coef } = new Lasso({ alpha, l1Ratio, fitIntercept: false }).fit(X, y)
  expect([...coef].filter((value) => value === 0).length).toBeGreaterThan(0)
  expectClose(w, coef, 1e-9)
})

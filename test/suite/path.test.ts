import { describe, expect, test } from 'vitest'
import { ElasticNet, Lasso, LogisticRegression, Ridge } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { contain, containerNames } from '../support/containers'
import { estimatorNames, estimators, type FittedPath, offsetOf, outputsOf } from '../support/estimators'
import { answerOf, expectClose, interceptsOf } from '../support/expect-close'
import { normal } from '../support/hash'
import { largeProblem } from '../support/large-fit'
import { lossOf, predictorsOf } from '../support/loss-by-hand'
import { offset, p, penalised, plain, responseOf, weights, X } from '../support/medium'
import { thrownBy } from '../support/small-fit'

const configurations: [string, object, object][] = [
  ['plainly', {}, {}],
  ['with weights', {}, { sampleWeight: weights }],
  ['with an offset', {}, { offset }],
  ['with factors', { penaltyFactor: [1, 0, 2, 1, Infinity, 0.5, 1, 1] }, {}],
  ['with bounds', { lower: [0, -0.2, ...Array(p - 2).fill(-Infinity)], upper: 0.7 }, {}],
  ['standardized', { standardize: true }, { sampleWeight: weights }],
  ['without intercept', { fitIntercept: false }, {}],
]

describe.each(estimatorNames)('a path of %s', (name) => {
  const y = responseOf(name)
  const { takesAlpha, type } = estimators[name]
  const K = outputsOf(name)

  test.each(configurations)('is as exact as single fits, %s', (_, options, given) => {
    const data = 'offset' in given ? { offset: offsetOf(name, offset) } : given
    const path = plain(name, options).path(X, y, { ...data, nAlphas: 7, minRatio: 1e-3 })
    expect(path.alphas.length).toBe(takesAlpha ? 7 : 1)
    for (const [i, alpha] of path.alphas.entries()) {
      const cold = plain(name, { ...options, ...(takesAlpha && { alpha }) }).fit(X, y, data)
      // Any value between the middle two of an even number of rows is a median.
      if (cold.certificate.unique !== false) expectClose(answerOf(path.model(i)), answerOf(cold), 1e-10)
      expect(path.certificates[i].status).toBe('optimal')
      expectClose([path.certificates[i].objective], [cold.certificate.objective], 1e-12)
    }
  })

  test('has models that are its own rows', () => {
    const path = plain(name).path(X, y, { nAlphas: 5, minRatio: 1e-2 })
    for (const [i, alpha] of path.alphas.entries()) {
      const model = path.model(i)
      expect([...model.coef]).toEqual([...path.coefs.subarray(i * K * p, (i + 1) * K * p)])
      expect(interceptsOf(model)).toEqual([...path.intercepts.subarray(i * K, (i + 1) * K)])
      expect(model).toMatchObject({
        type,
        alpha,
        l1Ratio: path.l1Ratio,
        certificate: path.certificates[i],
        nFeatures: p,
      })
      expect(path.nNonzero[i]).toBe(model.support.length)
      expect(model.score(X, y)).toBeGreaterThan(-1)
    }
    for (const i of [-1, path.alphas.length, 0.5, '0', undefined])
      expect(thrownBy(() => path.model(i as never))).toMatchObject({ code: 'PARAMETER' })
  })

  test('is frozen, is the same bits again and asynchronously, and writes to nothing', async () => {
    const data = {
      nAlphas: 5,
      sampleWeight: Float64Array.from(weights),
      offset: Float64Array.from(offsetOf(name, offset)),
    }
    const before = JSON.stringify([X, y, data])
    const path = plain(name).path(X, y, data)
    expect(Object.isFrozen(path)).toBe(true)
    expect(plain(name).path(X, y, data).toJSON()).toEqual(path.toJSON())
    expect((await plain(name).pathAsync(X, y, data)).toJSON()).toEqual(path.toJSON())
    expect(JSON.stringify([X, y, data])).toBe(before)
  })

  test('goes through JSON bitwise', () => {
    const options = { penaltyFactor: Float64Array.of(1, 0, 2, 1, Infinity, 0.5, 1, 1), lower: -Infinity }
    const path = plain(name, options).path(X, y, { nAlphas: 5 })
    const text = JSON.stringify(path)
    const back = pathFromJSON(text) as unknown as FittedPath
    expect(JSON.stringify(back)).toBe(text)
    expect(back.toJSON()).toEqual(path.toJSON())
    expect(structuredClone(path.toJSON())).toEqual(path.toJSON())
    expect(back.model(2 % path.alphas.length).toJSON()).toEqual(path.model(2 % path.alphas.length).toJSON())
  })

  test('reports how many alphas are done of how many', async () => {
    const seen: number[] = []
    await plain(name).pathAsync(X, y, {
      nAlphas: 6,
      onProgress: ({ phase, done, total }: { phase: string; done: number; total: number }) => {
        if (phase === 'path') seen.push(done / total)
      },
    })
    expect(seen.at(-1)).toBe(1)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    expect(new Set(seen).size).toBeGreaterThanOrEqual(takesAlpha ? 6 : 1)
  })

  test('explains no less as alpha falls, and knows its loss', () => {
    const path = plain(name).path(X, y, { nAlphas: 25, sampleWeight: weights })
    for (let i = 1; i < path.alphas.length; i++) {
      expect(path.losses[i]).toBeLessThanOrEqual(path.losses[i - 1] + 1e-12 * Math.abs(path.losses[i - 1]))
    }
    const last = path.alphas.length - 1
    const each = lossOf(name)
    const z = predictorsOf(path.model(last), X)
    // A path has the loss above its least value, which is 0 but for counts.
    const least = (v: number) => (estimators[name].loss === 'poisson' && v > 0 ? v - v * Math.log(v) : 0)
    const loss = y.reduce((sum, v, i) => sum + weights[i] * (each(v, ...z[i]) - least(v)), 0)
    expectClose([path.losses[last]], [loss / weights.reduce((a, b) => a + b)], 1e-9)
  })
})

describe.each(penalised)('the alphas of %s', (name) => {
  const y = responseOf(name)

  test.each(configurations)('begin where every penalised coefficient is zero, %s', (_, options, given) => {
    const data = 'offset' in given ? { offset: offsetOf(name, offset) } : given
    const l1Ratio = estimators[name].takesL1Ratio ? 0.6 : estimators[name].l1Ratio
    const path = plain(name, { ...options, l1Ratio }).path(X, y, { ...data, nAlphas: 3 })
    const free = (options as { penaltyFactor?: number[] }).penaltyFactor?.map((v) => v === 0)
    const shrunk = (coef: Float64Array) => [...coef].filter((_, j) => !free?.[j % p])
    if (l1Ratio === 0) {
      // Ridge has no such alpha: it is that of an l1Ratio of 1e-3.
      const nearly = new ElasticNet({ ...options, l1Ratio: 1e-3 })
      if (estimators[name].loss === 'squared') {
        const alphas = nearly.path(X, y, { ...data, nAlphas: 1 }).alphas
        expectClose([path.alphas[0]], [alphas[0]], 1e-12)
      }
      expect(Math.min(...path.nNonzero)).toBeGreaterThan(0)
      return
    }
    expect(shrunk(path.model(0).coef).every((w) => w === 0)).toBe(true)
    const below = plain(name, { ...options, l1Ratio, alpha: 0.999 * path.alphas[0] }).fit(X, y, data)
    expect(shrunk(below.coef).some((w) => w !== 0)).toBe(true)
  })

  test('are evenly spaced in the logarithm, from alpha_max to alpha_max minRatio', () => {
    const { alphas } = plain(name).path(X, y, { nAlphas: 9, minRatio: 1e-4 })
    expect(alphas.length).toBe(9)
    expectClose([alphas[8]], [alphas[0] * 1e-4], 1e-15)
    for (let i = 1; i < 9; i++) expectClose([alphas[i] / alphas[i - 1]], [10 ** -0.5], 1e-13)
    expect(plain(name).path(X, y, { nAlphas: 1 }).alphas).toEqual(alphas.slice(0, 1))
  })

  test('are 100 down to 1e-4 where n > p, to 1e-2 else', () => {
    const tall = plain(name).path(X, y).alphas
    expect(tall.length).toBe(100)
    expectClose([tall[99] / tall[0]], [1e-4], 1e-14)
    const wide = plain(name).path(X.slice(0, p), Array.from(y.slice(0, p - 1)).concat(y[0] ? 0 : 1)).alphas
    expectClose([wide[99] / wide[0]], [1e-2], 1e-14)
  })

  test('may be given, descending', () => {
    const path = plain(name).path(X, y, { alphas: [0.3, 0.1, 0.01] })
    expect([...path.alphas]).toEqual([0.3, 0.1, 0.01])
    const cold = plain(name, { alpha: 0.1 }).fit(X, y)
    expectClose(answerOf(path.model(1)), answerOf(cold))
  })

  test.each([
    [{ alphas: [] }, 'PARAMETER', /empty/],
    [{ alphas: [0.1, -0.1] }, 'PARAMETER', /alphas\[1\].*-0\.1/],
    [{ alphas: [0.1, 0.2] }, 'PARAMETER', /alphas\[1\].*0\.2.*0\.1/],
    [{ alphas: [Number.NaN] }, 'PARAMETER', /alphas\[0\].*NaN/],
    [{ alphas: [Infinity] }, 'PARAMETER', /Infinity/],
    [{ alphas: ['0.1'] }, 'PARAMETER', /"0\.1"/],
    [{ alphas: 0.1 }, 'TYPE', /0\.1/],
    [{ alphas: [1], nAlphas: 3 }, 'PARAMETER', /nAlphas/],
    [{ nAlphas: 0 }, 'PARAMETER', /nAlphas/],
    [{ nAlphas: 2.5 }, 'PARAMETER', /nAlphas/],
    [{ minRatio: 0 }, 'PARAMETER', /minRatio/],
    [{ minRatio: 2 }, 'PARAMETER', /minRatio/],
    [{ maxExplained: 0 }, 'PARAMETER', /maxExplained/],
    [{ nalphas: 3 }, 'PARAMETER', /"nAlphas"/],
    [{ signal: 3 }, 'PARAMETER', /signal/],
  ])('refuse %j', (data, code, message) => {
    const error = thrownBy(() => plain(name).path(X, y, data))
    expect(error).toMatchObject({ name: 'WassoError', code })
    expect(error.message).toMatch(message)
  })
})

test('a lasso gains in |w| as alpha falls, and ends where it explains enough', () => {
  const y = responseOf('Lasso')
  const lasso = new Lasso()
  const path = lasso.path(X, y, { nAlphas: 50 })
  const size = (i: number) => path.model(i).coef.reduce((sum, w) => sum + Math.abs(w), 0)
  for (let i = 1; i < 50; i++) expect(size(i)).toBeGreaterThanOrEqual(size(i - 1) * (1 - 1e-12))
  const explained = (i: number) => 1 - path.losses[i] / path.nullLoss
  const short = lasso.path(X, y, { nAlphas: 50, maxExplained: 0.5 })
  const length = short.alphas.length
  expect(length).toBeLessThan(50)
  expect(explained(length - 1)).toBeGreaterThanOrEqual(0.5)
  expect(explained(length - 2)).toBeLessThan(0.5)
  expect([...short.alphas]).toEqual([...path.alphas.subarray(0, length)])
  expect([...short.coefs]).toEqual([...path.coefs.subarray(0, length * p)])
  expect(short.certificates.length).toBe(length)
})

test('nothing to shrink, or to explain, is the one alpha 0', () => {
  const y = responseOf('Lasso')
  expect([...new Lasso({ penaltyFactor: 0 }).path(X, y).alphas]).toEqual([0])
  expect([
    ...new Lasso().path(
      X,
      y.map(() => 3),
    ).alphas,
  ]).toEqual([0])
  expect([...plain('LinearRegression').path(X, y, { nAlphas: 7 }).alphas]).toEqual([0])
  expect(thrownBy(() => plain('LinearRegression').path(X, y, { alphas: [1] }))).toMatchObject({
    code: 'PARAMETER',
  })
})

test('separable by what is not penalised has no path', () => {
  const z = X.map((x) => Number(x[0] > 0))
  const estimator = new LogisticRegression({ l1Ratio: 1, penaltyFactor: [0, ...Array(p - 1).fill(1)] })
  expect(thrownBy(() => estimator.path(X, z))).toMatchObject({ code: 'SEPARABLE' })
})

test.each(['coordinate-descent', 'proximal-gradient', 'newton'] as const)('by the solver %s', (solver) => {
  const y = responseOf('Lasso')
  const path = new Lasso({ solver }).path(X, y, { nAlphas: 5 })
  const auto = new Lasso().path(X, y, { nAlphas: 5 })
  expectClose(path.coefs, auto.coefs)
  expect(path.certificates.map((c) => c.solver)).toContain(solver)
  expect(thrownBy(() => new Lasso({ solver: 'qr' }).path(X, y))).toMatchObject({ code: 'PARAMETER' })
})

test.each(containerNames)('of X as %s', (container) => {
  const y = responseOf('Lasso')
  const exact = X.map((x) => x.map(Math.fround))
  const data = { nAlphas: 6, sampleWeight: weights }
  const estimator = new ElasticNet({ standardize: true })
  const path = estimator.path(contain(container, exact), y, data)
  const rows = estimator.path(exact, y, data)
  expectClose(path.coefs, rows.coefs)
  expectClose(path.losses, rows.losses)
})

test('of more columns than rows, with repeated ones', () => {
  const wide = Array.from({ length: 20 }, (_, i) =>
    Array.from({ length: 50 }, (_, j) => normal(5, i, j % 40)),
  )
  const y = wide.map((x, i) => x[0] - x[1] + 0.1 * normal(6, i))
  const path = new Lasso().path(wide, y)
  for (const [i, alpha] of path.alphas.entries()) {
    expect(path.certificates[i].status).toBe('optimal')
    const { objective } = new Lasso({ alpha }).fit(wide, y).certificate
    expectClose([path.certificates[i].objective], [objective], 1e-9)
  }
})

describe('at', () => {
  const cases = penalised.filter((name) => name !== 'ElasticNet').map((name) => [name] as const)

  test.each(cases)('is the exact model between two alphas of %s', (name) => {
    const y = responseOf(name)
    const data = { sampleWeight: weights, offset: offsetOf(name, offset) }
    const path = plain(name).path(X, y, { ...data, nAlphas: 6 })
    const alpha = Math.sqrt(path.alphas[2] * path.alphas[3])
    const cold = plain(name, { alpha }).fit(X, y, data)
    for (const model of [path.at(alpha), pathFromJSON(path.toJSON()).at(alpha, X, y, data)]) {
      expectClose(answerOf(model), answerOf(cold))
      expect(model.certificate.status).toBe('optimal')
      expect(model).toMatchObject({ type: estimators[name].type, alpha })
    }
    expect(path.at(path.alphas[4]).toJSON()).toEqual(path.model(4).toJSON())
  })

  test('refuses what is outside of the path, and wants the data of a file', () => {
    const path = new Lasso().path(X, responseOf('Lasso'), { nAlphas: 6 })
    const [high, low] = [path.alphas[0], path.alphas[5]]
    for (const alpha of [2 * high, low / 2, -1, Number.NaN, '1'])
      expect(thrownBy(() => path.at(alpha as number))).toMatchObject({ code: 'PARAMETER' })
    const back = pathFromJSON(path.toJSON())
    expect(thrownBy(() => back.at((high + low) / 2)).message).toContain('pass X and y')
  })
})

describe('a file of a path', () => {
  const file = new Ridge({ upper: 3 }).path(X, responseOf('Ridge'), { nAlphas: 3 }).toJSON()
  const changed = (change: object) => ({ ...file, ...change })

  test('is read', () => {
    expect(pathFromJSON(file).toJSON()).toEqual(file)
  })

  test.each([
    ['no object', 3],
    ['no JSON', '{'],
    ['another format', changed({ format: 'wasso-model' })],
    ['another version', changed({ version: 2 })],
    ['another type', changed({ type: 'constructor' })],
    ['an unknown field', changed({ extra: 1 })],
    ['ascending alphas', changed({ alphas: [...file.alphas].reverse() })],
    ['no alphas', changed({ alphas: [], coefs: [], intercepts: [], certificates: [], losses: [] })],
    ['too few coefs', changed({ coefs: file.coefs.slice(1) })],
    ['NaN in coefs', changed({ coefs: file.coefs.map(() => Number.NaN) })],
    ['classes of a regression', changed({ classes: [0, 1] })],
    ['an unknown option', changed({ options: { lambda: 1 } })],
    ['an option out of range', changed({ options: { upper: -1 } })],
    ['a bad certificate', changed({ certificates: file.certificates.map((c) => ({ ...c, gap: -1 })) })],
    ['a bad knot', changed({ knots: [{ alpha: 1, feature: -1, enters: true }] })],
  ])('is refused with %s', (_, json) => {
    expect(thrownBy(() => pathFromJSON(json))).toMatchObject({ code: 'MODEL_FORMAT' })
  })
})

test('an aborted path rejects, and the next one is bitwise a fresh one', async () => {
  const { X: large, y } = largeProblem(200, 300)
  const fresh = new Lasso().path(large, y, { nAlphas: 20 }).toJSON()
  for (const when of [1, 3, 10]) {
    const controller = new AbortController()
    let calls = 0
    const onProgress = () => {
      if (++calls === when) controller.abort('enough')
    }
    const aborted = new Lasso().pathAsync(large, y, { nAlphas: 20, signal: controller.signal, onProgress })
    await expect(aborted).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
    expect(calls).toBe(when)
  }
  expect(new Lasso().path(large, y, { nAlphas: 20 }).toJSON()).toEqual(fresh)
})

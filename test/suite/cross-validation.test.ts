import { describe, expect, test } from 'vitest'
import { type CrossValidation, Dataset, ElasticNet, Lasso, LogisticRegression, Ridge } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { contain, containerNames } from '../support/containers'
import {
  type CrossValidated,
  type EstimatorName,
  estimatorNames,
  estimators,
  offsetOf,
  outputsOf,
} from '../support/estimators'
import { expectClose } from '../support/expect-close'
import { lossOf, predictorsOf } from '../support/loss-by-hand'
import { offset, penalised, plain, responseOf, weights, X } from '../support/medium'
import { thrownBy } from '../support/small-fit'

type Numbers = readonly number[]
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
const mean = (values: Numbers, s: Numbers) => sum(values.map((v, i) => s[i] * v)) / sum(s)

/** A score of rows: y (0 to K - 1 for a classifier), the linear predictors of each row, the weights. */
type Score = (y: Numbers, z: readonly Numbers[], s: Numbers) => number

/** The same of a single predictor, or of the means that are made of it. */
const single =
  (each: (y: Numbers, z: Numbers, s: Numbers) => number, link = (v: number): number => v): Score =>
  (y, z, s) =>
    each(
      y,
      z.map(([v]) => link(v)),
      s,
    )

const scorings = {
  'squared-error': (y, z, s) =>
    mean(
      y.map((v, i) => (v - z[i]) ** 2),
      s,
    ),
  'absolute-error': (y, z, s) =>
    mean(
      y.map((v, i) => Math.abs(v - z[i])),
      s,
    ),
  r2: (y, z, s) => {
    const middle = mean(y, s)
    return 1 - sum(y.map((v, i) => s[i] * (v - z[i]) ** 2)) / sum(y.map((v, i) => s[i] * (v - middle) ** 2))
  },
  auc: (y, z, s) => {
    let [won, all] = [0, 0]
    y.forEach((a, i) => {
      y.forEach((b, k) => {
        if (a <= b) return
        all += s[i] * s[k]
        won += s[i] * s[k] * (z[i] > z[k] ? 1 : z[i] === z[k] ? 0.5 : 0)
      })
    })
    return won / all
  },
} satisfies Record<string, (y: Numbers, z: Numbers, s: Numbers) => number>

const accuracy: Score = (y, z, s) =>
  mean(
    y.map((v, i) => +(v === (z[i].length === 1 ? +(z[i][0] > 0) : z[i].indexOf(Math.max(...z[i]))))),
    s,
  )

const poissonDeviance: Score = single((y, z, s) =>
  mean(
    y.map((v, i) => 2 * ((v && v * Math.log(v / Math.exp(z[i]))) - v + Math.exp(z[i]))),
    s,
  ),
)

/** The scorings that an estimator takes, 'loss' first. */
function own(name: EstimatorName): Record<string, Score> {
  const each = lossOf(name)
  const loss: Score = (y, z, s) =>
    mean(
      y.map((v, i) => each(v, ...z[i])),
      s,
    )
  if (estimators[name].classifier)
    return {
      loss,
      deviance: (...a) => 2 * loss(...a),
      accuracy,
      'log-loss': loss,
      ...(estimators[name].classes === 2 && { auc: single(scorings.auc) }),
    }
  const link = estimators[name].loss === 'poisson' ? Math.exp : undefined
  return {
    loss,
    deviance: link
      ? poissonDeviance
      : estimators[name].loss === 'squared'
        ? single(scorings['squared-error'])
        : (...a) => 2 * loss(...a),
    'squared-error': single(scorings['squared-error'], link),
    'absolute-error': single(scorings['absolute-error'], link),
    r2: single(scorings.r2, link),
  }
}

/** Fold scores by a fit on the rows of the other folds alone. */
function byHand(
  name: EstimatorName,
  options: object,
  cv: CrossValidated,
  score: Score,
  data: { sampleWeight?: Numbers; offset?: Numbers } = {},
): number[] {
  const y = responseOf(name)
  const s = data.sampleWeight ?? X.map(() => 1)
  const o = data.offset ?? X.flatMap(() => Array<number>(outputsOf(name)).fill(0))
  const K = Math.max(...cv.foldId) + 1
  return Array.from({ length: K }, (_, k) => {
    const out = [...X.keys()].filter((i) => cv.foldId[i] === k)
    const rest = [...X.keys()].filter((i) => cv.foldId[i] !== k)
    const take = <T>(values: readonly T[], rows: Numbers) => rows.map((i) => values[i])
    return Array.from(cv.alphas, (alpha) => {
      const model = plain(name, { ...options, ...(estimators[name].takesAlpha && { alpha }) }).fit(
        take(X, rest),
        take(y, rest),
        {
          sampleWeight: take(s, rest),
          offset: rest.flatMap((i) => o.slice(i * outputsOf(name), (i + 1) * outputsOf(name))),
        },
      )
      const K = outputsOf(name)
      const rows = Float64Array.from(out.flatMap((i) => o.slice(i * K, i * K + K)))
      return score(take(y, out), predictorsOf(model, take(X, out), rows), take(s, out))
    })
  }).flat()
}

describe.each(estimatorNames)('%s cross-validated', (name) => {
  const y = responseOf(name)
  const few = { nAlphas: 5, minRatio: 1e-2, folds: 4, seed: 3 }

  test.each(Object.entries(own(name)))(
    'by %s is explicit fits on the rows of the folds',
    (scoring, score) => {
      const cv = plain(name).crossValidate(X, y, { ...few, scoring })
      expectClose(cv.foldScores, byHand(name, {}, cv, score), 1e-9)
    },
  )

  test.each([
    ['weights', {}, { sampleWeight: weights }],
    ['an offset', {}, { offset: offsetOf(name, offset) }],
    [
      'both, standardized within each fold',
      { standardize: true },
      { sampleWeight: weights, offset: offsetOf(name, offset) },
    ],
    ['factors and bounds', { penaltyFactor: [1, 0, 2, 1, Infinity, 0.5, 1, 1], upper: 0.6 }, {}],
    ['no intercept', { fitIntercept: false }, {}],
  ])('with %s', (_, options, data) => {
    const cv = plain(name, options).crossValidate(X, y, { ...few, ...data })
    expectClose(cv.foldScores, byHand(name, options, cv, own(name).loss, data), 1e-9)
  })

  test('has means and standard errors weighted by the folds', () => {
    const cv = plain(name).crossValidate(X, y, { ...few, sampleWeight: weights })
    const S = [0, 1, 2, 3].map((k) => sum(weights.filter((_, i) => cv.foldId[i] === k)))
    const count = cv.alphas.length
    for (let i = 0; i < count; i++) {
      const e = S.map((_, k) => cv.foldScores[k * count + i])
      const middle = mean(e, S)
      const spread = e.reduce((t, v, k) => t + S[k] * (v - middle) ** 2, 0) / (sum(S) * 3)
      expectClose([cv.mean[i], cv.standardError[i]], [middle, Math.sqrt(spread)], 1e-13)
    }
  })

  test('has the path of all rows, and the models that it chose', () => {
    const cv = plain(name).crossValidate(X, y, few)
    const path = plain(name).path(X, y, { nAlphas: 5, minRatio: 1e-2 })
    expect(cv.path.alphas).toEqual(path.alphas)
    expectClose(cv.path.coefs, path.coefs, 1e-12)
    expectClose(cv.path.intercepts, path.intercepts, 1e-12)
    expect(cv.path.certificates.every(({ status }) => status === 'optimal')).toBe(true)
    expect(cv.path.alphas).toEqual(cv.alphas)
    for (const { index, alpha, l1Ratio, model } of [cv.best, cv.oneStandardError]) {
      expect(model.toJSON()).toEqual(cv.path.model(index).toJSON())
      expect(alpha).toBe(cv.alphas[index])
      expect(l1Ratio).toBe(cv.path.l1Ratio)
    }
    expect(cv.mean[cv.best.index]).toBe(Math.min(...cv.mean))
    const bar = cv.mean[cv.best.index] + cv.standardError[cv.best.index]
    expect(cv.oneStandardError.index).toBe(cv.mean.findIndex((value) => value <= bar))
  })

  test('counts integer weights as repeated rows of one fold', () => {
    const repeats = X.map((_, i) => [1, 2, 3][i % 3])
    const rows = [...X.keys()].flatMap((i) => Array(repeats[i]).fill(i) as number[])
    const foldId = X.map((_, i) => Math.floor(i / 15))
    const at = { alphas: estimators[name].takesAlpha ? [0.3, 0.03] : [0] }
    const weighted = plain(name).crossValidate(X, y, { ...at, foldId, sampleWeight: repeats })
    const repeated = plain(name).crossValidate(
      rows.map((i) => X[i]),
      rows.map((i) => y[i]),
      { ...at, foldId: rows.map((i) => foldId[i]) },
    )
    expectClose(weighted.foldScores, repeated.foldScores)
    expectClose(weighted.mean, repeated.mean)
    expectClose(weighted.standardError, repeated.standardError)
  })

  test('counts rows of weight 0 as removed, also from the draw of the folds', () => {
    const removed = (i: number) => i % 7 === 3
    const sampleWeight = X.map((_, i) => (removed(i) ? 0 : 1))
    const rest = [...X.keys()].filter((i) => !removed(i))
    const zero = plain(name).crossValidate(X, y, { ...few, sampleWeight })
    const without = plain(name).crossValidate(
      rest.map((i) => X[i]),
      rest.map((i) => y[i]),
      few,
    )
    expect(rest.map((i) => zero.foldId[i])).toEqual([...without.foldId])
    expectClose(zero.foldScores, without.foldScores, 1e-9)
  })

  test('leaves one out', () => {
    const data = { nAlphas: 3, minRatio: 0.1, folds: 'leave-one-out', sampleWeight: weights }
    const cv = plain(name).crossValidate(X, y, data)
    expectClose(cv.foldScores, byHand(name, {}, cv, own(name).loss, { sampleWeight: weights }), 1e-9)
  })

  test('is the same bits again, asynchronously and on a data set, and writes to nothing', async () => {
    const data = {
      ...few,
      sampleWeight: Float64Array.from(weights),
      foldId: X.map((_, i) => i % 5),
      folds: undefined,
    }
    const before = JSON.stringify([X, y, data])
    const cv = plain(name).crossValidate(X, y, data)
    expect(Object.isFrozen(cv) && Object.isFrozen(cv.best) && Object.isFrozen(cv.path)).toBe(true)
    const again = [
      plain(name).crossValidate(X, y, data),
      await plain(name).crossValidateAsync(X, y, data),
      plain(name).crossValidate(new Dataset(X, y), data),
      await plain(name).crossValidateAsync(new Dataset(X, y), data),
    ]
    for (const one of again) expect(one.toJSON()).toEqual(cv.toJSON())
    expect(JSON.stringify([X, y, data])).toBe(before)
  })

  test('goes through JSON as plain data, with a path to read back', () => {
    const cv = plain(name).crossValidate(X, y, few)
    const json = cv.toJSON() as ReturnType<CrossValidation['toJSON']>
    expect(structuredClone(json)).toEqual(json)
    expect(json).toMatchObject({
      format: 'wasso-cross-validation',
      version: 1,
      alphas: [...cv.alphas],
      mean: [...cv.mean],
      best: { index: cv.best.index, alpha: cv.best.alpha },
    })
    expect(pathFromJSON(json.path).toJSON()).toEqual(cv.path.toJSON())
  })

  test('reports folds and alphas done of how many', async () => {
    const seen: Record<string, number[]> = { fold: [], path: [] }
    await plain(name).crossValidateAsync(X, y, {
      ...few,
      onProgress: ({ phase, done, total }: { phase: string; done: number; total: number }) => {
        seen[phase]?.push(done / total)
      },
    })
    for (const fractions of Object.values(seen)) {
      expect(fractions.at(-1)).toBe(1)
      expect([...fractions].sort((a, b) => a - b)).toEqual(fractions)
    }
    expect(new Set(seen.fold).size).toBeGreaterThanOrEqual(4)
  })

  test('aborted at any time, the next one is bitwise a fresh one', async () => {
    const fresh = plain(name).crossValidate(X, y, few).toJSON()
    for (const when of [1, 4, 9]) {
      const controller = new AbortController()
      let calls = 0
      const onProgress = () => {
        if (++calls === when) controller.abort('enough')
      }
      const outcome = plain(name).crossValidateAsync(X, y, { ...few, signal: controller.signal, onProgress })
      await expect(outcome).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
    }
    expect(plain(name).crossValidate(X, y, few).toJSON()).toEqual(fresh)
  })

  test('refuses a scoring that it cannot have', () => {
    const foreign = estimators[name].classifier
      ? ['r2', 'squared-error', 'absolute-error']
      : ['auc', 'accuracy', 'log-loss']
    for (const scoring of foreign) {
      const error = thrownBy(() => plain(name).crossValidate(X, y, { scoring }))
      expect(error).toMatchObject({ code: 'PARAMETER' })
      expect(error.message).toContain(scoring)
    }
    for (const scoring of ['los', 3, null, 'toString'])
      expect(thrownBy(() => plain(name).crossValidate(X, y, { scoring }))).toMatchObject({
        code: 'PARAMETER',
      })
  })
})

describe.each(penalised)('l1Ratios of %s', (name) => {
  const y = responseOf(name)
  const data = { nAlphas: 4, minRatio: 0.05, folds: 3 }

  test('have a row each, and the best of all is chosen', () => {
    const l1Ratios = [0.2, 1, 0.6]
    const cv = plain(name).crossValidate(X, y, { ...data, l1Ratios })
    expect([...cv.l1Ratios]).toEqual(l1Ratios)
    l1Ratios.forEach((l1Ratio, r) => {
      const alone = plain(name, { l1Ratio }).crossValidate(X, y, data)
      for (const field of ['alphas', 'mean', 'standardError'] as const)
        expect([...cv[field].subarray(4 * r, 4 * r + 4)], field).toEqual([...alone[field]])
      for (let k = 0; k < 3; k++)
        expect([...cv.foldScores.subarray(12 * k + 4 * r, 12 * k + 4 * r + 4)]).toEqual([
          ...alone.foldScores.subarray(4 * k, 4 * k + 4),
        ])
    })
    const top = cv.mean.indexOf(Math.min(...cv.mean))
    const r = Math.floor(top / 4)
    expect(cv.best).toMatchObject({ index: top % 4, alpha: cv.alphas[top], l1Ratio: l1Ratios[r] })
    expect(cv.oneStandardError.l1Ratio).toBe(l1Ratios[r])
    expect(cv.path.alphas).toEqual(cv.alphas.slice(4 * r, 4 * r + 4))
    expect(cv.path.model(0)).toMatchObject({ l1Ratio: l1Ratios[r] })
  })

  test.each([[[]], [[1.5]], [[-0.1]], [[Number.NaN]], [['1']]])('refuse %j', (l1Ratios) => {
    const error = thrownBy(() => plain(name).crossValidate(X, y, { l1Ratios }))
    expect(error).toMatchObject({ code: 'PARAMETER' })
    expect(error.message).toContain('l1Ratios')
  })
})

test('where high is good the best is the highest, and the other within one standard error below', () => {
  const y = responseOf('LogisticRegression')
  for (const scoring of ['auc', 'accuracy'] as const) {
    const cv = new LogisticRegression({ l1Ratio: 1 }).crossValidate(X, y, { scoring, folds: 5, nAlphas: 30 })
    expect(cv.best.index).toBe(cv.mean.indexOf(Math.max(...cv.mean)))
    const bar = cv.mean[cv.best.index] - cv.standardError[cv.best.index]
    expect(cv.oneStandardError.index).toBe(cv.mean.findIndex((value) => value >= bar))
  }
})

test('a fold of one row has no R^2', () => {
  const error = thrownBy(() =>
    new Ridge().crossValidate(X, responseOf('Ridge'), { folds: 'leave-one-out', scoring: 'r2' }),
  )
  expect(error).toMatchObject({ code: 'PARAMETER', message: expect.stringContaining('r2') })
})

test('least squares has no l1Ratios', () => {
  const error = thrownBy(() =>
    plain('LinearRegression').crossValidate(X, responseOf('Lasso'), { l1Ratios: [1] }),
  )
  expect(error).toMatchObject({ code: 'PARAMETER' })
})

test.each(containerNames)('of X as %s, with sparse rows', (container) => {
  const thin = X.map((x, i) => x.map((v, j) => ((i + j) % 3 ? Math.fround(v) : 0)))
  const y = responseOf('Lasso')
  const data = { nAlphas: 6, folds: 4, sampleWeight: weights, offset }
  const estimator = new ElasticNet({ standardize: true })
  const cv = estimator.crossValidate(contain(container, thin), y, data)
  expectClose(cv.foldScores, estimator.crossValidate(thin, y, data).foldScores, 1e-9)
})

test('of more columns than rows', () => {
  const wide = X.slice(0, 20).map((x, i) => [...x, ...X[20 + i], ...X[40 + i]])
  const y = responseOf('Lasso').slice(0, 20)
  const cv = new Lasso().crossValidate(wide, y, { folds: 4, nAlphas: 10 })
  const k = 2
  const rest = [...wide.keys()].filter((i) => cv.foldId[i] !== k)
  const out = [...wide.keys()].filter((i) => cv.foldId[i] === k)
  cv.alphas.forEach((alpha, a) => {
    const model = new Lasso({ alpha }).fit(
      rest.map((i) => wide[i]),
      rest.map((i) => y[i]),
    )
    const z = model.predict(out.map((i) => wide[i]))
    const error = sum(out.map((i, t) => (y[i] - z[t]) ** 2 / 2)) / out.length
    expectClose([cv.foldScores[k * 10 + a]], [error], 1e-9)
  })
})

test.each([
  ['columns far from zero', (v: number, j: number) => v + 1e5 * (j + 1)],
  ['a column that one fold alone has', (v: number, j: number, i: number) => (j === 3 && i % 3 !== 1 ? 2 : v)],
  ['columns of very different sizes', (v: number, j: number) => v * 10 ** (3 * j - 12)],
  ['repeated columns', (v: number, j: number, i: number) => X[i][j % 4]],
])('as exact on %s, where differences of moments may lose their digits', (_, change) => {
  const hard = X.map((x, i) => x.map((v, j) => change(v, j, i)))
  const y = responseOf('Lasso')
  const foldId = X.map((_, i) => i % 3)
  const cv = new Lasso({ standardize: true }).crossValidate(hard, y, { nAlphas: 8, foldId })
  const direct = new Lasso({ standardize: true, solver: 'newton' }).crossValidate(hard, y, {
    alphas: cv.alphas,
    foldId,
  })
  expectClose(cv.foldScores, direct.foldScores, 1e-8)
})

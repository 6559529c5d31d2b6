import { describe, expect, test } from 'vitest'
import { type ClassificationModel, Dataset, LogisticRegression, modelFromJSON } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { fitMany } from 'wasso/many'
import { adaptiveFactors, criteria, relaxedPath } from 'wasso/selection'
import { contain, containerNames } from '../support/containers'
import { expectClose } from '../support/expect-close'
import { normal, uniform } from '../support/hash'
import { thrownBy } from '../support/small-fit'

const [n, p, K] = [60, 4, 3]
const X = Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => normal(90, i, j)))
const names = ['ash', 'beech', 'oak']
const y = X.map((x, i) => {
  const z = [x[0] - 0.5, x[1], -x[0] + 0.3].map((v, k) => v + 1.5 * normal(910 + 10 * k, i))
  return names[z.indexOf(Math.max(...z))]
})
const classifier = new LogisticRegression({ alpha: 0.05, l1Ratio: 0.5 })
const model = classifier.fit(X, y)
const rowsOf = (flat: ArrayLike<number>, width: number) =>
  Array.from({ length: flat.length / width }, (_, i) => Array.from(flat).slice(i * width, (i + 1) * width))

/** The linear predictors, straight from the formula. */
const predictors = ({ coef, intercept }: ClassificationModel, offset?: number[]) =>
  X.map((x, i) =>
    rowsOf(coef, p).map(
      (w, k) =>
        w.reduce((sum, v, j) => sum + v * x[j], (intercept as Float64Array)[k]) + (offset?.[i * K + k] ?? 0),
    ),
  )

describe('a model of three classes', () => {
  test('has a row of coefficients and an intercept for each, and the features that any of them uses', () => {
    expect(model.classes).toEqual(names)
    expect(model.coef.length).toBe(K * p)
    expect((model.intercept as Float64Array).length).toBe(K)
    expect(model.nFeatures).toBe(p)
    const used = Array.from({ length: p }, (_, j) => j).filter((j) => rowsOf(model.coef, p).some((w) => w[j]))
    expect([...model.support]).toEqual(used)
    expect(Object.is(Math.min(...model.coef.map((w) => (Object.is(w, -0) ? -1 : 0))), 0)).toBe(true)
  })

  test('decides, predicts and scores by its largest z, in any form of X', () => {
    const z = predictors(model)
    for (const container of containerNames.filter((name) => !/32/.test(name))) {
      const input = contain(container, X) as number[][]
      expectClose(model.decisionFunction(input), z.flat(), 1e-14)
    }
    const best = z.map((row) => names[row.indexOf(Math.max(...row))])
    expect(model.predict(X)).toEqual(best)
    const sampleWeight = X.map((_, i) => i % 4)
    const right = best.reduce((sum, label, i) => sum + (label === y[i] ? i % 4 : 0), 0)
    expect(model.score(X, y, { sampleWeight })).toBeCloseTo(right / sampleWeight.reduce((a, b) => a + b), 14)
  })

  test('has probabilities, also where exp overflows', () => {
    const far = X.map((x, i) => x.map((v) => v * 4 ** (i % 9)))
    const z = rowsOf(model.decisionFunction(far), K)
    for (const [i, row] of rowsOf(model.predictProba(far), K).entries()) {
      const most = Math.max(...z[i])
      const e = z[i].map((v) => Math.exp(v - most))
      expectClose(
        row,
        e.map((v) => v / e.reduce((a, b) => a + b)),
        1e-15,
      )
    }
  })

  test('takes the first of equals', () => {
    const even = new LogisticRegression({ alpha: 1e9 }).fit([[1], [2], [3]], ['b', 'a', 'c'])
    expect([...even.coef].every((w) => Math.abs(w) < 1e-8)).toBe(true)
    const { format, version, nFeatures, coef, intercept, ...rest } = even.toJSON()
    const tied = modelFromJSON({ format, version, nFeatures, ...rest, coef: [0, 0, 0], intercept: [0, 1, 1] })
    expect(tied.predict([[7]])).toEqual(['b'])
  })

  test('goes through JSON to the bit', () => {
    expect(modelFromJSON(JSON.stringify(model))).toEqual(model)
    const broken = [
      { intercept: [1, 2] },
      { intercept: 1 },
      { coef: [...model.coef].slice(1) },
      { classes: names.slice(1) },
      { classes: ['beech', 'ash', 'oak'] },
      { quantile: 0.5 },
    ]
    for (const change of broken) {
      expect(thrownBy(() => modelFromJSON({ ...model.toJSON(), ...change }))).toMatchObject({
        code: 'MODEL_FORMAT',
      })
    }
  })

  test('starts from another of as many classes', () => {
    expectClose(classifier.fit(X, y, { start: model }).coef, model.coef, 1e-12)
    const two = classifier.fit(
      X,
      y.map((label) => label === 'oak'),
    )
    expect(thrownBy(() => classifier.fit(X, y, { start: two }))).toMatchObject({ code: 'SHAPE' })
  })

  test.each<[string, (string | number)[]]>([
    ['numbers', [10, -2.5, 9]],
    ['text', ['b', 'B', 'ab']],
  ])('has any labels: %s', (_, labels) => {
    const other = classifier.fit<string | number>(
      X,
      y.map((label) => labels[names.indexOf(label)]),
    )
    const order = [...labels].sort((a, b) => (a < b ? -1 : 1))
    expect(other.classes).toEqual(order)
    for (const [k, label] of order.entries()) {
      const own = rowsOf(model.coef, p)[labels.indexOf(label)]
      expectClose(rowsOf(other.coef, p)[k], own, 1e-11)
    }
  })
})

describe('an offset of a value per row and class', () => {
  const offset = X.flatMap((_, i) => [0, 1, 2].map((k) => normal(95, i, k)))
  const shifted = classifier.fit(X, y, { offset })

  test('shifts the predictors, and is wanted again', () => {
    expect(shifted.usesOffset).toBe(true)
    expectClose(shifted.decisionFunction(X, { offset }), predictors(shifted, offset).flat(), 1e-14)
    expect(thrownBy(() => shifted.predict(X))).toMatchObject({ code: 'PARAMETER' })
    expect(thrownBy(() => classifier.fit(X, y, { offset: offset.slice(1) }))).toMatchObject({ code: 'SHAPE' })
    expect(thrownBy(() => classifier.fit(X, y, { offset: offset.slice(0, n) }))).toMatchObject({
      code: 'SHAPE',
    })
  })

  test('has its optimum where one class less its own offset would', () => {
    // Moving all classes of a row alike changes nothing.
    const moved = offset.map((o, at) => o + normal(96, Math.floor(at / K)))
    expectClose(classifier.fit(X, y, { offset: moved }).coef, shifted.coef, 1e-11)
  })

  test('may stand in a data set', () => {
    expect(classifier.fit(new Dataset(X, y, { offset })).toJSON()).toEqual(shifted.toJSON())
    expect(thrownBy(() => new Dataset(X, y, { offset: offset.slice(1) }))).toMatchObject({ code: 'SHAPE' })
  })
})

describe('classWeight', () => {
  const sizes = names.map((name) => y.filter((label) => label === name).length)
  const weights = { ash: 0.5, beech: 3, oak: 1 }
  const times = (factor: (k: number) => number, s = y.map(() => 1)) =>
    y.map((label, i) => s[i] * factor(names.indexOf(label)))

  test.each([
    ['an object', weights],
    ['a map', new Map(Object.entries(weights))],
    ['pairs', Object.entries(weights)],
    ['some of the labels', { ash: 0.5, beech: 3 }],
  ])('multiplies the sample weights: %s', (_, classWeight) => {
    const s = X.map((_, i) => [1, 2, 0.5][i % 3])
    const options = { alpha: 0.05, l1Ratio: 0.5, classWeight }
    const sampleWeight = times((k) => Object.values(weights)[k], s)
    const path = new LogisticRegression(options).path(X, y, { nAlphas: 4, sampleWeight: s })
    const plain = classifier.path(X, y, { nAlphas: 4, sampleWeight })
    expect(path.coefs).toEqual(plain.coefs)
    expect(path.totalWeight).toBe(plain.totalWeight)
    const alpha = (path.alphas[1] + path.alphas[2]) / 2
    expect(path.at(alpha).coef).toEqual(plain.at(alpha).coef)
    const back = pathFromJSON(JSON.stringify(path))
    expect(back.at(alpha, X, y, { sampleWeight: s }).coef).toEqual(plain.at(alpha).coef)
  })

  test.each([
    ['three classes', y],
    ['two classes', y.map((label) => label === 'oak')],
  ])('balanced makes every class weigh the same: %s', (_, labels) => {
    const s = X.map((_, i) => [1, 2, 0.5][i % 3])
    const sums = new Map<unknown, number>()
    labels.forEach((label, i) => {
      sums.set(label, (sums.get(label) ?? 0) + s[i])
    })
    const S = s.reduce((a, b) => a + b)
    const sampleWeight = s.map((v, i) => v * (S / (sums.size * (sums.get(labels[i]) as number))))
    const balanced = new LogisticRegression({ alpha: 0.05, classWeight: 'balanced' })
    const plain = new LogisticRegression({ alpha: 0.05 })
    const own = balanced.fit<string | boolean>(X, labels, { sampleWeight: s })
    expect(own.coef).toEqual(plain.fit<string | boolean>(X, labels, { sampleWeight }).coef)
    expect(Math.min(...sizes)).toBeLessThan(n / K)
  })

  test('refuses labels that y does not have, and weights that are none', () => {
    for (const classWeight of [
      { elm: 1 },
      { ash: 0 },
      { ash: '1' },
      [['ash']],
      new Map([[1, 1]]),
      'even',
      7,
      null,
    ]) {
      const estimator = new LogisticRegression({ alpha: 0.1, classWeight } as object)
      expect(thrownBy(() => estimator.fit(X, y))).toMatchObject({ code: 'PARAMETER' })
    }
  })
})

describe('a path of three classes', () => {
  const path = new LogisticRegression({ l1Ratio: 1 }).path(X, y, { nAlphas: 6, minRatio: 0.01 })

  test('has rows of K p and K intercepts, each as good as a fit', () => {
    expect(path.coefs.length).toBe(6 * K * p)
    expect(path.intercepts.length).toBe(6 * K)
    expect(path.nFeatures).toBe(p)
    for (const [i, alpha] of path.alphas.entries()) {
      const cold = new LogisticRegression({ alpha, l1Ratio: 1 }).fit(X, y)
      const own = path.model(i)
      expect(own.certificate.status).toBe('optimal')
      expect(Math.abs(own.certificate.objective - cold.certificate.objective)).toBeLessThan(1e-12)
      expect(path.nNonzero[i]).toBe(own.support.length)
      const proba = rowsOf(own.predictProba(X), K)
      const loss = y.reduce((sum, label, at) => sum - Math.log(proba[at][names.indexOf(label)]), 0) / n
      expect(path.losses[i]).toBeCloseTo(loss, 12)
    }
    expect(path.nNonzero[0]).toBe(0)
    const counts = names.map((name) => y.filter((label) => label === name).length / n)
    expect(path.nullLoss).toBeCloseTo(
      counts.reduce((sum, share) => sum - share * Math.log(share), 0),
      12,
    )
  })

  test('goes through JSON to the bit', () => {
    const back = pathFromJSON(JSON.stringify(path))
    expect(back.toJSON()).toEqual(path.toJSON())
    expect(back.model(3)).toEqual(path.model(3))
  })

  test('has criteria: each feature and the intercept count K - 1 at most', () => {
    const { df, aic } = criteria(path)
    for (const i of path.alphas.keys()) {
      const rows = rowsOf(path.model(i).coef, p)
      const counts = Array.from({ length: p }, (_, j) => rows.filter((w) => w[j] !== 0).length)
      const expected = counts.reduce((sum, count) => sum + Math.min(count, K - 1), K - 1)
      expect(df[i]).toBe(expected)
      expect(aic[i]).toBeCloseTo(2 * n * path.losses[i] + 2 * expected, 10)
    }
  })

  test('can be relaxed, and its models can be pilots', () => {
    const { models, blend } = relaxedPath(path)
    expect(models.length).toBeGreaterThan(2)
    for (const [i, own] of models.entries())
      for (const j of own.support) expect(path.model(i).support).toContain(j)
    const half = blend(0.5)
    const at = (models.length - 1) * K * p
    expect(half.coefs[at]).toBeCloseTo((path.coefs[at] + models[models.length - 1].coef[0]) / 2, 14)
    expect(half.intercepts.length).toBe(models.length * K)
    const factors = adaptiveFactors(path.model(3))
    expect(factors.length).toBe(p)
    const norm = Math.hypot(...rowsOf(path.model(3).coef, p).map((w) => w[0]))
    expect(factors[0]).toBeCloseTo(1 / norm, 12)
  })
})

describe('cross-validation of three classes', () => {
  const data = { nAlphas: 4, minRatio: 0.05, folds: 4, seed: 3 }

  test.each(['loss', 'deviance', 'log-loss', 'accuracy'] as const)(
    'scores by %s as explicit fits do',
    (scoring) => {
      const offset = X.flatMap((_, i) => [0, 1, 2].map((k) => normal(97, i, k)))
      const cv = classifier.crossValidate(X, y, { ...data, scoring, offset })
      for (let k = 0; k < 4; k++) {
        const sampleWeight = Array.from(cv.foldId, (id) => Number(id !== k))
        const held = [...cv.foldId.keys()].filter((i) => cv.foldId[i] === k)
        for (const [a, alpha] of cv.alphas.entries()) {
          const own = new LogisticRegression({ alpha, l1Ratio: 0.5 }).fit(X, y, { sampleWeight, offset })
          const given = { offset: held.flatMap((i) => offset.slice(i * K, (i + 1) * K)) }
          const input = held.map((i) => X[i])
          const truth = held.map((i) => y[i])
          const proba = rowsOf(own.predictProba(input, given), K)
          const loss = truth.reduce((sum, label, i) => sum - Math.log(proba[i][names.indexOf(label)]), 0)
          const mean = (scoring === 'deviance' ? 2 : 1) * (loss / held.length)
          const expected = scoring === 'accuracy' ? own.score(input, truth, given) : mean
          expect(cv.foldScores[k * cv.alphas.length + a]).toBeCloseTo(expected, 9)
        }
      }
    },
  )

  test('deals each class to every fold, and has no auc', () => {
    const { foldId } = classifier.crossValidate(X, y, data)
    for (const name of names) {
      const counts = [0, 1, 2, 3].map((k) => y.filter((label, i) => label === name && foldId[i] === k).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }
    expect(thrownBy(() => classifier.crossValidate(X, y, { ...data, scoring: 'auc' }))).toMatchObject({
      code: 'PARAMETER',
    })
  })
})

describe('fitMany', () => {
  test('takes y of as many classes each', () => {
    const other = y.map((label, i) => (i % 5 === 0 ? 'oak' : label))
    const { coefs, intercepts, classes } = fitMany(classifier, X, [y, other])
    expect(coefs).toEqual(Float64Array.of(...model.coef, ...classifier.fit(X, other).coef))
    expect(intercepts.length).toBe(2 * K)
    expect(classes).toEqual([names, names])
    const two = y.map((label) => (label === 'oak' ? 'ash' : label))
    expect(thrownBy(() => fitMany(classifier, X, [y, two]))).toMatchObject({ code: 'SHAPE' })
  })
})

test('a class of one row is a class, and one of weight 0 is none', () => {
  const rare = y.map((label, i) => (i === 7 ? 'yew' : label))
  const four = classifier.fit(X, rare)
  expect(four.classes).toEqual([...names, 'yew'])
  expect(four.certificate.status).toBe('optimal')
  const without = classifier.fit(X, rare, { sampleWeight: y.map((_, i) => Number(i !== 7)) })
  expect(without.classes).toEqual(names)
})

test('a y of many numbers that are not whole looks continuous', () => {
  const continuous = X.map((_, i) => uniform(98, i))
  expect(thrownBy(() => classifier.fit(X, continuous))).toMatchObject({ code: 'DOMAIN' })
  expect(
    classifier.fit(
      X,
      X.map((_, i) => (i % 3) + 0.5),
    ).classes,
  ).toEqual([0.5, 1.5, 2.5])
})

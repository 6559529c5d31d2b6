import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import {
  ElasticNet,
  HuberRegressor,
  Lasso,
  LeastAbsoluteDeviations,
  LogisticRegression,
  modelFromJSON,
  PoissonRegressor,
  QuantileRegressor,
  Ridge,
} from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { MLPRegressor } from 'wasso/networks'
import { Folder, run } from './terminal.ts'

const folder = new Folder()
afterAll(() => folder.remove())

/** A table of numbers, read by hand. */
function read(file: string, target: string) {
  const [header, ...lines] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const at = header!.indexOf(target)
  const rows = lines.map((line) => line.map(Number))
  const names = header!.filter((name) => name !== target)
  const columns = names.map((name) => rows.map((row) => row[header!.indexOf(name)]!))
  return { X: { columns, names }, y: rows.map((row) => row[at]!) }
}

const json = async (...args: string[]) => {
  const { exit, out, err } = await run([...args, '--json'])
  expect([exit, err]).toEqual([0, ''])
  return JSON.parse(out)
}

const DATA = {
  diabetes: ['examples/data/diabetes.csv', 'y'],
  'breast cancer': ['examples/data/breast_cancer.csv', 'y'],
  engel: ['examples/data/engel.csv', 'foodexp'],
  'stack loss': ['examples/data/stackloss.csv', 'stack_loss'],
  aids: ['examples/data/aids.csv', 'deaths'],
} as const

test.each<[keyof typeof DATA, string[], { crossValidate(X: unknown, y: unknown, data: object): unknown }]>([
  ['diabetes', [], new Lasso()],
  [
    'diabetes',
    ['-m', 'elastic-net', '--l1-ratio', '0.3', '--standardize'],
    new ElasticNet({ l1Ratio: 0.3, standardize: true }),
  ],
  [
    'breast cancer',
    ['--l1-ratio', '1', '--standardize'],
    new LogisticRegression({ l1Ratio: 1, standardize: true }),
  ],
  ['engel', ['-m', 'ridge'], new Ridge()],
  ['engel', ['-m', 'lad', '--l1-ratio', '1'], new LeastAbsoluteDeviations({ l1Ratio: 1 })],
  ['engel', ['-m', 'quantile', '--quantile', '0.9'], new QuantileRegressor({ quantile: 0.9 })],
  ['stack loss', ['-m', 'huber', '--delta', '2'], new HuberRegressor({ delta: 2 })],
  ['aids', ['-m', 'poisson'], new PoissonRegressor()],
] as never)('%s %o: the terminal and the library agree to the bit', async (data, args, estimator) => {
  const [file, target] = DATA[data]
  const { X, y } = read(file, target)
  const cv = estimator.crossValidate(X, y, { folds: 5, seed: 3, nAlphas: 20 }) as ReturnType<
    Lasso['crossValidate']
  >
  const common = ['fit', file, '--target', target, '--cv', '5', '--seed', '3', '--alphas', '20', ...args]
  const best = await json(...common)
  const simple = await json(...common, '--rule', '1se')
  expect([best.alpha, simple.alpha]).toEqual([cv.best.alpha, cv.oneStandardError.alpha])
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
  expect(best.saved.model).toEqual(plain(cv.best.model))
  expect(simple.saved.model).toEqual(plain(cv.oneStandardError.model))
  expect(best.crossValidation.mean).toEqual([...cv.mean])
  expect(best.crossValidation.standardError).toEqual([...cv.standardError])
  const values = Object.fromEntries(
    best.coefficients.map(({ name, value }: { name: string; value: number }) => [name, value]),
  )
  expect(values).toEqual(Object.fromEntries(X.names.map((name, j) => [name, cv.best.model.coef[j]])))
})

test('the coefficients of the table are those of the model, to the digits shown', async () => {
  const args = ['fit', 'examples/data/diabetes.csv', '-t', 'y', '--alpha', '1', '--standardize']
  const { out } = await run(args)
  const { saved } = await json(...args)
  const { coef, featureNames, intercept } = saved.model
  const shown = new Map(
    [...out.matchAll(/^ {2}(\S+) +(-?[\d.]+)(?: |$)/gm)].map(([, name, value]) => [name!, value!]),
  )
  featureNames.forEach((name: string, j: number) => {
    if (coef[j] === 0) expect(out).toMatch(new RegExp(`exactly zero:.*\\b${name}\\b`))
    else expect(shown.get(name)).toBe(String(Number(coef[j].toPrecision(6))))
  })
  expect(shown.get('(intercept)')).toBe(String(Number(intercept.toPrecision(6))))
  const sizes = [...out.matchAll(/^ {2}\S+ +-?[\d.]+ +(-?[\d.]+) /gm)].map(([, value]) =>
    Math.abs(Number(value)),
  )
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
})

test('several shares of the L1 norm, leave-one-out, a weight, an offset and another scoring', async () => {
  const { X, y } = read('examples/data/stackloss.csv', 'stack_loss')
  const args = ['fit', 'examples/data/stackloss.csv', '-t', 'stack_loss']
  const ratios = await json(...args, '-m', 'elastic-net', '--cv', '5', '--l1-ratio', '0.1,0.9')
  const cv = new ElasticNet().crossValidate(X, y, { folds: 5, l1Ratios: [0.1, 0.9] })
  expect([ratios.alpha, ratios.l1Ratio]).toEqual([cv.best.alpha, cv.best.l1Ratio])
  const loo = await json(...args, '-m', 'ridge', '--cv', 'loo', '--scoring', 'absolute-error')
  const out = new Ridge().crossValidate(X, y, { folds: 'leave-one-out', scoring: 'absolute-error' })
  expect([loo.alpha, loo.crossValidation.score.mean]).toEqual([out.best.alpha, out.mean[out.best.index]])
  const [first, ...others] = X.columns
  const rest = { columns: others.slice(1), names: X.names.slice(2) }
  const weighted = await json(...args, '--alpha', '0.1', '--weights', 'air_flow', '--offset', 'water_temp')
  const model = new Lasso({ alpha: 0.1 }).fit(rest, y, { sampleWeight: first!, offset: others[0]! })
  expect(weighted.saved.model.coef).toEqual([...model.coef])
  const all = await json(...args, '--alpha', '50', '--cv', '5')
  expect([all.alpha, all.crossValidation.alphas]).toEqual([50, [50]])
})

test('predictions are those of the library, by columns in any order', async () => {
  const model = folder.file('model.json')
  const file = 'examples/data/diabetes.csv'
  await run(['fit', file, '-t', 'y', '--alpha', '1', '--save', model])
  const { X } = read(file, 'y')
  const expected = modelFromJSON(JSON.parse(readFileSync(model, 'utf8')).model).predict(X)
  const { out } = await run(['predict', model, file])
  expect(out.trim().split('\n').slice(1).map(Number)).toEqual([...expected])
  const turned = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').reverse().join(';'))
  const again = await run(['predict', model, '-', '--json'], { stdin: turned.join('\n') })
  expect(JSON.parse(again.out).prediction).toEqual([...expected])
  const output = folder.file('predicted.csv')
  const { err } = await run(['predict', model, file, '--append', '-o', output])
  expect(err).toBe(`442 predictions in ${output}\n`)
  const [header, first] = readFileSync(output, 'utf8').split('\n')
  expect(header).toBe('age,sex,bmi,bp,s1,s2,s3,s4,s5,s6,y,prediction')
  expect(first).toBe(`59.0,2.0,32.1,101.0,157.0,93.2,38.0,4.0,4.8598,87.0,151.0,${expected[0]}`)
})

test('classes are predicted with a probability each; rows without a value are told', async () => {
  const table = folder.file(
    'kinds.csv',
    [
      'a,b,kind',
      ...Array.from(
        { length: 60 },
        (_, i) => `${i % 7},${(i * 5) % 11},${['ash', 'elm', 'oak'][(i % 7) >> 1] ?? 'oak'}`,
      ),
    ].join('\n'),
  )
  const model = folder.file('kinds.json')
  const { exit, out } = await run(['fit', table, '-t', 'kind', '--alpha', '0.01', '--save', model])
  expect([exit, out]).toEqual([0, expect.stringMatching(/ash +elm +oak/)])
  const refused = await run(['predict', model, '-'], { stdin: 'a,b\n1,2\n,3\n' })
  expect(refused.err).toContain('standard input:3 column a: there is no value here')
  const { out: csv, err } = await run(['predict', model, '-', '--missing', 'drop'], {
    stdin: 'a,b\n1,2\n,3\n5,3\n',
  })
  const lines = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  expect(lines[0]).toEqual(['row', 'prediction', 'probability ash', 'probability elm', 'probability oak'])
  expect(lines.slice(1).map(([row, label]) => [row, label])).toEqual([
    ['1', 'ash'],
    ['3', 'oak'],
  ])
  for (const [, , ...p] of lines.slice(1)) expect(p.map(Number).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  expect(err).toBe('standard input: 1 of 3 rows left out, for lack of a value\n')
})

test('a saved path is one of the library', async () => {
  const file = folder.file('path.json')
  const { path, stopped } = await json(
    'path',
    'examples/data/diabetes.csv',
    '-t',
    'y',
    '--alphas',
    '12',
    '--save',
    file,
  )
  const { X, y } = read('examples/data/diabetes.csv', 'y')
  const own = new Lasso().path(X, y, { nAlphas: 12 })
  expect(path).toEqual(JSON.parse(JSON.stringify(own)))
  expect(stopped).toBe(0)
  expect(pathFromJSON(readFileSync(file, 'utf8')).coefs).toEqual(own.coefs)
})

test('show: the model again, its code in every language, and a model without a table', async () => {
  const model = folder.file('shown.json')
  await run(['fit', 'examples/data/diabetes.csv', '-t', 'y', '--alpha', '1', '--save', model])
  const { out } = await run(['show', model])
  expect(out).toContain('Lasso of y from 10 features, fitted on 442 rows of diabetes.csv')
  for (const [language, part] of [
    ['js', 'export function predict(row)'],
    ['python', 'def predict(row):'],
    ['r', 'predict_rows <- function(d)'],
    ['sql', 'FROM data;'],
    ['excel', '[@[bmi]]'],
  ])
    expect((await run(['show', model, '--code', language!])).out).toContain(part)
  const bare = folder.file('bare.json', JSON.stringify(JSON.parse(readFileSync(model, 'utf8')).model))
  expect((await run(['show', bare])).out).toContain('Lasso of y from 10 features')
  expect((await run(['predict', bare, 'examples/data/diabetes.csv'])).exit).toBe(0)
  expect((await json('show', model)).model.type).toBe('Lasso')
})

test.each<[string, object]>([
  ['a damaged file', { format: 'wasso-file', version: 1, model: {} }],
  ['another version', { format: 'wasso-file', version: 2 }],
  [
    'features of no kind',
    { format: 'wasso-file', version: 1, model: {}, encoding: { target: 'y', features: [{ name: 'a' }] } },
  ],
  [
    'a model that is none',
    {
      format: 'wasso-file',
      version: 1,
      model: { format: 'wasso-model' },
      encoding: { target: 'y', features: [] },
    },
  ],
])('%s is refused by its name', async (name, contents) => {
  const file = folder.file(`${name}.json`, JSON.stringify(contents))
  const { exit, out, err } = await run(['show', file])
  expect([exit, out]).toEqual([1, ''])
  expect(err.startsWith(`${file}: this `)).toBe(true)
})

test('the columns as JSON', async () => {
  const { columns, rows } = await json('examples/data/engel.csv')
  expect(rows).toBe(235)
  expect(columns.map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual([
    ['income', 'number'],
    ['foodexp', 'number'],
  ])
})

test("a network: the library's, its features by their weights, saved and asked again", async () => {
  const model = folder.file('network.json')
  const [file, target] = DATA['stack loss']
  const { X, y } = read(file, target)
  const options = {
    hiddenLayerSizes: [3],
    standardize: true,
    l1Ratio: 1,
    groups: 'inputs',
    seed: 5,
    alpha: 2,
  } as const
  const own = new MLPRegressor(options).fit(X, y)
  const args = [
    '-m',
    'mlp',
    '--hidden',
    '3',
    '--standardize',
    '--l1-ratio',
    '1',
    '--groups',
    'inputs',
    '--seed',
    '5',
    '--alpha',
    '2',
  ]
  const { saved, features, certificate } = await json('fit', file, '-t', target, ...args, '--save', model)
  expect(saved.model).toEqual(JSON.parse(JSON.stringify(own)))
  expect(certificate.status).toBe('stationary')
  const norm = (j: number) => Math.hypot(...own.weights[0]!.subarray(3 * j, 3 * j + 3))
  for (const { name, norm: shown } of features) expect(shown).toBe(norm(X.names.indexOf(name)))
  const { out } = await run(['predict', model, file])
  expect(out.trim().split('\n').slice(1).map(Number)).toEqual([...own.predict(X)])
  const shown = await run(['show', model])
  expect([shown.exit, shown.out]).toEqual([0, expect.stringContaining('3 hidden units, tanh')])
  const code = await run(['show', model, '--code', 'js'])
  expect([code.exit, code.err]).toEqual([
    1,
    expect.stringContaining('only linear models are written as code'),
  ])
})

test('a target of classes gets a network of classes', async () => {
  const args = [
    'examples/data/breast_cancer.csv',
    '-t',
    'y',
    '-m',
    'mlp',
    '--hidden',
    '2',
    '--alpha',
    '0.1',
    '--standardize',
  ]
  const { saved } = await json('fit', ...args)
  expect([saved.model.type, saved.model.classes]).toEqual(['MLPClassifier', [0, 1]])
  const path = await run([
    'path',
    ...args.slice(0, 6),
    '2',
    '--standardize',
    '--l1-ratio',
    '1',
    '--alphas',
    '3',
  ])
  expect([path.exit, path.out]).toEqual([0, expect.stringContaining('stationary: every one of the 3 models')])
})

test('a target of few numbers may be one of classes, which is said', async () => {
  const { notes } = await json('fit', 'test/data/iris.csv', '-t', 'y', '--alpha', '0.1')
  expect(notes).toEqual([
    'the model is lasso: the target has numbers',
    'the target has no more than 3 values: --model logistic, if they are classes',
  ])
  const { saved } = await json('fit', 'test/data/iris.csv', '-t', 'y', '-m', 'logistic', '--alpha', '0.1')
  expect(saved.model.classes).toEqual([0, 1, 2])
})

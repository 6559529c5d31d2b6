import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  HuberRegressor,
  Lasso,
  LeastAbsoluteDeviations,
  LogisticRegression,
  PoissonRegressor,
  QuantileRegressor,
  Ridge,
} from 'wasso'
import { show } from '../../site/numbers.ts'
import { prepare, readTable } from '../../src/table/index.ts'
import { fitted, give, type Site, sampleOf, settled, shown, start } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await start()
})
afterAll(async () => {
  await site?.close()
})

// biome-ignore lint/suspicious/noExplicitAny: estimators of every kind of y, compared by what they all have
type Any = any

/** What the library says of the same text. */
function reference(text: string, target: string, estimator: Any) {
  const { X, y } = prepare(readTable(new TextEncoder().encode(text)), { target, missing: 'drop' })
  const cv = estimator.crossValidate(X, y)
  return { X, y, cv }
}

const written = (names: readonly string[], model: Any) => ({
  coefficients: Object.fromEntries(names.map((name, j) => [name, show(model.coef[j])])),
  intercept: show(typeof model.intercept === 'number' ? model.intercept : model.intercept[0]),
  alpha: show(model.alpha),
})

describe('the table shows what the library computes, to the digits shown, at the best alpha and at the one-SE alpha', () => {
  const standardize = true
  test.each([
    ['diabetes', 'progression', '', new Lasso({ standardize })],
    ['diabetes', 'progression', '&l1Ratio=0', new Ridge({ standardize })],
    ['diabetes', 'progression', '&loss=huber', new HuberRegressor({ standardize, l1Ratio: 1 })],
    ['diabetes', 'progression', '&loss=poisson', new PoissonRegressor({ standardize, l1Ratio: 1 })],
    ['cancer', 'diagnosis', '', new LogisticRegression({ standardize, l1Ratio: 1 })],
    ['engel', 'foodexp', '&loss=absolute', new LeastAbsoluteDeviations({ standardize, l1Ratio: 1 })],
    [
      'friedman',
      'y',
      '&loss=quantile&quantile=0.8',
      new QuantileRegressor({ standardize, l1Ratio: 1, quantile: 0.8 }),
    ],
    ['digits', 'digit', '', new LogisticRegression({ standardize, l1Ratio: 1 })],
  ])('%s, %s%s', async (name, target, settings, estimator) => {
    const page = await site.open({ hash: `#sample=${name}${settings}` })
    const { X, cv } = reference(await sampleOf(page, name), target, estimator)
    expect(await shown(page)).toEqual(written(X.names, cv.best.model))
    await page.keyboard.press('s')
    await settled(page)
    expect(await shown(page)).toEqual(written(X.names, cv.oneStandardError.model))
    await page.context().close()
  })
})

/** What the terminal says of the same text. */
function terminal(text: string, target: string, rule: string, flags: readonly string[]) {
  const args = [
    'fit',
    '-',
    '--target',
    target,
    '--cv',
    '10',
    '--rule',
    rule,
    '--standardize',
    '--json',
    ...flags,
  ]
  const { stdout, stderr } = spawnSync(process.execPath, ['build/cli.js', ...args], {
    input: text,
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  const { alpha, coefficients, intercept } = JSON.parse(stdout)
  return {
    alpha: show(alpha),
    intercept: show(intercept),
    coefficients: Object.fromEntries(
      (coefficients as { name: string; value: number }[]).map(({ name, value }) => [name, show(value)]),
    ),
  }
}

test.each([
  ['diabetes', 'progression', []],
  ['cancer', 'diagnosis', ['--model', 'logistic', '--l1-ratio', '1']],
  ['engel', 'foodexp', ['--model', 'lad', '--l1-ratio', '1']],
  ['friedman', 'y', []],
  ['digits', 'digit', ['--model', 'logistic', '--l1-ratio', '1']],
])(
  '%s: page and terminal say the same at the best alpha and at the one-SE alpha',
  async (name, target, flags) => {
    const page = await site.open({ hash: `#sample=${name}` })
    const text = await sampleOf(page, name)
    expect(await shown(page)).toEqual(terminal(text, target, 'best', flags))
    await page.keyboard.press('s')
    await settled(page)
    expect(await shown(page)).toEqual(terminal(text, target, '1se', flags))
    await page.context().close()
  },
)

test('at an alpha between those of the path the model is the exact one', async () => {
  const page = await site.open()
  const { X, y } = reference(
    await sampleOf(page, 'diabetes'),
    'progression',
    new Lasso({ standardize: true }),
  )
  await page.fill('#alpha', '3.3')
  await page.keyboard.press('Enter')
  await settled(page)
  const model = new Lasso({ alpha: 3.3, standardize: true }).fit(X, y as Float64Array)
  expect(await shown(page)).toEqual(written(X.names, model))
  expect(await page.textContent('#certificate')).toContain('Proven optimal')
  await page.context().close()
})

test('three classes have a column of coefficients each', async () => {
  const page = await site.open()
  const rows = Array.from({ length: 90 }, (_, i) => {
    const k = i % 3
    return `${Math.sin(i) + k},${Math.cos(3 * i) - k},${Math.sin(7 * i)},${['ash', 'elm', 'oak'][k]}`
  })
  const text = `a,b,c,tree\n${rows.join('\n')}\n`
  await give(page, 'trees.csv', text)
  await page.waitForSelector('text=of class')
  await fitted(page)
  const { X, cv } = reference(text, 'tree', new LogisticRegression({ standardize: true, l1Ratio: 1 }))
  await page.selectOption('text=of class', 'oak')
  await settled(page)
  const { coef, intercept, alpha } = cv.best.model
  expect(await shown(page)).toEqual(written(X.names, { coef: coef.slice(6), intercept: intercept[2], alpha }))
  expect(await page.locator('#confusion tbody tr').count()).toBe(3)
  await page.context().close()
})

test('an older result never overwrites a newer one', async () => {
  const page = await site.open({ hash: '#sample=cancer' })
  // Nine jobs in a row: the last one is what is shown.
  for (const folds of [3, 4, 5, 6, 7, 8, 9, 11, 5]) await page.fill('input[name=folds]', String(folds))
  await page.selectOption('#sample', 'diabetes')
  await page.selectOption('#sample', 'cancer')
  await page.selectOption('#sample', 'diabetes')
  await fitted(page)
  const { X, cv } = reference(await sampleOf(page, 'diabetes'), 'progression', {
    crossValidate: (X: Any, y: Any) => new Lasso({ standardize: true }).crossValidate(X, y, { folds: 5 }),
  })
  expect(await shown(page)).toEqual(written(X.names, cv.best.model))
  await page.context().close()
})

test('two features: the point is that of the library, and a corner is exactly zero', async () => {
  const page = await site.open({ hash: '#tab=corners' })
  await page.waitForSelector('#corners')
  const { X, y } = reference(
    await sampleOf(page, 'diabetes'),
    'progression',
    new Lasso({ standardize: true }),
  )
  await page.getByLabel('across').selectOption('s1')
  await page.getByLabel('up').selectOption('s5')
  await page.fill('#alpha', '7')
  await page.keyboard.press('Enter')
  await settled(page)
  const columns = ['s1', 's5'].map((name) => X.columns[X.names.indexOf(name)]!)
  const model = new Lasso({ alpha: 7, standardize: true }).fit({ columns }, y as Float64Array)
  const sd = (column: Float64Array) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length
    return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
  }
  expect(model.coef[0]).toBe(0)
  await page.waitForFunction(() => document.getElementById('touch')!.textContent!.startsWith('s1 0'))
  expect(await page.textContent('#touch')).toBe(
    `s1 0, s5 ${show(model.coef[1]! * sd(columns[1]!))}. The contour touches the ball at a corner: s1 is exactly zero.`,
  )
  await page.context().close()
})

test('nothing went wrong in any of these pages', () => {
  expect(site.problems).toEqual([])
})

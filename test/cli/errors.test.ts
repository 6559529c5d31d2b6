import { afterAll, expect, test } from 'vitest'
import { awkward } from '../table/awkward.ts'
import { Folder, run } from './terminal.ts'

const DIABETES = 'examples/data/diabetes.csv'
const folder = new Folder()
afterAll(() => folder.remove())
const comma = folder.file('comma.csv', 'bmi;y\n30.5;1\n31.25;2\n32,1;3\n33.0;5\n')
const holes = folder.file('holes.csv', 'a,b,y\n1,2,3\n4,,6\n7,8,8\n9,9,9\n')
const towns = folder.file('towns.csv', 'town,y\nUlm,1\nBonn,2\nUlm,3\nBonn,5\n')

// Usage: exit 2, on standard error, with what may have been meant.
test.each<[string[], string]>([
  [['fitt'], "there is no command 'fitt': did you mean wasso fit?"],
  [['xyzzy'], "there is no command 'xyzzy'; see wasso --help"],
  [['fit'], 'wasso fit wants a file: wasso fit data.csv'],
  [['predict', 'model.json'], 'wasso predict wants a file: wasso predict model.json new.csv'],
  [['predict', '-', '-'], 'only one of the two can be standard input'],
  [['fit', DIABETES, 'more.csv'], "but there is also 'more.csv'"],
  [['fit', DIABETES, '--tagret', 'y'], 'has no option --tagret: did you mean --target?'],
  [['fit', DIABETES, '--alfa', '1'], 'did you mean --alpha?'],
  [['fit', DIABETES, '-t', 'y', '-m', 'laso'], "there is no model 'laso': did you mean lasso?"],
  [['fit', DIABETES, '-t', 'y', '--alpha'], '--alpha wants a value: --alpha A'],
  [['fit', DIABETES, '--target', '--standardize'], '--target wants a value'],
  [['fit', DIABETES, '-t', 'y', '--json=yes'], "--json takes no value, but got 'yes'"],
  [['fit', DIABETES, '-t', 'y', '-t', 'bmi'], '--target is given twice'],
  [['fit', DIABETES, '-t', 'y', '--alpha', 'one'], "--alpha wants a number from 0 up, but got 'one'"],
  [['fit', DIABETES, '-t', 'y', '--alpha', '-1'], "but got '-1'"],
  [['fit', DIABETES, '-t', 'y', '--cv', '1'], '--cv wants a number from 2 up'],
  [['fit', DIABETES, '-t', 'y', '--cv', '2.5'], '--cv wants a whole number or loo'],
  [['fit', DIABETES, '-t', 'y', '--seed', '0.5'], '--seed wants a whole number'],
  [['fit', DIABETES, '-t', 'y', '--rule', 'bst'], 'there is no --rule bst: did you mean best?'],
  [['fit', DIABETES, '-t', 'y', '--missing', 'x'], 'it can be drop, mean'],
  [['fit', DIABETES, '-t', 'y', '--l1-ratio', '0.5,2'], '--l1-ratio wants numbers from 0 to 1'],
  [['fit', DIABETES, '-t', 'y', '--quantile', '0.3'], '--quantile is not for Lasso'],
  [['fit', DIABETES, '-t', 'y', '-m', 'linear', '--alpha', '1'], '--alpha is not for linear'],
  [['fit', DIABETES, '-t', 'y', '--solver', 'newto', '--alpha', '1'], 'did you mean "newton"?'],
  [['fit', DIABETES, '-t', 'y', '--scoring', 'auc'], 'is for classifiers, and Lasso is none'],
  [['fit', DIABETES, '--delimiter', ';;'], '--delimiter wants one character, or tab'],
  [['fit', DIABETES, '-t', 'y', '--hidden', '3'], '--hidden is not for Lasso'],
  [['fit', DIABETES, '-t', 'y', '-m', 'mlp', '--hidden', '3,x'], '--hidden wants whole numbers from 1 up'],
  [['path', DIABETES, '-t', 'y', '--l1-ratio', '0.1,0.9'], 'a path has one --l1-ratio'],
  [['show', 'model.json', '--code', 'pyhton'], 'there is no --code pyhton: did you mean python?'],
])('%o is a usage error', async (args, says) => {
  const { exit, out, err } = await run(args)
  expect([exit, out]).toEqual([2, ''])
  expect(err).toMatch(/^wasso: .*\n$/)
  expect(err).toContain(says)
})

// Data: exit 1, with file, row, column and remedy.
test.each<[string[], string]>([
  [['fit', comma, '-t', 'y'], `${comma}:4 column bmi: '32,1' is not a number; decimal comma? --decimal ,\n`],
  [
    ['fit', holes, '-t', 'y'],
    `${holes}:3 column b: there is no value here; leave those rows out, or let the mean stand in and a feature say so? --missing drop or --missing mean\n`,
  ],
  [['fit', DIABETES, '-t', 'Y'], `${DIABETES}: there is no column 'Y'; did you mean 'y'?\n`],
  [
    ['fit', towns, '-t', 'town', '-m', 'lasso'],
    `${towns} column town: lasso wants numbers, and these are categories; --model logistic\n`,
  ],
  [['fit', 'nowhere.csv', '-t', 'y'], 'nowhere.csv: there is no such file\n'],
  [['fit', 'examples', '-t', 'y'], 'examples: this is a folder\n'],
  [['predict', 'package.json', DIABETES], 'package.json: this is no model of wasso\n'],
  [
    ['fit', DIABETES, '-t', 'y', '--alpha', '1', '--save', '/nowhere/model.json'],
    '/nowhere/model.json: it cannot be written',
  ],
])('%o is an error of the data', async (args, says) => {
  const { exit, err } = await run(args)
  expect(exit).toBe(1)
  expect(err).toContain(says)
})

test('an error of the library is told with its line of the file', async () => {
  const negative = folder.file('negative.csv', 'a,y\n1,2\n2,-1\n3,4\n')
  const { exit, err } = await run(['fit', negative, '-t', 'y', '-m', 'poisson'])
  expect([exit, err]).toEqual([
    1,
    `${negative}:3 column y: y must be at least 0 for PoissonRegressor, but is -1\n`,
  ])
})

test.each(awkward.map((file) => [file.name, file] as const))(
  '%s: read right, or refused with row and column',
  async (_, file) => {
    const name = folder.file('awkward.csv', file.bytes())
    const { exit, out, err } = await run(['fit', name, '--target', file.target, '--alpha', '0.1'])
    if (file.error) {
      const { row, column, says } = file.error
      expect(exit).toBe(1)
      expect(err).toContain(
        `${name}${row === undefined ? '' : `:${row}`}${column === undefined ? '' : ` column ${column}`}: ${says}`,
      )
    } else {
      expect([exit, err]).toEqual([0, ''])
      for (const note of file.notes ?? []) expect(out.replace(/\s+/g, ' ')).toContain(note)
    }
  },
)

test('an unknown category in new rows is refused with its row', async () => {
  const model = folder.file('towns.json')
  await run(['fit', towns, '-t', 'y', '--alpha', '0.1', '--save', model])
  const { exit, out, err } = await run(['predict', model, '-'], { stdin: 'town\nUlm\nAtlantis\n' })
  expect([exit, out]).toEqual([1, ''])
  expect(err).toBe(
    "standard input:3 column town: 'Atlantis' is unknown: the model was fitted with Bonn, Ulm; fit again with rows that have it, or correct the cell\n",
  )
})

test('a fit that stops is no fit to trust: exit 3, and it says so', async () => {
  const args = [DIABETES, '-t', 'y', '-m', 'lad', '--max-iter', '1']
  const fit = await run(['fit', ...args])
  expect([fit.exit, fit.out]).toEqual([3, expect.stringContaining('NOT OPTIMAL')])
  const path = await run(['path', ...args, '--alphas', '3'])
  expect([path.exit, path.out]).toEqual([3, expect.stringContaining('NOT OPTIMAL')])
})

test('errors are JSON as well where JSON is asked for', async () => {
  const data = await run(['fit', DIABETES, '-t', 'Y', '--json'])
  expect(JSON.parse(data.out)).toEqual({ error: data.err.trimEnd(), exit: 1 })
  const usage = await run(['fit', DIABETES, '-t', 'y', '--json', '--cv', 'x'])
  expect(JSON.parse(usage.out)).toEqual({ error: usage.err.trimEnd(), exit: 2 })
})

test.each<[string, string, string[], string]>([
  [
    'a weight below 0',
    'a,w,y\n1,1,2\n2,-1,3\n3,1,4\n',
    ['--weights', 'w'],
    ':3 column w: sampleWeight must be at least 0, but is -1\n',
  ],
  ['one class', 'a,y\n1,x\n2,x\n3,x\n', [], ': y is "x" in every row'],
  ['classes apart', 'a,y\n1,x\n2,x\n3,z\n4,z\n', ['--alpha', '0'], ': the classes are separable'],
])('%s: what the library says, with its file', async (_, text, args, says) => {
  const file = folder.file('said.csv', text)
  const { exit, err } = await run(['fit', file, '-t', 'y', ...args])
  expect([exit, err]).toEqual([1, expect.stringContaining(`${file}${says}`)])
})

test('a constant target and few rows are no trouble', async () => {
  const file = folder.file('constant.csv', 'a,y\n1,2\n2,2\n3,2\n4,2\n')
  const { exit, out } = await run(['fit', file, '-t', 'y'])
  expect([exit, out]).toEqual([0, expect.stringContaining('out of 4 folds: mean squared error 0 \u00b1 0\n')])
  const path = await run(['path', file, '-t', 'y'])
  expect([path.exit, path.out]).toEqual([0, expect.not.stringContaining('NaN')])
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exportCode, type Language } from '../../src/export/index.ts'
import { type Expected, type Fitted, fittedModels } from './fitted.ts'
import { spreadsheet } from './spreadsheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'wasso-export-'))
afterAll(() => rmSync(folder, { recursive: true }))
const models = fittedModels()
const found = (command: string) => spawnSync(command, ['--version']).status === 0
const python = found('python3')
const r = found('Rscript')
const title = (language: string, there: boolean) =>
  there ? language : `${language}, NOT RUN: it is not installed`
const codeOf = ({ model, encoding }: Fitted, language: Language) =>
  exportCode(model as never, encoding, language)

function same({ name, expected }: Fitted, given: Expected, digits: number): void {
  expect([name, given.predictions.length]).toEqual([name, expected.predictions.length])
  expected.predictions.forEach((want, i) => {
    if (typeof want === 'number') near(given.predictions[i], want, digits, name)
    else expect([name, i, given.predictions[i]]).toEqual([name, i, want])
  })
  expected.probabilities?.forEach((row, i) => {
    row.forEach((want, k) => {
      near(given.probabilities![i]![k], want, digits, name)
    })
  })
}

function near(given: unknown, want: number, digits: number, name: string): void {
  const off = Math.abs((given as number) - want) / Math.max(1, Math.abs(want))
  if (!(off <= digits)) throw new Error(`${name}: ${given} in place of ${want}, ${off} off`)
}

test('there is a model of every linear estimator, with predictions that differ', () => {
  expect(models.length).toBe(13)
  for (const { name, expected } of models)
    expect([name, new Set(expected.predictions).size]).not.toEqual([name, 1])
})

test('JavaScript says the same as the library', async () => {
  for (const model of models) {
    const file = join(folder, `${model.name}.mjs`)
    writeFileSync(file, codeOf(model, 'js'))
    const code = await import(/* @vite-ignore */ file)
    const given = {
      predictions: model.rows.map(code.predict),
      probabilities: model.rows.map(code.probabilities ?? Object) as number[][],
    }
    same(model, given, 1e-12)
    expect(() => code.predict({ ...model.rows[0], [TOWN]: 'Atlantis' })).toThrow('unknown category: Atlantis')
  }
})
const TOWN = 'to]wn #1 @home'

/** Runs a program on a file of all models, their code and their rows; it prints JSON. */
function run(command: string, language: Language, program: string, ending: string): Expected[] {
  const input = join(folder, `${language}.json`)
  const file = join(folder, `${language}.${ending}`)
  writeFileSync(
    input,
    JSON.stringify(
      models.map((model) => ({
        code: codeOf(model, language),
        rows: model.rows,
        classes: model.model.classes,
      })),
    ),
  )
  writeFileSync(file, program)
  const { stdout, stderr, status } = spawnSync(command, [file, input], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

test.skipIf(!python)(title('Python says the same', python), () => {
  const given = run('python3', 'python', PYTHON, 'py')
  models.forEach((model, k) => {
    same(model, given[k]!, 1e-12)
  })
})

test.skipIf(!python)(title('SQL says the same, in SQLite', python), () => {
  const given = run('python3', 'sql', SQLITE, 'py')
  models.forEach((model, k) => {
    same(model, given[k]!, 1e-12)
  })
})

test.skipIf(!r)(
  title('R says the same', r),
  () => {
    for (const model of models) {
      const rows = join(folder, 'rows.csv')
      const names = Object.keys(model.rows[0]!)
      const cell = (value: unknown) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)
      const lines = [names, ...model.rows.map((row) => names.map((name) => row[name]))].map((row) =>
        row.map(cell).join(','),
      )
      writeFileSync(rows, lines.join('\n'))
      writeFileSync(join(folder, 'model.R'), `${codeOf(model, 'r')}\n${R}`)
      const { stdout, stderr, status } = spawnSync('Rscript', ['--vanilla', join(folder, 'model.R'), rows], {
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(`${model.name}: ${stderr}`)
      const [first, ...rest] = stdout
        .trim()
        .split('\n')
        .map((line) => line.split('\t'))
      const predictions = first!.map((value, i) =>
        typeof model.expected.predictions[i] === 'number' ? Number(value) : value,
      )
      const probabilities = rest.map((row) => row.map(Number))
      same(model, { predictions, ...(rest.length > 0 && { probabilities }) }, 1e-12)
    }
  },
  60_000,
)

test('the formulas of Excel say the same to its 15 digits', () => {
  for (const model of models) same(model, spreadsheet(codeOf(model, 'excel'), model), 1e-10)
})

test('a model without a table has its own names, or none', () => {
  const model = {
    type: 'Lasso',
    alpha: 1,
    l1Ratio: 1,
    coef: [2, 0, -1],
    intercept: 0.5,
    nFeatures: 3,
    usesOffset: false,
  }
  expect(exportCode(model, undefined, 'js')).toContain('0.5\n    + 2 * row["x0"]\n    + -1 * row["x2"]')
  expect(exportCode({ ...model, featureNames: ['a', 'b', 'c'] }, undefined, 'python')).toContain(
    '-1 * row["c"]',
  )
})

test('no name leaves the comment that it stands in', () => {
  const [lasso] = models
  const encoding = { ...lasso!.encoding, target: 'y\nDROP TABLE data;' }
  for (const language of ['js', 'python', 'r', 'sql'] as const)
    expect(exportCode(lasso!.model as never, encoding, language)).not.toContain('\nDROP')
})

const PYTHON = `
import json, sys
out = []
for model in json.load(open(sys.argv[1], encoding='utf8')):
    code = {}
    exec(model['code'], code)
    given = {'predictions': [code['predict'](row) for row in model['rows']]}
    if 'probabilities' in code:
        given['probabilities'] = [code['probabilities'](row) for row in model['rows']]
    out.append(given)
print(json.dumps(out))
`
const SQLITE = `
import json, math, sqlite3, sys
out = []
for model in json.load(open(sys.argv[1], encoding='utf8')):
    base = sqlite3.connect(':memory:')
    base.create_function('EXP', 1, math.exp)
    names = list(model['rows'][0])
    quoted = ', '.join('"' + name.replace('"', '""') + '"' for name in names)
    base.execute(f'CREATE TABLE data ({quoted})')
    marks = ', '.join('?' for _ in names)
    base.executemany(f'INSERT INTO data VALUES ({marks})', [[row[name] for name in names] for row in model['rows']])
    answer = base.execute(model['code'])
    at = [column[0] for column in answer.description]
    rows = answer.fetchall()
    given = {'predictions': [row[at.index('prediction')] for row in rows]}
    if 'probability' in at:
        p = [row[at.index('probability')] for row in rows]
        given['probabilities'] = [[1 - q, q] for q in p]
    elif 'classes' in model:
        given['probabilities'] = [[row[at.index('probability ' + label)] for label in model['classes']] for row in rows]
    out.append(given)
print(json.dumps(out))
`
const R = `
d <- read.csv(commandArgs(TRUE)[1], check.names = FALSE, na.strings = "", encoding = "UTF-8")
show <- function(x) if (is.numeric(x)) sprintf("%.17g", x) else as.character(x)
cat(show(predict_rows(d)), sep = "\\t")
cat("\\n")
if (exists("probabilities")) {
  p <- probabilities(d)
  for (i in seq_len(nrow(p))) cat(paste(show(p[i, ]), collapse = "\\t"), "\\n", sep = "")
}
`

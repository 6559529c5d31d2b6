import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from './terminal.ts'

const DIABETES = 'examples/data/diabetes.csv'
const CANCER = 'examples/data/breast_cancer.csv'
const people = [
  'date,town,area,rooms,price',
  '2024-01-01,Ulm,50,2,155',
  '2024-01-02,Bonn,60,3,190',
  '2024-01-03,Kiel,65,,188',
  '2024-01-04,Ulm,80,3,254',
  '2024-01-05,Bonn,95,4,290',
  '2024-01-06,Kiel,110,4,342',
].join('\n')

// What is printed, letter for letter; the library gives the same bits on every engine. `npx vitest -u` writes anew.
const commands: [name: string, args: string[], stdin?: string][] = [
  ['help', ['--help']],
  ['help of fit', ['fit', '--help']],
  ['columns', [DIABETES]],
  ['columns of several kinds', ['fit', '-'], people],
  ['fit at an alpha', ['fit', DIABETES, '-t', 'y', '--alpha', '1', '--standardize']],
  ['fit by folds', ['fit', DIABETES, '--target', 'y', '--cv', '10']],
  ['fit the simplest', ['fit', DIABETES, '--target', 'y', '--standardize', '--rule', '1se', '--seed', '7']],
  [
    'fit of classes',
    ['fit', CANCER, '-t', 'y', '--l1-ratio', '1', '--standardize', '--cv', '5', '--alphas', '20'],
  ],
  ['fit with missing values', ['fit', '-', '-t', 'price', '--alpha', '15', '--missing', 'mean'], people],
  ['fit that stops', ['fit', DIABETES, '-t', 'y', '-m', 'lad', '--alpha', '0.1', '--max-iter', '1']],
  ['path', ['path', DIABETES, '-t', 'y', '--standardize']],
]

test.each(commands)('%s, in a pipe', async (name, args, stdin) => {
  const { exit, out, err } = await run(args, { stdin })
  expect(out).not.toContain('\u001b')
  for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
  await expect(`${out}exit ${exit}\n${err}`).toMatchFileSnapshot(`golden/${name.replaceAll(' ', '-')}.txt`)
})

test.each(commands)('%s, on a terminal', async (name, args, stdin) => {
  const { out, err } = await run(args, { stdin, tty: true })
  await expect(`${out}${err}`.replaceAll('\u001b', '^[')).toMatchFileSnapshot(
    `golden/${name.replaceAll(' ', '-')}.tty.txt`,
  )
})

test.each<Record<string, string>>([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
  'no colour on a terminal with %o',
  async (env) => {
    const args = ['fit', DIABETES, '-t', 'y', '--alpha', '1']
    const { out } = await run(args, { tty: true, env })
    expect(out).toBe((await run(args)).out)
  },
)

test('colour in a pipe where it is forced', async () => {
  const { out } = await run([DIABETES], { env: { FORCE_COLOR: '1' } })
  expect(out).toContain('\u001b[1m')
})

test('a narrow terminal gets narrow lines', async () => {
  const { out } = await run(['path', DIABETES, '-t', 'y'], { tty: true, columns: 60, env: { NO_COLOR: '1' } })
  const table = out.split('\n').filter((line) => /^ +[\d.]/.test(line))
  expect(table.length).toBeGreaterThan(5)
  for (const line of table) expect(line.length).toBeLessThanOrEqual(60)
})

test('the pages show what is printed', async () => {
  const { out } = await run(['fit', DIABETES, '--target', 'y', '--standardize', '--rule', '1se'])
  const shown = out
    .replace('examples/data/', '')
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
  expect(readFileSync('docs/terminal.md', 'utf8')).toContain(shown.join('\n'))
  const part = shown.slice(
    shown.findIndex((line) => line.includes('coefficient')),
    shown.findIndex((line) => line.includes('in sample')),
  )
  expect(readFileSync('README.md', 'utf8')).toContain(part.join('\n'))
})

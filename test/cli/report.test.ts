import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { Folder, run } from './terminal.ts'

const folder = new Folder()
afterAll(() => folder.remove())

async function report(...args: string[]): Promise<string> {
  const file = folder.file('report.html')
  const { exit, out } = await run(['report', ...args, '-o', file])
  expect([exit, out]).toEqual([0, ''])
  return readFileSync(file, 'utf8')
}

/** Every element is closed, and no name of an attribute is there twice: what a strict reader would refuse. */
function wellFormed(html: string): void {
  const open: string[] = []
  for (const [, close, name, rest] of html.matchAll(/<(\/?)([a-z0-9]+)((?:[^<>"]|"[^"]*")*)>/g)) {
    if (['meta', '!doctype'].includes(name!) || rest!.endsWith('/')) continue
    if (!close) open.push(name!)
    else expect(open.pop()).toBe(name)
  }
  expect(open).toEqual([])
}

test.each([
  ['numbers', ['examples/data/diabetes.csv', '-t', 'y', '--standardize'], 3],
  [
    'two classes',
    [
      'examples/data/breast_cancer.csv',
      '-t',
      'y',
      '--l1-ratio',
      '1',
      '--standardize',
      '--cv',
      '5',
      '--alphas',
      '20',
    ],
    3,
  ],
  ['counts', ['examples/data/aids.csv', '-t', 'deaths', '-m', 'poisson', '--cv', '4', '--alphas', '10'], 3],
  ['leave-one-out', ['examples/data/stackloss.csv', '-t', 'stack_loss', '-m', 'ridge', '--cv', 'loo'], 3],
  [
    'a network',
    [
      'examples/data/aids.csv',
      '-t',
      'deaths',
      '-m',
      'mlp',
      '--hidden',
      '2',
      '--l1-ratio',
      '1',
      '--standardize',
      '--cv',
      '3',
      '--alphas',
      '5',
    ],
    3,
  ],
  ['no penalty', ['examples/data/stackloss.csv', '-t', 'stack_loss', '-m', 'linear'], 0],
] as [string, string[], number][])('a report of %s stands alone', async (_, args, figures) => {
  const html = await report(...args)
  wellFormed(html)
  expect(html).toContain("default-src 'none'")
  expect(html).not.toMatch(/<script|<link|<img|https?:|url\(|@import|NaN|undefined|Infinity/)
  expect(html.match(/<svg [^>]*role="img" aria-label="[^"]{40,}"/g)?.length ?? 0).toBe(figures)
})

test('its numbers are those of the fit', async () => {
  const args = ['examples/data/diabetes.csv', '-t', 'y', '--standardize', '--rule', '1se']
  const html = await report(...args)
  const { out } = await run(['fit', ...args, '--json'])
  const { alpha, coefficients, crossValidation, certificate } = JSON.parse(out)
  expect(html).toContain(`<dd>${Number(alpha.toPrecision(4))}<small>`)
  expect(html).toContain(`<dd>${Number(crossValidation.score.mean.toPrecision(4))}<small>`)
  expect(html).toContain(`KKT ${Number(certificate.kkt.toPrecision(2))}; homotopy`)
  for (const { name, value } of coefficients) {
    if (value !== 0) expect(html).toContain(`${name}</th><td>${Number(value.toPrecision(6))}</td>`)
  }
})

test('names that would be markup are text', async () => {
  const table = folder.file(
    'evil.csv',
    `<b>,"a""&'<script>alert(1)</script>",y\n${Array.from({ length: 30 }, (_, i) => `${i % 7},${i % 5},${i % 3}`).join('\n')}`,
  )
  const html = await report(table, '-t', 'y', '--cv', '3')
  wellFormed(html)
  expect(html).not.toContain('<script>')
  expect(html).toContain('&#60;script&#62;')
})

test('on standard output where no file is named', async () => {
  const { out } = await run(['report', 'examples/data/engel.csv', '-t', 'foodexp'])
  expect(out.startsWith('<!doctype html>')).toBe(true)
})

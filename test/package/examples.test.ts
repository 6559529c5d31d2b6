import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sources } from '../architecture/imports.ts'
import { type Installed, install } from './install.ts'

// Every example that people are shown, in the README, on the pages of docs and beside a public name, runs as it stands. In
// the README a comment after a console.log is what it prints; on a page, whose snippets are one program, so is a line
// that is a comment.

let wasso: Installed

beforeAll(() => {
  wasso = install()
})

afterAll(() => wasso?.remove())

const blocks = (text: string) => [...text.matchAll(/^```(?:js|ts)\n([\s\S]*?)^```/gm)].map(([, code]) => code)
const readme = blocks(readFileSync('README.md', 'utf8')).map((code) => ['README.md', code])
const documented = sources('src').flatMap((file) =>
  blocks(readFileSync(file, 'utf8').replace(/^ *\* ?/gm, '')).map((code) => [file, code]),
)

test('there are examples', () => {
  expect(readme.length).toBeGreaterThan(0)
  expect(documented.length).toBeGreaterThan(5)
})

test("the README's first example has ten lines", () => {
  expect(readme[0][1].trim().split('\n')).toHaveLength(10)
})

const run = (code: string) => {
  writeFileSync(join(wasso.folder, 'example.mjs'), transformSync(code, { loader: 'ts' }).code)
  return wasso.node('example.mjs').trim().split('\n')
}

test.each(documented)('%s:\n%s', (_, code) => void run(code))

test.each(readme)('%s:\n%s', (_, code) => {
  const promised = [...code.matchAll(/console\.log\(.*\)\s*\/\/ (.*)$/gm)].map(([, comment]) => comment)
  expect(promised.length).toBeGreaterThan(0)
  expect(run(code)).toEqual(promised)
})

const PAGES = ['paths', 'choosing', 'prox', 'networks']

test.each([...PAGES, 'workers'])('the page docs/%s.md, from its first snippet to its last', (name) => {
  cpSync('examples/data', join(wasso.folder, 'examples/data'), { recursive: true })
  const page = blocks(readFileSync(`docs/${name}.md`, 'utf8')).join('\n')
  const promised = [...page.matchAll(/(?:console\.log\(.*\)\s*|^)\/\/ (.*)$/gm)].map(([, comment]) => comment)
  expect(promised.length).toBeGreaterThan(1)
  expect(run(page)).toEqual(promised)
})

const pictures = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svg'))

test.each(PAGES)('docs/%s.mjs draws the pictures of its page, and prints the rows of its tables', (name) => {
  const folder = join(wasso.folder, `drawn-${name}`)
  const printed = execFileSync(process.execPath, [`docs/${name}.mjs`, folder], { encoding: 'utf8' })
  const page = readFileSync(`docs/${name}.md`, 'utf8')
  const shown = [...page.matchAll(/\]\(([\w/-]+\.svg)\)/g)].map(([, file]) => file)
  expect(pictures(folder).sort()).toEqual(shown.sort())
  for (const file of shown) {
    expect(readFileSync(join(folder, file), 'utf8'), file).toBe(readFileSync(`docs/${file}`, 'utf8'))
  }
  expect(page.split('\n')).toEqual(expect.arrayContaining(printed.split('\n').filter(Boolean)))
})

test('`npm run pictures` draws every picture but that of the benchmarks', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(scripts.pictures).toBe(PAGES.map((name) => `node docs/${name}.mjs`).join(' && '))
  const shown = PAGES.flatMap((name) => readFileSync(`docs/${name}.md`, 'utf8').match(/\([\w/-]+\.svg\)/g))
  expect(shown).toHaveLength(pictures('docs').length - 1)
})

test('the commands of the README exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const text = readFileSync('README.md', 'utf8') + readFileSync('CONTRIBUTING.md', 'utf8')
  const named = [...text.matchAll(/npm (?:run )?(start|test|bench|build|lint|format|types|pictures)\b/g)].map(
    ([, name]) => name,
  )
  expect(new Set(named).size).toBeGreaterThan(2)
  for (const name of named) expect(scripts).toHaveProperty(name)
})

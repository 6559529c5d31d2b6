import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium, LAUNCH_ARGS } from '../../scripts/chromium.mjs'
import { Folder, run } from './terminal.ts'

const executablePath = findChromium()
const there = executablePath !== undefined
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = new Folder()
let browser: Browser | undefined

beforeAll(async () => {
  if (there) browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS })
})
afterAll(async () => {
  await browser?.close()
  folder.remove()
})

const reports: [string, string[]][] = [
  ['numbers', ['examples/data/diabetes.csv', '-t', 'y', '--standardize']],
  [
    'classes',
    ['examples/data/breast_cancer.csv', '-t', 'y', '--l1-ratio', '1', '--cv', '5', '--alphas', '20'],
  ],
]
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 360 },
] as const

test.skipIf(!there).each(reports)(
  there
    ? 'the report of %s: for everybody, asking nobody'
    : 'the report of %s, NOT RUN: there is no Chromium',
  async (name, args) => {
    const file = folder.file(`${name}.html`)
    await run(['report', ...args, '-o', file])
    for (const { colorScheme, width } of looks) {
      const page = await browser!.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('console', (message) => asked.push(message.text()))
      await page.goto(`file://${file}`)
      expect(asked).toEqual([`file://${file}`])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
        const { axe } = globalThis as unknown as {
          axe: { run(options: object): Promise<{ violations: { id: string }[] }> }
        }
        return (await axe.run({ runOnly: tags })).violations.map(({ id }) => id)
      })
      expect([colorScheme, width, violations]).toEqual([colorScheme, width, []])
      await page.close()
    }
  },
)

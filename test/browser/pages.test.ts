import { build } from 'esbuild'
import { chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium, LAUNCH_ARGS } from '../../scripts/chromium.mjs'
import { type Site, serve } from './serve.ts'

// One page of a user's: bundled by esbuild, wasso from the file that npm ships.
const SCRIPT = `
  import { Lasso, WassoError } from 'wasso'
  try {
    const model = new Lasso({ alpha: 0.5 }).fit([[1, 0], [2, 1], [3, 0], [4, 1]], [1, 2, 3, 4])
    globalThis.outcome = { status: model.certificate.status, coef: [...model.coef], intercept: model.intercept }
  } catch (error) {
    globalThis.outcome = { typed: error instanceof WassoError, code: error.code, message: error.message }
  }`

type Outcome = Record<'status' | 'code' | 'message', string> & { coef: number[]; typed: boolean }

let site: Site
let browser: Awaited<ReturnType<typeof chromium.launch>>

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: process.cwd() },
    alias: { wasso: `${process.cwd()}/build/index.js` },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  site = await serve(outputFiles[0].text)
  browser = await chromium.launch({ executablePath: findChromium(), args: LAUNCH_ARGS })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function outcomeUnder(policy: string): Promise<Outcome> {
  const page = await browser.newPage()
  await page.goto(site.url(policy))
  await page.waitForFunction('globalThis.outcome !== undefined')
  const outcome = (await page.evaluate('globalThis.outcome')) as Outcome
  await page.close()
  return outcome
}

test("a page under script-src 'self' 'wasm-unsafe-eval' fits a model", async () => {
  const { status, coef } = await outcomeUnder("script-src 'self' 'wasm-unsafe-eval'")
  expect(status).toBe('optimal')
  // Least squares gives (1, 0); the soft threshold takes alpha / var(x_0) = 0.5 / 1.25 off the first.
  expect(coef[0]).toBeCloseTo(0.6, 12)
  expect(coef[1]).toBe(0)
})

test("a page without 'wasm-unsafe-eval' gets WASM_BLOCKED, which names the directive", async () => {
  const { typed, code, message } = await outcomeUnder("script-src 'self'")
  expect(code).toBe('WASM_BLOCKED')
  expect(typed).toBe(true)
  expect(message).toContain("'wasm-unsafe-eval'")
})

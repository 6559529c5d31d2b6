import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium, LAUNCH_ARGS } from '../../scripts/chromium.mjs'
import { type Files, serveFiles } from './files.ts'

// A page of a user's: a pool of two fits, follows a path and cross-validates, to the bits of the calls without it.
const SCRIPT = `
  import { Lasso, LogisticRegression, WassoError } from 'wasso'
  import { createPool } from 'wasso/workers'
  const X = Array.from({ length: 60 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7])
  const y = X.map(([a, b], i) => 2 * a - b + Math.sin(9 * i) / 3)
  const labels = y.map((v, i) => (v + Math.sin(5 * i) > 0 ? 'yes' : 'no'))
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
  globalThis.wasso = { Lasso, createPool, same, X, y }
  try {
    const script = new URLSearchParams(location.search).get('x-script') ?? undefined
    const pool = await createPool({ size: 2, script })
    const lasso = new Lasso({ alpha: 0.1 })
    const classifier = new LogisticRegression({ l1Ratio: 1 })
    const refuse = () => { throw new Error('answered by the page') }
    const apart = (e) => Object.assign(e, { fitAsync: refuse, pathAsync: refuse, crossValidateAsync: refuse })
    globalThis.pool = pool
    globalThis.outcome = {
      fit: same(await pool.fit(apart(lasso), X, y), lasso.fit(X, y)),
      path: same(await pool.path(lasso, X, y), lasso.path(X, y)),
      crossValidate: same(
        await pool.crossValidate(apart(classifier), X, labels, { folds: 4 }),
        classifier.crossValidate(X, labels, { folds: 4 }),
      ),
      isolated: globalThis.crossOriginIsolated,
    }
  } catch (error) {
    globalThis.outcome = { typed: error instanceof WassoError, code: error.code, message: error.message }
  }`

const PLAIN = `<!doctype html>
  <script type="importmap">{ "imports": { "wasso": "/build/index.js", "wasso/workers": "/build/workers.js" } }</script>
  <script type="module" src="/plain.js"></script>`
const BUNDLED = '<!doctype html><script type="module" src="/page.js"></script>'
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
const right = { fit: true, path: true, crossValidate: true }

let files: Files
let browser: Awaited<ReturnType<typeof chromium.launch>>
let inline: string

beforeAll(async () => {
  const bundle = async (format: 'esm' | 'iife') => {
    const { outputFiles } = await build({
      stdin: { contents: format === 'esm' ? SCRIPT : inFunction(SCRIPT), resolveDir: process.cwd() },
      tsconfigRaw: {}, // the package, not its sources
      bundle: true,
      format,
      target: 'es2022',
      write: false,
      logLevel: 'error',
      logOverride: { 'empty-import-meta': 'silent' },
    })
    return outputFiles[0].text
  }
  inline = await bundle('iife')
  files = await serveFiles({
    '/plain.html': PLAIN,
    '/plain.js': SCRIPT,
    '/bundled.html': BUNDLED,
    '/page.js': await bundle('esm'),
    '/beside.html': BUNDLED.replace('/page.js', '/build/page.js'),
    '/build/page.js': await bundle('esm'),
  })
  browser = await chromium.launch({ executablePath: findChromium(), args: LAUNCH_ARGS })
})

afterAll(async () => {
  await browser?.close()
  await files?.close()
})

/** Imports are of the top level; the rest of a classic script that awaits stands in a function. */
const inFunction = (script: string) => {
  const [, imports, rest] = script.match(/^((?:\s*import .*\n)*)([\s\S]*)$/)!
  return `${imports};(async () => {${rest}})()`
}

async function opened(url: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(url)
  // `waitForFunction` would evaluate text in the page, which the policies forbid.
  while (!(await page.evaluate('globalThis.outcome'))) await new Promise((resolve) => setTimeout(resolve, 20))
  return page
}

async function outcome(url: string): Promise<Record<string, unknown>> {
  const page = await opened(url)
  const found = (await page.evaluate('globalThis.outcome')) as Record<string, unknown>
  await page.close()
  return found
}

test('plain ESM', async () => {
  expect(await outcome(files.url('/plain.html'))).toMatchObject(right)
})

test('a page that is isolated shares its rows', async () => {
  const headers = { 'cross-origin-opener-policy': 'same-origin' }
  expect(await outcome(files.url('/plain.html', headers))).toEqual({ ...right, isolated: true })
})

test('a bundle of one file', async () => {
  expect(await outcome(files.url('/bundled.html'))).toMatchObject(right)
})

test('a policy that allows workers from blobs alone, and no request', async () => {
  const policy = `${POLICY}; worker-src blob:; connect-src 'none'`
  expect(await outcome(files.url('/bundled.html', { 'content-security-policy': policy }))).toMatchObject(
    right,
  )
})

test('a policy that allows workers from files alone: the one beside', async () => {
  const policy = { 'content-security-policy': `${POLICY}; worker-src 'self'` }
  expect(await outcome(files.url('/beside.html', policy))).toMatchObject(right)
})

test('a copy of the script by its address', async () => {
  const headers = {
    'content-security-policy': `${POLICY}; worker-src 'self'`,
    'x-script': '/build/worker.js',
  }
  expect(await outcome(files.url('/bundled.html', headers))).toMatchObject(right)
})

test('a policy that allows no workers: WORKER, which names the directive', async () => {
  const policy = { 'content-security-policy': `${POLICY}; worker-src 'none'` }
  const { typed, code, message } = await outcome(files.url('/bundled.html', policy))
  expect([typed, code]).toEqual([true, 'WORKER'])
  expect(message).toContain('worker-src blob:')
})

test('one file from the disk, its script inline', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wasso-page-'))
  writeFileSync(
    join(folder, 'page.html'),
    `<!doctype html><script>${inline.replaceAll('</script', '<\\/script')}</script>`,
  )
  try {
    expect(await outcome(`file://${folder}/page.html`)).toMatchObject(right)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a worker that ends is missed, and what it was at is done again', async () => {
  const page = await opened(files.url('/bundled.html'))
  expect(page.workers()).toHaveLength(2)
  const again = page.evaluate(`(async () => {
    const { Lasso, same, X, y } = wasso
    const lasso = new Lasso()
    globalThis.begun = new Promise((resolve) => { globalThis.began = resolve })
    const cv = await pool.crossValidate(lasso, X, y, { folds: 30, onProgress: () => began() })
    return same(cv, lasso.crossValidate(X, y, { folds: 30 }))
  })()`)
  await page.evaluate('globalThis.begun')
  page
    .workers()[0]
    .evaluate('close()')
    .catch(() => {})
  expect(await again).toBe(true)
  await page.close()
})

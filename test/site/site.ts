// The built page, served on the loopback address, and what the tests do with it.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { findChromium, LAUNCH_ARGS } from '../../scripts/chromium.mjs'

const FOLDER = new URL('../../build/site/', import.meta.url).pathname
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript; charset=utf-8',
}

export interface Site {
  readonly browser: Browser
  readonly address: string
  /** A page at this address, when its first cross-validation is shown; `problems` holds what went wrong in it. */
  open(options?: BrowserContextOptions & { hash?: string }): Promise<Page>
  readonly problems: string[]
  close(): Promise<void>
}

export async function start(): Promise<Site> {
  if (!existsSync(`${FOLDER}index.html`)) throw new Error('the page is not built: npm run site -- --build')
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html'
    response.setHeader('content-type', TYPES[name.split('.').pop()!] ?? 'text/plain')
    if (existsSync(FOLDER + name)) response.end(readFileSync(FOLDER + name))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const browser = await chromium.launch({ executablePath: findChromium(), args: LAUNCH_ARGS })
  const problems: string[] = []
  return {
    browser,
    address,
    problems,
    async open({ hash = '', ...options } = {}) {
      const context = await browser.newContext({ acceptDownloads: true, ...options })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
      await page.goto(address + hash)
      await fitted(page)
      return page
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

/** Waits until nothing is fitted any more, and what follows alpha has followed. */
export async function fitted(page: Page): Promise<void> {
  await page.waitForSelector('.busy.idle', { state: 'attached' })
  await page.waitForSelector('#predicted, #confusion, #corners')
  await settled(page)
}

/** The table has its last order, and the worker has nothing left to say. */
export const settled = (page: Page): Promise<void> => page.waitForTimeout(250)

export interface Shown {
  /** From feature to the text of its coefficient. */
  readonly coefficients: Record<string, string>
  readonly intercept: string
  readonly alpha: string
}

/** What the table says. */
export const shown = (page: Page): Promise<Shown> =>
  page.evaluate(() => ({
    coefficients: Object.fromEntries(
      [...document.querySelectorAll<HTMLTableRowElement>('#coefficients tbody tr')].map((row) => [
        row.cells[0]!.title,
        row.cells[1]!.textContent!,
      ]),
    ),
    intercept: document.getElementById('intercept')!.textContent!,
    alpha: (document.getElementById('alpha') as HTMLInputElement).value,
  }))

/** The text of a sample, as the page has it. */
export const sampleOf = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    (key) => (globalThis as unknown as { wassoSamples: Record<string, string> }).wassoSamples[key]!,
    name,
  )

/** Gives the page a file of its own. */
export const give = (page: Page, name: string, text: string | Buffer): Promise<void> =>
  page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** What a click on a button of that name downloads. */
export async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { chromium } from 'playwright'
import { findChromium, LAUNCH_ARGS } from '../../../scripts/chromium.mjs'

const ROOT = new URL('../../..', import.meta.url).pathname
const PAGE = '<!doctype html><script type="module" src="/bench/rivals/page/in-page.mjs"></script>'

/** { run(task), close() }, or undefined when there is no Chromium. A page and a browser for every task. */
export async function openPages(data) {
  const executablePath = findChromium()
  if (!executablePath) return undefined
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(request.url))
    const file = path.startsWith('/data/') ? join(data, path.slice(6)) : join(ROOT, path)
    // Isolated pages have a clock of 5 microseconds, others one of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader(
      'content-type',
      /\.m?js$/.test(path) ? 'text/javascript' : path === '/' ? 'text/html' : 'application/octet-stream',
    )
    if (path === '/') response.end(PAGE)
    else if (existsSync(file)) createReadStream(file).pipe(response)
    else response.writeHead(404).end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    async run(task) {
      const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS })
      const page = await browser.newPage()
      page.setDefaultTimeout(300_000)
      await page.goto(`http://127.0.0.1:${server.address().port}/`)
      await page.waitForFunction('globalThis.run')
      const result = await page.evaluate(`run('${task}')`)
      await browser.close()
      return result
    },
    close: () => server.close(),
  }
}

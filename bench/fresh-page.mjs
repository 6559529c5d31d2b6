// Runs measurements of first-fit.mjs in Chromium, every one in a browser and a page of its own.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from 'playwright'
import { findChromium, LAUNCH_ARGS } from '../scripts/chromium.mjs'
import { problems } from './fresh-problems.mjs'

const read = (path) => readFileSync(new URL(path, import.meta.url))
const SCRIPTS = {
  '/wasso.js': read('../build/index.js'),
  '/first-fit.mjs': read('first-fit.mjs'),
  '/problems.mjs': read('problems.mjs'),
  '/random.mjs': read('random.mjs'),
}
const PAGE = `<!doctype html><script type="module">
  import * as measurements from '/first-fit.mjs'
  import { dense } from '/problems.mjs'
  const { X, y } = ${JSON.stringify(problems.diabetes())}
  const problems = { diabetes: () => ({ X, y }), larger: () => dense(5000, 200, 1) }
  globalThis.run = (name, problem) => measurements[name](() => import('/wasso.js'), problems[problem]())
</script>`

/** { run, close }, or undefined when there is no Chromium. */
export async function pages() {
  const executablePath = findChromium()
  if (!executablePath) return undefined
  const server = createServer((request, response) => {
    const script = SCRIPTS[request.url]
    // Isolated pages have a clock of 5 microseconds, others one of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(script ?? PAGE)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  let version
  return {
    version: () => version,
    async run(name, problem) {
      const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS })
      version = browser.version()
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${server.address().port}/`)
      await page.waitForFunction('globalThis.run')
      const result = await page.evaluate(`run('${name}', '${problem}')`)
      await browser.close()
      return result
    },
    close: () => server.close(),
  }
}

// Finds a Chromium for the browser tests and the cold-start benchmark.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FIXED = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** Nothing that phones home or draws; root may not have a sandbox. */
export const LAUNCH_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Path of a Chromium: CHROME_PATH, the system's, Playwright's own. Undefined when there is none. */
export function findChromium() {
  const { CHROME_PATH, PATH = '' } = process.env
  if (CHROME_PATH) {
    if (!existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH is ${CHROME_PATH}, and no such file exists`)
    return CHROME_PATH
  }
  const system = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...system, ...FIXED, chromium.executablePath()].find((path) => existsSync(path))
}

/** The same, and when there is none one attempt to download Playwright's. */
export function needChromium() {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium here: trying `npx playwright install chromium`')
  const args = ['node_modules/playwright/cli.js', 'install', 'chromium']
  spawnSync(process.execPath, args, { stdio: 'inherit', timeout: 300_000 })
  return findChromium()
}

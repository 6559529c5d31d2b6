// The page: its bytes, the first fit on screen, the frames of a drag, long tasks during a cross-validation, Cancel.
// `npm run bench -- site`
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findChromium, LAUNCH_ARGS } from '../scripts/chromium.mjs'
import { buildSite } from '../scripts/site.mjs'
import { uniform } from './random.mjs'

const RUNS = 7
const FRAME = 1000 / 60
const FILE = join(tmpdir(), `wasso-${process.pid}.csv`)
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript; charset=utf-8' }

process.chdir(new URL('..', import.meta.url).pathname)
const { total, budget } = await buildSite()
row('bytes gzipped, without sample data', `${total} of ${budget}`)

const executablePath = findChromium()
if (!executablePath) throw new Error('no Chromium here: set CHROME_PATH to one')
const server = createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : request.url.slice(1)
  response.setHeader('content-type', TYPES[name.split('.').pop()] ?? 'text/plain')
  response.end(readFileSync(`build/site/${name}`))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}/`
const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS })

const firsts = []
for (let run = 0; run < RUNS; run++) {
  const page = await browser.newPage()
  await page.addInitScript(watchFirst)
  await page.goto(address)
  await page.waitForFunction(() => globalThis.firstFit !== undefined)
  firsts.push(await page.evaluate('globalThis.firstFit'))
  await page.close()
}
row(
  'first fit on screen, from the click',
  `${middle(firsts).toFixed(0)} ms, at most ${Math.max(...firsts).toFixed(0)}`,
)

for (const p of [10, 100]) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(address)
  await idle(page)
  if (p === 100) await give(page, table(500, 100, false))
  const work = await drag(page)
  row(
    `drag, ${p} features, work a frame`,
    `median ${middle(work).toFixed(1)} ms, p95 ${quantile(work, 0.95).toFixed(1)}`,
  )
  await page.close()
}

for (const classes of [false, true]) {
  const page = await browser.newPage()
  await page.goto(address)
  await idle(page)
  const text = table(5000, 100, classes)
  let took
  const tasks = await tasksDuring(page, async () => {
    const began = performance.now()
    await give(page, text)
    took = performance.now() - began
  })
  const longest = Math.max(...tasks.map(({ work }) => work))
  const what = `5000 x 100, ${classes ? 'two classes' : 'squared'}`
  row(`${what}: read, path, 10 folds`, `${took.toFixed(0)} ms`)
  row(`${what}: longest task of the main thread`, `${longest.toFixed(0)} ms`)
  if (classes) {
    await page.fill('input[name=folds]', '30')
    await page.keyboard.press('Enter')
    await page.waitForSelector('progress')
    const clicked = performance.now()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForSelector('.busy.idle', { state: 'attached' })
    row('Cancel', `${(performance.now() - clicked).toFixed(0)} ms`)
  }
  await page.close()
}

await browser.close()
server.close()
rmSync(FILE, { force: true })

/** In the page: when the first coefficients stand in the table, from when the address was asked for. */
function watchFirst() {
  const look = () => {
    if (
      document.querySelector('#coefficients tbody td')?.textContent &&
      document.querySelector('.lines path')
    )
      requestAnimationFrame(() => {
        globalThis.firstFit = performance.now()
      })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Work of each of the main thread's tasks while `act` runs: the thread's own time, which no other process adds to. */
async function tasksDuring(page, act) {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] })
  await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  const main = traceEvents.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const tasks = traceEvents.filter(
    ({ name, tid, pid, dur }) => /RunTask$/.test(name) && tid === main.tid && pid === main.pid && dur,
  )
  // Of nested tasks the outer one alone.
  let end = 0
  return tasks
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false
      end = ts + dur
      return true
    })
    .map(({ ts, dur, tdur }) => ({ at: ts / 1000, work: (tdur ?? dur) / 1000 }))
}

/** Milliseconds of work of the main thread in each sixtieth of a second while alpha is dragged. */
async function drag(page) {
  const box = await page.locator('#plots').boundingBox()
  await page.mouse.move(box.x + 80, box.y + 150)
  await page.mouse.down()
  const tasks = await tasksDuring(page, async () => {
    for (let step = 0; step < 240; step++) {
      const t = Math.abs(((step / 60) % 2) - 1)
      await page.mouse.move(box.x + 80 + (box.width - 260) * t, box.y + 150)
      await page.waitForTimeout(14)
    }
  })
  await page.mouse.up()
  const frames = []
  for (const { at, work } of tasks) {
    const k = Math.floor((at - tasks[0].at) / FRAME)
    frames[k] = (frames[k] ?? 0) + work
  }
  return [...frames].map((work) => work ?? 0).filter((work) => work > 0.05)
}

async function give(page, text) {
  // From the disk: a buffer would be decoded by a script in the page, of a third of a second.
  writeFileSync(FILE, text)
  await page.setInputFiles('#file', FILE)
  await page.waitForSelector('text=Predicting y')
  await idle(page)
}

async function idle(page) {
  await page.waitForSelector('#predicted, #confusion', { timeout: 120_000 })
  await page.waitForSelector('.busy.idle', { state: 'attached', timeout: 120_000 })
}

function table(n, p, classes) {
  const draw = uniform(1)
  const lines = [[...Array.from({ length: p }, (_, j) => `x${j}`), 'y'].join(',')]
  for (let i = 0; i < n; i++) {
    const x = Array.from({ length: p }, () => draw() + draw() + draw() - 1.5)
    const z = x.reduce((sum, value, j) => sum + (j % 7 === 0 ? value : 0), 0) + 4 * (draw() - 0.5)
    lines.push(
      [...x.map((value) => value.toFixed(4)), classes ? (z > 0 ? 'yes' : 'no') : z.toFixed(4)].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

function quantile(values, q) {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))]
}

function middle(values) {
  return quantile(values, 0.5)
}

function row(what, value) {
  console.log(`${what.padEnd(44)}${value}`)
}

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modelFromJSON, type RegressionModel } from 'wasso'
import { load, prepare, readTable } from '../../src/table/index.ts'
import { downloaded, fitted, give, type Site, sampleOf, settled, shown, start } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await start()
})
afterAll(async () => {
  await site?.close()
})

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

const OWN = `Größe;Gewicht;Stadt;Wert
${Array.from({ length: 24 }, (_, i) => {
  const size = 1.5 + (i % 8) / 16
  const weight = 50 + 7 * (i % 5)
  return `${size};${weight},5;${['Köln', 'Bonn', 'Jena'][i % 3]};${30 * size - weight / 4 + (i % 7) / 5}`.replaceAll(
    '.',
    ',',
  )
}).join('\n')}
`

describe('axe finds nothing by WCAG 2.2 AA', () => {
  const states: Record<string, (page: Page) => Promise<void>> = {
    empty: async (page) => {
      // A worker that never answers: what stands before the first table.
      await page.addInitScript('globalThis.Worker = class { postMessage() {} }')
      await page.goto(site.address)
      await page.waitForSelector('progress')
    },
    sample: async (page) => {
      await page.goto(site.address)
      await fitted(page)
    },
    'own file': async (page) => {
      await page.goto(site.address)
      await fitted(page)
      await give(page, 'own.csv', OWN)
      await page.waitForSelector('text=Predicting Wert')
      await fitted(page)
      await page.getByRole('button', { name: 'Columns and reading' }).click()
      await page.click('#tab-corners')
      await page.waitForSelector('#corners')
      await settled(page)
    },
    error: async (page) => {
      await page.goto(site.address)
      await fitted(page)
      await give(page, 'bad.csv', 'a,b\n1,2\n3\n')
      await page.waitForSelector('#failure')
    },
  }
  test.each(
    Object.keys(states).flatMap((state) =>
      (['light', 'dark'] as const).flatMap((scheme) =>
        [1280, 390].map((width) => [state, scheme, width] as const),
      ),
    ),
  )('%s, %s, %d pixels', async (state, colorScheme, width) => {
    const context = await site.browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    await states[state]!(page)
    // The page's own policy has no place for another script: axe comes by the debugger.
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            options: unknown,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
        }
      }
      const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } })
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => html.slice(0, 120) + failureSummary).join(' | ')}`,
      )
    })
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    await context.close()
    expect(found).toEqual([])
    expect(wide).toBe(0)
  })
})

test('no request leaves the page after it is loaded: drop, fit, drag and every export', async () => {
  const page = await site.open()
  const requests: string[] = []
  page.on('request', (request) => !/^(blob|data):/.test(request.url()) && requests.push(request.url()))
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
    return data
  }, OWN)
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
  await page.waitForSelector('text=Predicting Wert')
  await fitted(page)
  const plots = (await page.locator('#plots').boundingBox())!
  await page.mouse.move(plots.x + 200, plots.y + 150)
  await page.mouse.down()
  const before = await shown(page)
  for (let step = 0; step < 20; step++) await page.mouse.move(plots.x + 200 + 12 * step, plots.y + 150)
  await page.mouse.up()
  await settled(page)
  expect((await shown(page)).alpha).not.toBe(before.alpha)
  for (const name of ['Model JSON', 'Predictions CSV', 'Report HTML', 'SVG', 'PNG', 'JavaScript', 'SQL'])
    expect((await downloaded(page, name)).bytes.length).toBeGreaterThan(100)
  expect(requests).toEqual([])
  // And were one tried, the browser itself would refuse it.
  const refused = await page.evaluate(() =>
    fetch('/index.html').then(
      () => 'went through',
      () => 'refused',
    ),
  )
  expect(refused).toBe('refused')
  await page.context().close()
})

test('what is exported says the same as the library', async () => {
  const page = await site.open()
  const { X, y } = prepare(readTable(Buffer.from(await sampleOf(page, 'diabetes'))), {
    target: 'progression',
  })
  const saved = load(String((await downloaded(page, 'Model JSON')).bytes))
  const model = modelFromJSON(saved.model) as RegressionModel
  expect((await shown(page)).coefficients.bmi).toBe(model.coef[2]!.toPrecision(4))
  const expected = model.predict(X)

  const predictions = String((await downloaded(page, 'Predictions CSV')).bytes)
    .trim()
    .split('\n')
  expect(predictions[0]).toBe('row,actual,fitted,out of fold')
  const lines = predictions.slice(1).map((line) => line.split(',').map(Number))
  expect(lines.map(([, , fit]) => fit)).toEqual([...expected])
  expect(lines.map(([, actual]) => actual)).toEqual([...(y as Float64Array)])
  // Out of fold is not as good as on the rows themselves, and better than the mean.
  const error = (k: number) => lines.reduce((sum, line) => sum + (line[1]! - line[k]!) ** 2, 0)
  expect(error(3)).toBeGreaterThan(error(2))
  expect(error(3)).toBeLessThan(0.6 * lines.reduce((sum, line) => sum + (line[1]! - 152.13) ** 2, 0))

  const code = await downloaded(page, 'JavaScript')
  expect(code.name).toBe('Diabetes.js')
  const written = await import(`data:text/javascript,${encodeURIComponent(String(code.bytes))}`)
  const row = Object.fromEntries(X.names.map((name, j) => [name, X.columns[j]![0]!]))
  const [predict] = Object.values(written) as ((row: unknown) => number)[]
  expect(predict!(row)).toBeCloseTo(expected[0]!, 9)

  const report = String((await downloaded(page, 'Report HTML')).bytes)
  expect(report).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  const reader = await (await site.browser.newContext()).newPage()
  await reader.setContent(report)
  expect(await reader.locator('svg').count()).toBe(3)
  expect(await reader.textContent('table')).toContain('bmi')
  await reader.context().close()

  const picture = (await downloaded(page, 'PNG')).bytes
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.length).toBeGreaterThan(10_000)
  const svg = String((await downloaded(page, 'SVG')).bytes)
  expect(svg).toMatch(/^<svg[^>]* xmlns=/)
  expect(svg).not.toMatch(/class=|var\(/)
  await page.context().close()
})

test('the whole job by the keyboard alone', async () => {
  const page = await site.open()
  const reach = async (name: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const { activeElement: node } = document
        return `${node?.id} ${node?.textContent?.trim()} ${(node as HTMLInputElement)?.value ?? ''} ${node?.getAttribute('aria-label') ?? ''}`
      })
      if (at.includes(name)) return
    }
    throw new Error(`Tab never comes to ${name}`)
  }
  // A table of one's own, by pasting it.
  await reach('Paste')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.insertText(OWN)
  await reach('Use it')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=Predicting Wert')
  await fitted(page)
  // A column left out.
  await reach('Columns and reading')
  await page.keyboard.press('Enter')
  await reach('role of Stadt')
  await page.keyboard.press('End')
  await page.waitForFunction(() => !document.querySelector('#coefficients')!.textContent!.includes('Stadt'))
  await fitted(page)
  const whole = await page.inputValue('#alpha')
  await reach('alpha-range')
  for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowLeft')
  await settled(page)
  expect(Number(await page.inputValue('#alpha'))).toBeGreaterThan(Number(whole.replace(/×.*/, '')) * 0)
  expect(await page.getAttribute('#alpha-range', 'aria-valuetext')).toMatch(
    /^alpha .*, \d of 2 features, held-out error .* ± /,
  )
  await page.keyboard.press('b')
  await settled(page)
  expect(await page.inputValue('#alpha')).toBe(whole)
  const waiting = page.waitForEvent('download')
  await reach('Python')
  await page.keyboard.press('Enter')
  expect((await waiting).suggestedFilename()).toBe('pasted-table.py')
  await page.context().close()
})

test('the whole job by clicks alone, without dragging', async () => {
  const page = await site.open({ hash: '#sample=cancer' })
  const plots = (await page.locator('#plots').boundingBox())!
  await page.mouse.click(plots.x + 200, plots.y + 150)
  await settled(page)
  const first = await shown(page)
  await page.mouse.click(plots.x + 300, plots.y + 400)
  await settled(page)
  expect((await shown(page)).alpha).not.toBe(first.alpha)
  await page.click('text=One standard error')
  await settled(page)
  expect(await page.getAttribute('button:has-text("One standard error")', 'aria-pressed')).toBe('true')
  await page.click('#coefficients thead button:has-text("feature")')
  const names = await page.locator('#coefficients tbody th').allTextContents()
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  await page.click('#tab-corners')
  await page.waitForSelector('#corners')
  await page.click('#tab-path')
  await page.waitForSelector('#roc')
  expect((await downloaded(page, 'SQL')).name).toBe('Breast-cancer.sql')
  await page.context().close()
})

test.each([
  ['ragged.csv', 'a,b,c\n1,2,3\n4,5\n', /ragged\.csv, line 3.*2 cells, but the header has 3/],
  ['open.csv', 'a,b\n1,"2\n3,4\n', /open\.csv, line 2.*quote/],
  ['text.csv', 'name\nAnna\nBert\nCarl\n', /text\.csv/],
  ['empty.csv', '', /empty\.csv/],
])('%s gets a message with its place', async (name, text, message) => {
  const page = await site.open()
  await give(page, name, text)
  expect(await page.textContent('#failure')).toMatch(message)
  // The next table is as if nothing had happened.
  await page.selectOption('#sample', 'diabetes')
  await fitted(page)
  expect((await shown(page)).coefficients.bmi).toBe('5.622')
  await page.context().close()
})

test('decimal commas, semicolons, umlauts and a gap are read, said and can be changed', async () => {
  const page = await site.open()
  const text = OWN.replace('50,5;Köln', ';Köln')
  // windows-1252, as spreadsheets write it.
  await give(page, 'alt.csv', Buffer.from(text, 'latin1'))
  await page.waitForSelector('text=Predicting Wert')
  await fitted(page)
  expect(Object.keys((await shown(page)).coefficients).sort()).toEqual([
    'Gewicht',
    'Größe',
    'Stadt=Jena',
    'Stadt=Köln',
  ])
  expect(await page.textContent('.data')).toMatch(/1 of 24 rows left out/)
  await page.getByLabel('mean and flag').check()
  await page.waitForFunction(() => document.querySelector('#coefficients')!.textContent!.includes('missing'))
  await page.getByRole('button', { name: 'Columns and reading' }).click()
  await page.getByLabel('decimal sign').selectOption('point')
  // With a point "57,5" is a word, and its column one of categories.
  await page.waitForFunction(() =>
    document.querySelector('#coefficients')?.textContent?.includes('Gewicht=57,5'),
  )
  await page.context().close()
})

test('Cancel ends a fit, and the page goes on', async () => {
  const page = await site.open()
  const rows = Array.from({ length: 4000 }, (_, i) =>
    [
      ...Array.from({ length: 60 }, (_, j) => Math.sin((i + 1) * (j + 2)).toFixed(4)),
      i % 7 < 3 ? 'no' : 'yes',
    ].join(','),
  )
  const header = [...Array.from({ length: 60 }, (_, j) => `x${j}`), 'y'].join(',')
  await give(page, 'long.csv', `${header}\n${rows.join('\n')}\n`)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.waitForSelector('.busy.idle', { state: 'attached' })
  await page.selectOption('#sample', 'engel')
  await fitted(page)
  expect(Object.keys((await shown(page)).coefficients)).toEqual(['income'])
  await page.context().close()
})

test('the address has the settings and nothing of a table of the user', async () => {
  const page = await site.open({ hash: '#loss=huber&l1Ratio=0.5&folds=5&alpha=7' })
  expect(await page.inputValue('#alpha')).toBe('7.000')
  expect(await page.inputValue('#l1-ratio')).toBe('0.5')
  await page.waitForFunction(
    () => location.hash === '#sample=diabetes&loss=huber&l1Ratio=0.5&folds=5&alpha=7',
  )
  await give(page, 'secret.csv', OWN)
  await page.waitForSelector('text=Predicting Wert')
  await page.waitForFunction(() => !location.hash.includes('diabetes'))
  expect(await page.evaluate(() => location.href)).not.toMatch(/Wert|secret|Gr/)
  await page.context().close()
})

test('one file works from a disk, and says the same', async () => {
  const page = await site.open()
  const served = await shown(page)
  await page.goto(`file://${new URL('../../build/site/wasso.html', import.meta.url).pathname}`)
  await fitted(page)
  expect(await shown(page)).toEqual(served)
  await page.context().close()
})

test('nothing went wrong in any of these pages but the fetch that was refused', () => {
  expect(site.problems.filter((problem) => !/Content Security Policy/.test(problem))).toEqual([])
})

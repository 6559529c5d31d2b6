import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { findChromium, LAUNCH_ARGS } from '../../scripts/chromium.mjs'
import { serve } from './serve.ts'

// Networks of every loss and activation by every search, as the bits of their numbers. The data owe nothing to Math.
const SCRIPT = `
  import { MLPClassifier, MLPRegressor } from 'wasso/networks'
  let state = 1
  const draw = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1)
  const X = Array.from({ length: 50 }, () => Array.from({ length: 4 }, draw))
  const y = X.map(([a, b, c]) => a * b + 2 * c + draw() / 4)
  const counts = y.map((v) => Math.round(v + 3))
  const labels = y.map((v) => (v > 1 ? 'high' : v > -0.5 ? 'middle' : 'low'))
  const bits = (numbers) => [...new BigUint64Array(Float64Array.from(numbers).buffer)].map((v) => v.toString(16))
  const all = ({ weights, biases }) => bits([...weights, ...biases].flatMap((part) => [...part]))
  const options = { hiddenLayerSizes: [4, 3], alpha: 0.01, l1Ratio: 0.9, seed: 5, maxIter: 400 }
  const outcome = {}
  for (const activation of ['tanh', 'logistic', 'softplus', 'relu', 'identity']) {
    for (const own of [{}, { groups: 'inputs' }, { groups: 'units', standardize: true }, { solver: 'adam', maxEpochs: 3 }]) {
      const given = { ...options, activation, ...own }
      const name = JSON.stringify([activation, own])
      outcome[name] = [
        all(new MLPRegressor(given).fit(X, y)),
        all(new MLPRegressor({ ...given, loss: 'huber', delta: 0.5 }).fit(X, y)),
        all(new MLPRegressor({ ...given, loss: 'poisson' }).fit(X, counts)),
        all(new MLPClassifier(given).fit(X, y.map((v) => v > 0))),
        all(new MLPClassifier(given).fit(X, labels)),
      ]
    }
  }
  const cv = new MLPRegressor(options).crossValidate(X, y, { alphas: [0.1, 0.03, 0.01], folds: 3, seed: 2 })
  outcome.scores = bits(cv.foldScores)
  outcome.predictions = bits(cv.best.model.predict(X))
  outcome.shares = bits(new MLPClassifier(options).fit(X, labels).predictProba(X))
  globalThis.outcome = outcome`

test('networks have the same bits in Node and in Chromium', async () => {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: process.cwd() },
    alias: {
      'wasso/networks': `${process.cwd()}/build/networks.js`,
      wasso: `${process.cwd()}/build/index.js`,
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const script = outputFiles[0].text
  const input = `${script}\nconsole.log(JSON.stringify(globalThis.outcome))`
  const here = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-'], { input }).toString())
  expect(Object.keys(here).length).toBe(23)
  expect(new Set(Object.values(here).map((v) => JSON.stringify(v))).size).toBe(23)

  const site = await serve(script)
  const browser = await chromium.launch({ executablePath: findChromium(), args: LAUNCH_ARGS })
  try {
    const page = await browser.newPage()
    await page.goto(site.url("script-src 'self' 'wasm-unsafe-eval'"))
    await page.waitForFunction('globalThis.outcome !== undefined')
    expect(await page.evaluate('globalThis.outcome')).toEqual(here)
  } finally {
    await browser.close()
    await site.close()
  }
})

import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

// Programs of users: Node ends when they have nothing left to do, disposed or not.

const FIT = `
  import { Lasso } from 'wasso'
  import { createPool } from 'wasso/workers'
  const pool = await createPool({ size: 2 })
  const X = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i)])
  const cv = await pool.crossValidate(new Lasso(), X, X.map(([a, b]) => 2 * a + b), { folds: 4 })
  console.log(cv.best.model.certificate.status)`

/** Runs a script: what it ends with and what it prints. */
function run(script: string, type = 'module') {
  const args = [`--input-type=${type}`, '-']
  const options = { input: script, encoding: 'utf8', timeout: 60_000 } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options)
  return [status, stdout, stderr]
}

test.each([
  ['a pool that was never used', "await (await import('wasso/workers')).createPool({ size: 2 })", ''],
  ['a pool that was used and not disposed of', FIT, 'optimal\n'],
])('%s does not keep Node alive', (_, script, printed) => {
  expect(run(script)).toEqual([0, printed, ''])
})

test('a call keeps Node alive until it is answered, whether anybody waits or not', () => {
  const script = FIT.replace('const cv = await pool', 'pool').replace(
    'console.log(cv.best.model.certificate.status)',
    'process.on("exit", () => console.log("done"))',
  )
  const answered = script.replace('{ folds: 4 })', '{ folds: 4 }).then(() => console.log("answered"))')
  expect(run(answered)).toEqual([0, 'answered\ndone\n', ''])
})

test.each(['esm', 'cjs'] as const)('a bundle of one file, %s', async (format) => {
  const { outputFiles } = await build({
    stdin: {
      contents: `(async () => {${FIT.replace(/import \{(.*)\} from (.*)/g, 'const {$1} = await import($2)')}})()`,
      resolveDir: process.cwd(),
    },
    tsconfigRaw: {}, // the package, not its sources
    bundle: true,
    format,
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
  })
  expect(run(outputFiles[0].text, format === 'esm' ? 'module' : 'commonjs')).toEqual([0, 'optimal\n', ''])
})

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

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 })
  expect(stderr).toBe('')
  return [status, stdout]
}

test.each([
  ['a pool that was never used', "await (await import('wasso/workers')).createPool({ size: 2 })", ''],
  ['a pool that was used and not disposed of', FIT, 'optimal\n'],
])('%s does not keep Node alive', (_, script, printed) => {
  expect(run('--input-type=module', '-e', script)).toEqual([0, printed])
})

test('a call keeps Node alive until it is answered, whether anybody waits or not', () => {
  const script = FIT.replace('const cv = await pool', 'pool').replace(
    'console.log(cv.best.model.certificate.status)',
    'process.on("exit", () => console.log("done"))',
  )
  const answered = script.replace('{ folds: 4 })', '{ folds: 4 }).then(() => console.log("answered"))')
  expect(run('--input-type=module', '-e', answered)).toEqual([0, 'answered\ndone\n'])
})

test.each(['esm', 'cjs'] as const)('a bundle of one file, %s', async (format) => {
  const { outputFiles } = await build({
    stdin: {
      contents: `(async () => {${FIT.replace(/import \{(.*)\} from (.*)/g, 'const {$1} = await import($2)')}})()`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format,
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
  })
  expect(run(`--input-type=${format === 'esm' ? 'module' : 'commonjs'}`, '-e', outputFiles[0].text)).toEqual([
    0,
    'optimal\n',
  ])
})

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './install.ts'

const ROOT = process.cwd()
const PRINT_URL = "console.log(import.meta.resolve('wasso/core.wasm'))"
let wasso: Installed

beforeAll(() => {
  wasso = install()
})

afterAll(() => wasso?.remove())

/** x = 1..4, y = 2x: the slope 2 shrinks by var / (var + alpha) = 1.25 / 1.5. */
function expectTheRidge(printed: string) {
  const { coef, status, network = coef } = JSON.parse(printed)
  expect(coef[0]).toBeCloseTo(5 / 3, 13)
  expect(network[0]).toBeCloseTo(5 / 3, 7)
  expect(status).toBe('optimal')
}

test('the tarball holds the built files, the declarations and the texts', () => {
  const folder = join(wasso.folder, 'node_modules/wasso')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  expect(files.filter((file) => !file.endsWith('.d.ts')).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'build/cli.js',
    'build/core.wasm',
    'build/edge.js',
    'build/index.js',
    'build/json.js',
    'build/many.js',
    'build/networks.edge.js',
    'build/networks.js',
    'build/networks.wasm',
    'build/pausable.edge.js',
    'build/pausable.js',
    'build/pausable.wasm',
    'build/prox.js',
    'build/selection.js',
    'build/worker.js',
    'build/workers.js',
    'docs/benchmarks.md',
    'docs/benchmarks.svg',
    'docs/choosing.md',
    'docs/choosing/balls.svg',
    'docs/choosing/counts.svg',
    'docs/choosing/losses.svg',
    'docs/choosing/outlier.svg',
    'docs/choosing/quantiles.svg',
    'docs/choosing/shrinkage.svg',
    'docs/losses.md',
    'docs/networks.md',
    'docs/networks/selection.svg',
    'docs/networks/weights.svg',
    'docs/page.md',
    'docs/paths.md',
    'docs/paths.svg',
    'docs/prox.md',
    'docs/prox.svg',
    'docs/terminal.md',
    'docs/workers.md',
    'package.json',
  ])
  expect(files).toContain('build/index.d.ts')
})

test('it depends on nothing and runs nothing when installed', () => {
  const { dependencies, peerDependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect([dependencies, peerDependencies]).toEqual([undefined, undefined])
  for (const hook of ['preinstall', 'install', 'postinstall', 'prepare'])
    expect(scripts).not.toHaveProperty(hook)
  expect(readdirSync(join(wasso.folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'wasso',
  ])
})

test('plain ESM Node', () => expectTheRidge(wasso.node('esm.mjs')))

test('require', () => expectTheRidge(wasso.node('--no-warnings', 'require.cjs')))

test('importing it compiles nothing and adds no global', () => {
  expect(JSON.parse(wasso.node('quiet.mjs'))).toEqual({ compiled: 0, globals: 0 })
})

test('an esbuild bundle', async () => {
  const outfile = join(wasso.folder, 'bundle.mjs')
  const entry = join(wasso.folder, 'esm.mjs')
  await build({ entryPoints: [entry], bundle: true, format: 'esm', target: 'es2022', outfile })
  expectTheRidge(wasso.node('bundle.mjs'))
})

test.each(['workerd', 'edge-light'])(
  'the condition %s imports core.wasm and compiles no bytes',
  (condition) => {
    expectTheRidge(wasso.node('--no-warnings', `--conditions=${condition}`, 'edge.mjs'))
  },
)

test.each(['nodenext', 'bundler'])('TypeScript, moduleResolution %s, library types checked', (resolution) => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const module = resolution === 'bundler' ? 'esnext' : resolution
  const flags = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom']
  wasso.node(tsc, ...flags, '--module', module, '--moduleResolution', resolution, 'typed.ts')
})

test('the command of the terminal, as npx finds it', () => {
  const command = join(wasso.folder, 'node_modules/.bin/wasso')
  const data = join(ROOT, 'examples/data/stackloss.csv')
  for (const model of ['lasso', 'mlp']) {
    const args = ['fit', data, '-t', 'stack_loss', '-m', model, '--alpha', '1', '--json']
    const { saved, seed } = JSON.parse(execFileSync(command, args, { cwd: wasso.folder, encoding: 'utf8' }))
    expect([saved.format, seed]).toEqual(['wasso-file', 0])
  }
})

test("'wasso/prox' stands alone, and is small", () => {
  const text = readFileSync(join(wasso.folder, 'node_modules/wasso/build/prox.js'))
  expect(text.toString()).not.toMatch(/\bimport\b/)
  expect(gzipSync(text).length).toBeLessThan(1900)
})

test("'wasso/core.wasm' is the core", () => {
  const path = wasso.node('--input-type=module', '-e', PRINT_URL).trim()
  expect(WebAssembly.validate(readFileSync(new URL(path)))).toBe(true)
})

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: join(wasso.folder, 'node_modules/wasso'), strict: true })
  expect(messages).toEqual([])
})

test('are the types wrong? no', () => {
  const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  const args = ['--profile', 'esm-only', '--exclude-entrypoints', './core.wasm', './worker.js']
  // Any problem makes it exit with 1, which throws here with all it has to say.
  execFileSync(process.execPath, [attw, wasso.tarball, ...args], { encoding: 'utf8' })
})

// `npm test`: types, lint, build, the tests in Node, the tests in Chromium. Ends with the sum of both.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { needChromium } from './chromium.mjs'

process.chdir(new URL('..', import.meta.url).pathname)

const RESULTS = 'test/results'
const CI = !['', '0', 'false', undefined].includes(process.env.CI)
const browser = needChromium()
let passed = 0
let failed = 0
const complaints = []

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
step('types of src and test', 'typescript/bin/tsc', '-p', 'tsconfig.json')
step('types of assembly', 'typescript/bin/tsc', '-p', 'assembly')
step('lint and format', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings')
if (run(process.execPath, 'scripts/build.mjs')) {
  if (!run(process.execPath, 'scripts/serve-site.mjs', '--build')) complain('the page')
  vitest('Node', 'vitest.config.ts')
  if (browser) {
    process.env.CHROME_PATH = browser
    vitest('Chromium', 'test/browser/vitest.config.ts')
  } else {
    const remedy = 'install Chromium (apt-get install chromium) or set CHROME_PATH to one'
    console.log(
      `\n${'!'.repeat(78)}\nNOT RUN: the tests in Chromium. To run them, ${remedy}.\n${'!'.repeat(78)}`,
    )
    if (CI) complain('Chromium')
  }
} else complain('build')

if (complaints.length > 0) console.log(`\nfailed: ${complaints.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = complaints.length > 0 ? 1 : 0

/** A check that is no test: counts as one failure when it fails, and the rest goes on. */
function step(name, bin, ...args) {
  console.log(`\n> ${name}`)
  if (!run(process.execPath, `node_modules/${bin}`, ...args)) complain(name)
}

function complain(name) {
  complaints.push(name)
  failed++
}

function vitest(name, config) {
  console.log(`\n> tests in ${name}`)
  const outputFile = `${RESULTS}/${name}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`]
  const fine = run(
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    config,
    ...reporters,
  )
  const counts = read(outputFile)
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  // A file that cannot be loaded, an unhandled rejection or an empty run fails without a failed test.
  if (!fine || counts.numPassedTests === 0) {
    if (counts.numFailedTests === 0) failed++
    complaints.push(`tests in ${name}`)
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 }
  }
}

function run(command, ...args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

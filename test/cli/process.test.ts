import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Lasso } from 'wasso'
import { pathFromJSON } from 'wasso/json'
import { Folder } from './terminal.ts'

// The command as it is shipped, in a process of its own.
const CLI = `${process.cwd()}/build/cli.js`
const DIABETES = `${process.cwd()}/examples/data/diabetes.csv`
const folder = new Folder()
afterAll(() => folder.remove())

const plain = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined }
const wasso = (args: string[], input?: string | Uint8Array): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8', env: plain, cwd: folder.path })

test('it runs by itself, says what it is, and has the version of the package', () => {
  expect(readFileSync(CLI, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
  const { stdout, status } = wasso(['--version'])
  expect([status, stdout]).toEqual([0, `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`])
})

test('exit codes: done, data, usage, not optimal', () => {
  const fit = (...args: string[]) => wasso(['fit', DIABETES, '-t', 'y', ...args]).status
  expect([
    fit('--alpha', '1'),
    fit('--drop', 'nothing'),
    fit('--nothing'),
    fit('-m', 'lad', '--max-iter', '1'),
  ]).toEqual([0, 1, 2, 3])
})

test('standard input, plain and compressed, is the same as the file', () => {
  const args = ['-t', 'y', '--alpha', '1', '--json']
  const bytes = readFileSync(DIABETES)
  const packed = folder.file('packed.csv.gz', gzipSync(bytes))
  const answers = [
    wasso(['fit', DIABETES, ...args]),
    wasso(['fit', '-', ...args], bytes),
    wasso(['fit', '-', ...args], gzipSync(bytes)),
    wasso(['fit', packed, ...args]),
  ].map(({ stdout }) => JSON.parse(stdout).saved.model)
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('a pipe gets no colour, no progress and nothing on standard error', () => {
  const { stdout, stderr } = wasso(['fit', DIABETES, '-t', 'y'])
  expect([stderr, stdout.includes('\u001b')]).toEqual(['', false])
})

test('a reader that has seen enough is no fault', () => {
  const command = `"${process.execPath}" "${CLI}" path "${DIABETES}" -t y --json | head -c 10 >/dev/null; echo "\${PIPESTATUS[0]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
  expect([stdout, stderr]).toEqual(['0\n', ''])
})

const script = spawnSync('script', ['--version']).status === 0
test.skipIf(!script)(
  script ? 'a terminal sees colour' : 'a terminal, NOT RUN: there is no command script',
  () => {
    const line = `"${process.execPath}" "${CLI}" fit "${DIABETES}" -t y --alpha 1`
    const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], {
      encoding: 'utf8',
      env: { ...plain, TERM: 'xterm' },
    })
    expect(stdout).toContain('\u001b[32moptimal\u001b[39m: proven')
  },
)

// Long enough to be interrupted: Huber's loss, 8000 x 40.
beforeAll(() => {
  const header = [...Array.from({ length: 40 }, (_, j) => `x${j}`), 'y'].join(',')
  const rows = Array.from({ length: 8000 }, (_, i) => {
    const x = Array.from(
      { length: 40 },
      (_, j) => Math.round(1e4 * Math.sin(i * 7.1 + j * j * 1.3 + ((i * j) % 97))) / 1e4,
    )
    return [...x, Math.round(1e4 * (3 * x[0]! - x[1]! + Math.tan(i))) / 1e4].join(',')
  })
  folder.file('long.csv', [header, ...rows].join('\n'))
})

/** Presses Ctrl-C so many milliseconds after the start, later each time until it hits what is looked for. */
async function interrupted(args: string[], file: string): Promise<{ code: number | null; err: string }> {
  for (let wait = 500; ; wait *= 1.4) {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder.path, env: plain })
    let err = ''
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    setTimeout(() => child.kill('SIGINT'), wait)
    const code = await new Promise<number | null>((resolve) => {
      child.on('close', resolve)
    })
    if (existsSync(folder.file(file)) || code === 0) return { code, err }
  }
}

test('Ctrl-C in the folds: exit 130, and the path on all rows is saved', async () => {
  const args = [
    'fit',
    'long.csv',
    '-t',
    'y',
    '-m',
    'huber',
    '--l1-ratio',
    '1',
    '--cv',
    '20',
    '--alphas',
    '15',
    '--save',
    'm.json',
  ]
  const { code, err } = await interrupted(args, 'm.path.json')
  expect([code, err]).toEqual([
    130,
    'interrupted in the folds: the path on all rows is saved in m.path.json\n',
  ])
  expect(existsSync(folder.file('m.json'))).toBe(false)
  const path = pathFromJSON(readFileSync(folder.file('m.path.json'), 'utf8'))
  expect([path.type, path.alphas.length]).toEqual(['HuberRegressor', 15])
})

test('Ctrl-C in a path: exit 130, and the first alphas are saved', async () => {
  const args = ['path', 'long.csv', '-t', 'y', '-m', 'huber', '--l1-ratio', '1', '--save', 'p.json']
  const { code, err } = await interrupted(args, 'p.json')
  const path = pathFromJSON(readFileSync(folder.file('p.json'), 'utf8'))
  const count = path.alphas.length
  expect([code, err]).toEqual([
    130,
    `interrupted: the first ${count} alphas are finished, and saved in p.json\n`,
  ])
  expect(count).toBeLessThan(100)
  for (const { status } of path.certificates) expect(status).toBe('optimal')
})

test('a file written by the terminal is a model of the library', async () => {
  const { status } = wasso(['fit', DIABETES, '-t', 'y', '--alpha', '1', '--save', 'model.json'])
  expect(status).toBe(0)
  const { model } = JSON.parse(readFileSync(folder.file('model.json'), 'utf8'))
  const [header, ...lines] = readFileSync(DIABETES, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const rows = lines.map((line) => line.map(Number))
  const columns = header!.slice(0, -1).map((_, j) => rows.map((row) => row[j]!))
  const own = new Lasso({ alpha: 1 }).fit(
    { columns, names: header!.slice(0, -1) },
    rows.map((row) => row.at(-1)!),
  )
  expect(model).toEqual(JSON.parse(JSON.stringify(own)))
})

import { describe, expect, test } from 'vitest'
import { cycle, type Import, imports, sources } from './imports.ts'

// What each folder, and each file that is in none, may import besides itself.
// '*': anything, for the files that join the rest. What is not here is what nobody has placed yet.
type Directions = Record<string, string[] | '*'>
const ASSEMBLY: Directions = {
  memory: [],
  contracts: ['memory'],
  kernels: ['memory'],
  losses: ['contracts', 'kernels', 'memory'],
  penalties: ['contracts', 'memory'],
  designs: ['contracts', 'kernels', 'memory'],
  activations: ['contracts', 'kernels', 'memory'],
  searches: ['contracts', 'kernels', 'memory'],
  networks: '*',
  packing: [],
  problem: ['contracts', 'kernels', 'memory'],
  prepare: ['kernels', 'memory', 'problem', 'null-classes', 'null-model'],
  'null-classes': ['kernels', 'memory', 'problem'],
  'null-model': ['kernels', 'memory', 'problem'],
  'kinked-duals': ['memory', 'problem'],
  survey: ['contracts', 'problem'],
  certificate: ['contracts', 'kernels', 'memory', 'problem', 'kinked-duals'],
  solvers: ['contracts', 'kernels', 'memory', 'problem', 'certificate'],
  spaces: ['contracts', 'kernels', 'memory', 'problem'],
  verdict: ['contracts', 'memory', 'problem'],
  'alpha-max': '*',
  grouped: '*',
  series: '*',
  ridge: '*',
  penalty: ['penalties', 'memory', 'problem'],
  registry: '*',
  'losses-alone': '*',
  fit: '*',
  index: '*',
  page: '*',
}
const SRC: Directions = {
  errors: [],
  words: [],
  kind: '*', // types alone
  spec: ['kind'],
  checks: ['errors', 'words'],
  core: ['errors'],
  options: ['core', 'matrix', 'target', 'checks', 'errors', 'words'],
  settings: ['core', 'checks', 'errors', 'options', 'spec', 'words'],
  matrix: ['core', 'checks', 'errors', 'words'],
  target: ['core', 'matrix', 'checks', 'errors', 'words'],
  model: ['core', 'matrix', 'target', 'checks', 'errors', 'options', 'spec', 'words'],
  dataset: ['core', 'matrix', 'target', 'checks', 'errors'],
  fit: '*',
  path: '*',
  quantiles: '*',
  'cross-validation': '*',
  selection: '*',
  prox: ['checks', 'errors', 'words'],
  table: [],
  export: ['table', 'model', 'target'],
  internals: '*',
  many: '*',
  workers: '*',
  networks: '*',
  json: '*',
  estimators: '*',
  index: '*',
}
// Alternatives: whoever needs two of them belongs into the registry.
const SIBLINGS = [
  'assembly/losses',
  'assembly/activations',
  'assembly/penalties',
  'assembly/designs',
  'src/estimators',
]
const PARENTS = ['regressor', 'classifier', 'estimator'].map((name) => `src/estimators/${name}`)

const assembly = sources('assembly')
const src = sources('src')
const lines = (files: string[]) => files.flatMap(imports)
const folder = (path: string) => path.split('/').slice(0, -1).join('/')
const show = ({ from, to }: Import) => `${from} imports ${to}`

test('import lines are found at all', () => {
  expect(lines(assembly).length).toBeGreaterThan(20)
  expect(lines(src).length).toBeGreaterThan(20)
})

describe.each([
  ['assembly', assembly, ASSEMBLY],
  ['src', src, SRC],
])('%s', (root, files, directions) => {
  const unit = (path: string) => path.split('/')[1].replace(/\.ts$/, '')

  test('everything is placed', () => {
    expect([...new Set(files.map(unit))].filter((name) => !(name in directions))).toEqual([])
  })

  test('imports keep to the directions', () => {
    const wrong = lines(files).filter(({ from, to }) => {
      const allowed = directions[unit(from)]
      return to.startsWith(`${root}/`) && allowed !== '*' && ![unit(from), ...allowed].includes(unit(to))
    })
    expect(wrong.map(show)).toEqual([])
  })

  test('no file imports one that imports it, at any distance', () => {
    expect(cycle(files)).toBeUndefined()
  })
})

test.each(SIBLINGS)('the files of %s never import each other', (siblings) => {
  const among = lines([...assembly, ...src]).filter(
    ({ from, to }) => folder(from) === siblings && folder(to) === siblings && !PARENTS.includes(to),
  )
  expect(among.map(show)).toEqual([])
})

test('assembly and src never import each other', () => {
  const across = lines([...assembly, ...src]).filter(({ from, to }) =>
    to.startsWith(from.startsWith('src/') ? 'assembly/' : 'src/'),
  )
  expect(across.map(show)).toEqual([])
})

test('packages are imported in few places: the loader, the wasm, the script of a worker, the reader of CSV', () => {
  const packages = lines([...assembly, ...src]).filter(({ to }) => !/^(assembly|src)\//.test(to))
  expect(packages.map(({ to }) => to).sort()).toEqual([
    '#networks',
    '#networks',
    '#wasm',
    '#wasm',
    '#worker',
    '@assemblyscript/loader',
    'papaparse',
    'papaparse',
  ])
})

test('the terminal uses the public library, tables and exports, and Node', () => {
  const wrong = lines(sources('cli')).filter(
    ({ to }) => !/^(cli\/|src\/(table|export)\/index$|wasso(\/|$)|node:)/.test(to),
  )
  expect(wrong.map(show)).toEqual([])
  expect(cycle(sources('cli'))).toBeUndefined()
})

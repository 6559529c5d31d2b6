import { expect, test } from 'vitest'
import { cycle, type Import, imports, sources } from './imports.ts'

// What each folder may import besides itself. A folder that is not here is one that nobody has placed yet.
const ASSEMBLY: Record<string, string[]> = {
  memory: [],
  contracts: ['memory'],
  kernels: ['memory'],
  losses: ['contracts', 'kernels', 'memory'],
  penalties: ['contracts', 'memory'],
  designs: ['contracts', 'kernels', 'memory'],
  solvers: ['contracts', 'kernels', 'memory'],
}
const SRC: Record<string, string[]> = {
  core: [],
  matrix: ['core'],
  target: ['matrix'],
  model: ['core', 'matrix', 'target'],
  fit: ['core', 'matrix', 'target', 'model'],
  estimators: ['core', 'fit', 'matrix', 'model', 'target'],
}
// Alternatives: whoever needs two of them belongs into the registry.
const SIBLINGS = ['assembly/losses', 'assembly/penalties', 'assembly/designs', 'src/estimators']

const assembly = sources('assembly')
const src = sources('src')
const lines = (files: string[]) => files.flatMap(imports)
const folder = (path: string) => path.split('/').slice(0, -1).join('/')
const show = ({ from, to }: Import) => `${from} imports ${to}`

test('import lines are found at all', () => {
  expect(lines(assembly).length).toBeGreaterThan(20)
  expect(lines(src).length).toBeGreaterThan(20)
})

test.each([
  ['assembly', assembly, ASSEMBLY],
  ['src', src, SRC],
])('%s: folders import in the agreed directions only', (root, files, directions) => {
  const inFolder = lines(files).filter(({ from }) => folder(from) !== root)
  const wrong = inFolder.filter(({ from, to }) => {
    if (!to.startsWith(`${root}/`)) return false
    const [own, other] = [folder(from).split('/')[1], folder(to).split('/')[1]]
    const rootFile = other === undefined
    return own !== other && !(rootFile ? root === 'src' : directions[own]?.includes(other))
  })
  expect(wrong.map(show)).toEqual([])
})

test.each([
  ['assembly', assembly, ASSEMBLY],
  ['src', src, SRC],
])('%s: every folder has its directions', (_, files, directions) => {
  const folders = new Set(files.map((file) => file.split('/').slice(1, -1)[0]))
  folders.delete(undefined as never)
  expect([...folders].filter((name) => !(name in directions))).toEqual([])
})

test.each(SIBLINGS)('the files of %s never import each other', (siblings) => {
  const among = lines([...assembly, ...src]).filter(
    ({ from, to }) => folder(from) === siblings && folder(to) === siblings,
  )
  expect(among.map(show)).toEqual([])
})

test('assembly and src never import each other', () => {
  const across = lines([...assembly, ...src]).filter(({ from, to }) =>
    to.startsWith(from.startsWith('src/') ? 'assembly/' : 'src/'),
  )
  expect(across.map(show)).toEqual([])
})

test('no file imports one that imports it, at any distance', () => {
  expect(cycle(assembly)).toBeUndefined()
  expect(cycle(src)).toBeUndefined()
})

test('packages are imported in one place each: the loader and the wasm', () => {
  const packages = lines([...assembly, ...src]).filter(({ to }) => !/^(assembly|src)\//.test(to))
  expect(packages.map(({ to }) => to).sort()).toEqual(['#wasm', '@assemblyscript/loader'])
})

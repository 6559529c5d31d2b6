import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sources } from './imports.ts'

// Files that may be longer than 250 lines, each with its reason.
const LONG: Record<string, string> = {
  'assembly/fit.ts': 'one decision after another: which engine, what after it, and whether its answer stands',
  'assembly/solvers/simplex.ts': 'one loop from face to face: what leaves, how far, what enters',
  'assembly/solvers/newton.ts': 'one loop, and the questions it asks at every step',
  'assembly/solvers/simplex-point.ts': 'one face and all that moves on it: its parts share every vector',
  'assembly/solvers/homotopy.ts': 'one loop over one state: its parts read and write the same dozen vectors',
}

const lengths = [...sources('assembly'), ...sources('src')]
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines)

test('the median file has fewer than 60 lines', () => {
  expect(lengths.length).toBeGreaterThan(50)
  expect(lengths[lengths.length >> 1].lines).toBeLessThan(60)
})

test('a file of more than 250 lines gives its reason', () => {
  expect(lengths.filter(({ lines }) => lines > 250).map(({ file }) => file)).toEqual(Object.keys(LONG))
})

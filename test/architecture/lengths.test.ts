import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sources } from './imports.ts'

// Files that may be longer than 250 lines, each with its reason.
const LONG: Record<string, string> = {}

test.each(['assembly', 'src'])(
  '%s: the median file has fewer than 60 lines, and long ones are listed',
  (root) => {
    const lengths = sources(root).map((file) => ({
      file,
      lines: readFileSync(file, 'utf8').split('\n').length - 1,
    }))
    lengths.sort((a, b) => a.lines - b.lines)
    expect(lengths.length).toBeGreaterThan(10)
    expect(lengths[lengths.length >> 1].lines).toBeLessThan(60)
    expect(lengths.filter(({ lines }) => lines > 250).map(({ file }) => file)).toEqual(Object.keys(LONG))
  },
)

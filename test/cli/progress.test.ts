import { expect, test } from 'vitest'
import { run } from './terminal.ts'

const long = ['fit', 'examples/data/diabetes.csv', '-t', 'y', '-m', 'lad', '--cv', '3', '--alphas', '5']

test('a long job shows how far it is, on standard error, and takes its line away', async () => {
  const { exit, err } = await run(long, { tty: true })
  expect(exit).toBe(0)
  expect(err).toMatch(/^\r.\[2K(folds|path|reading X|fitting) [#.]{20} +\d+ %/)
  expect(err.endsWith('\r\u001b[2K')).toBe(true)
})

test('nothing of it in a pipe', async () => {
  expect((await run(long)).err).toBe('')
})

test('50 MB are read with progress, right to the last row', async () => {
  const row = '1.25,-0.5,3.75,0.125,12.5,-7.25,0.0625,100.5,2.5\n'
  const count = Math.ceil((50 * 2 ** 20) / row.length)
  const stdin = Buffer.from(`a,b,c,d,e,f,g,h,y\n${row.repeat(count)}1,2,3,4,5,6,7,8,9\n`)
  const { exit, out, err } = await run(['-', '--json'], { stdin, tty: true })
  const { rows, columns } = JSON.parse(out)
  expect([exit, rows, columns.at(-1).max, columns[0].min]).toEqual([0, count + 1, 9, 1])
  const shares = [...err.matchAll(/reading standard input [#.]{20} +(\d+) %/g)].map(([, share]) =>
    Number(share),
  )
  expect(shares.length).toBeGreaterThan(3)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

test('Ctrl-C stops a long job at once: exit 130, and what there is of it', async () => {
  const { exit, out, err } = await run(long, { interrupt: (press) => press() })
  expect([exit, out, err]).toEqual([130, '', 'interrupted: nothing was finished\n'])
})

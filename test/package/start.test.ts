import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('npm start shows certified models and a path within 80 columns', () => {
  const printed = execFileSync(process.execPath, ['examples/start.mjs'], { encoding: 'utf8' })
  const lines = printed.split('\n')
  expect(lines.filter((line) => [...line].length > 80)).toEqual([])
  expect(
    lines
      .filter((line) => line.startsWith('status'))
      .join(' ')
      .match(/optimal/g),
  ).toHaveLength(4)
  expect(printed).not.toMatch(/NaN|undefined/)

  // The penalties do what they are for: ridge zeroes nothing, the lasso something, the classifier most.
  const [penalties, classifier] = lines.filter((line) => line.startsWith('exactly zero'))
  const [ridge, lasso] = [...penalties.matchAll(/(\d+) of 10/g)].map(([, count]) => Number(count))
  expect(ridge).toBe(0)
  expect(lasso).toBeGreaterThan(0)
  expect(Number(classifier.match(/(\d+) of 30/)?.[1])).toBeGreaterThan(15)

  // Held-out rows: R^2 of these data is 0.3 to 0.5 by the rows held out, accuracy above 90 %.
  const scores = lines
    .filter((line) => line.startsWith('R²'))
    .flatMap((line) => line.match(/0\.\d+/g) ?? [])
    .map(Number)
  expect(scores).toHaveLength(5)
  expect(Math.min(...scores)).toBeGreaterThan(0.3)
  expect(Number(lines.find((line) => line.startsWith('right'))?.match(/([\d.]+) %/)?.[1])).toBeGreaterThan(90)

  // The path: features come one by one, and one standard error is the stronger penalty with fewer of them.
  const [best, simple] =
    lines
      .find((line) => line.startsWith('alpha  '))
      ?.match(/[\d.]+/g)
      ?.map(Number) ?? []
  expect(simple).toBeGreaterThan(best)
  const [many, few] = [
    ...(lines.find((line) => line.startsWith('features  ')) ?? '').matchAll(/(\d+) of 10/g),
  ]
  expect(Number(few[1])).toBeLessThan(Number(many[1]))
  expect(printed).toMatch(/proven optimal: 100 of 100/)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toProblem } from '../support/problem/problem'
import { judge } from '../support/problem/judge'
import { spec } from '../support/problem/spec'
test('softmax', () => {
  let wrongs = 0, runs = 0
  const counts: Record<string, number> = {}
  for (const s of fc.sample(spec, { numRuns: Number(process.env.RUNS ?? 20000), seed: Number(process.env.SEED ?? 1) })) {
    if (s.estimator !== 'LogisticRegression' || s.classes < 3) continue
    runs++
    let wrong: string | undefined
    try { wrong = judge(toProblem(s)) } catch (e) { wrong = 'THROW ' + (e as Error).message }
    if (wrong) { wrongs++; if (wrongs < 12) console.log(wrong, JSON.stringify(s)) }
  }
  console.log('runs', runs, 'wrong', wrongs)
  expect(wrongs).toBe(0)
}, 600000)

import { expect, test } from 'vitest'
import { argumentsOf } from '../../cli/arguments.ts'
import { crossValidateAsync } from '../../cli/cross-validate.ts'
import { readSource } from '../../cli/read.ts'
import { commands } from '../../cli/table-of-commands.ts'
import { taskOf } from '../../cli/task.ts'

const nobody = { errTTY: false } as never

test('a long cross-validation on all cores has the bits of one on this thread', async () => {
  const args = ['examples/data/diabetes.csv', '-t', 'y', '-m', 'elastic-net', '--standardize']
  const given = argumentsOf('fit', commands.fit!, args)
  const task = await taskOf(given, await readSource(given, args[0]!, nobody), 'y')
  const call = { folds: 4, seed: 2, nAlphas: 12, l1Ratios: [0.2, 0.9] }
  const [here, spread] = await Promise.all(
    [0, Infinity].map((work) => crossValidateAsync(task, call, work, {})),
  )
  expect(JSON.stringify(spread)).toBe(JSON.stringify(here))
  expect(JSON.stringify(spread!.best.model)).toBe(JSON.stringify(here!.best.model))
})

test('and it is told by its signal', async () => {
  const args = ['examples/data/diabetes.csv', '-t', 'y', '-m', 'lad']
  const given = argumentsOf('fit', commands.fit!, args)
  const task = await taskOf(given, await readSource(given, args[0]!, nobody), 'y')
  const stop = new AbortController()
  const job = crossValidateAsync(task, { folds: 10 }, Infinity, { signal: stop.signal })
  stop.abort()
  await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
})

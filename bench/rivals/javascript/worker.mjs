// node worker.mjs NAME: the rival NAME as a process. A request is one line of key=value fields; ms is timed here:
// the median of `repeat` calls.
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { summary } from '../../measure.mjs'
import { load } from './load.mjs'

const { rival } = await import(`./${process.argv[2]}.mjs`)
const { version, verbs } = await rival()
console.log(version)
let kept = { folder: '', task: undefined }

for await (const line of createInterface({ input: process.stdin })) {
  const request = Object.fromEntries(line.split('\t').map((field) => field.split(/=(.*)/s)))
  try {
    if (kept.folder !== request.folder) kept = { folder: request.folder, task: load(request.folder) }
    const run = verbs[request.verb]
    if (!run) throw new Error(`${request.verb} is not among its verbs`)
    const times = []
    let answer
    for (let k = 0; k < Number(request.repeat); k++) {
      const started = performance.now()
      answer = await run(kept.task, request)
      times.push(performance.now() - started)
    }
    const ms = summary(times).median
    writeFileSync(request.out, answer.values)
    console.log(`ok\t${ms}${answer.note ? `\t${answer.note}` : ''}`)
  } catch (error) {
    console.error(error)
    console.log(`error\t${String(error).replaceAll(/\s+/g, ' ').slice(0, 200)}`)
  }
}

// Runs one measurement of first-fit.mjs in a fresh process; prints JSON.
import { cold, series } from './first-fit.mjs'
import { problems } from './fresh-problems.mjs'

const [name, problem] = process.argv.slice(2)
const measure = { cold, series }[name]
const result = await measure(() => import('wasso'), problems[problem]())
console.log(JSON.stringify(result))

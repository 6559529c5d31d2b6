// Runs one measurement of first-fit.mjs in a fresh process; prints JSON.
import * as measurements from './first-fit.mjs'
import { problems } from './fresh-problems.mjs'

const [name, problem] = process.argv.slice(2)
const result = await measurements[name](() => import('wasso'), problems[problem]())
console.log(JSON.stringify(result))

import { load } from '../javascript/load.mjs'
import { rival } from '../javascript/wasso.mjs'
import { timed } from './timed.mjs'
import { peak } from './watch.mjs'

const { verbs } = await rival()
const ms = timed(verbs, load(process.argv[2]))
console.log(JSON.stringify({ ms, memory: peak() }))

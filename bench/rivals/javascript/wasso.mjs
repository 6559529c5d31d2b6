import { readFileSync } from 'node:fs'
import * as wasso from '../../../build/index.js' // this folder's package.json hides the name
import { fitMany } from '../../../build/many.js'
import { verbsOf } from './wasso-verbs.mjs'

export async function rival() {
  await wasso.init()
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  return { version: `wasso ${version}, V8 ${process.versions.v8}`, verbs: verbsOf({ ...wasso, fitMany }) }
}

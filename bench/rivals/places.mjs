// The same path in Chromium and in Node, by the same file, and the memory it takes.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { store } from './data/store.mjs'
import { openPages } from './page/serve.mjs'

const PATHS = ['W1', 'W3', 'T1', 'S1', 'L2', 'W1L']

/** [{ task, node, chromium?, memory, bytes }]: warm medians of three, each task in a fresh process and a fresh page. */
export async function places(log) {
  const root = process.env.WASSO_RIVALS_DATA ?? join(tmpdir(), 'wasso-rivals')
  const pages = await openPages(root)
  const found = []
  for (const task of PATHS) {
    const folder = store(task, root)
    const child = spawnSync(process.execPath, [new URL('page/in-node.mjs', import.meta.url).pathname, folder])
    if (child.status !== 0) throw new Error(`${task} in Node: ${child.stderr}`)
    const { ms: node, memory } = JSON.parse(child.stdout)
    const chromium = (await pages?.run(task))?.ms
    const files = ['values.f64', 'indices.i32', 'indptr.i32']
    const bytes = files.reduce(
      (sum, file) => sum + (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
    found.push({ task, node, chromium, memory, bytes })
    log(
      `${task}: Node ${node.toPrecision(3)} ms, Chromium ${chromium?.toPrecision(3)} ms, ${memory} bytes of wasm for ${bytes} of X`,
    )
  }
  pages?.close()
  return found
}

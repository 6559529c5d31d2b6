import * as wasso from '/build/index.js'
import { verbsOf } from '../javascript/wasso-verbs.mjs'
import { timed } from './timed.mjs'

/** Fetches the task as the files in Node read it. */
globalThis.run = async (name) => {
  const fetched = async (file) => (await fetch(`/data/${name}/${file}`)).arrayBuffer()
  const lines = new TextDecoder()
    .decode(await fetched('meta.txt'))
    .trim()
    .split('\n')
  const { rows, cols, sparse, loss } = Object.fromEntries(lines.map((line) => line.split('\t')))
  const shape = {
    rows: Number(rows),
    cols: Number(cols),
    data: new Float64Array(await fetched('values.f64')),
  }
  const X =
    sparse === '0'
      ? { ...shape, order: 'column' }
      : {
          ...shape,
          format: 'csc',
          indices: new Int32Array(await fetched('indices.i32')),
          indptr: new Int32Array(await fetched('indptr.i32')),
        }
  const [y, alphas] = [await fetched('y.f64'), await fetched('alphas.f64')].map((b) => new Float64Array(b))
  await wasso.init()
  return { ms: timed(verbsOf(wasso), { X, y, alphas, loss }) }
}

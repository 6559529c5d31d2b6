import { readFileSync } from 'node:fs'

/** Reads a CSV of numbers from examples/data whose last column is y. */
export function read(name) {
  const text = readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return { names: header.slice(0, -1), rows: rows.map((row) => row.map(Number)) }
}

/** Every fourth row is held out, the rest is to fit. */
export function split({ names, rows }) {
  const part = (chosen) => ({
    X: { columns: names.map((_, j) => chosen.map((row) => row[j])), names },
    y: chosen.map((row) => row.at(-1)),
    n: chosen.length,
  })
  return {
    names,
    training: part(rows.filter((_, i) => i % 4 !== 3)),
    heldOut: part(rows.filter((_, i) => i % 4 === 3)),
  }
}

/** The model and the milliseconds that its fit took. */
export function timed(fit) {
  const started = performance.now()
  const model = fit()
  return { model, ms: performance.now() - started }
}

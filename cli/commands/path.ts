import type { Path } from 'wasso'
import type { Given } from '../arguments.ts'
import { gridOf, workOf } from '../choose.ts'
import { compute, isLong } from '../compute.ts'
import { Exit, Interrupted, UsageError } from '../exit.ts'
import type { Io } from '../io.ts'
import { pathInPieces } from '../pieces.ts'
import { placed, quoted, readSource } from '../read.ts'
import { spreads, unitsNote } from '../scale.ts'
import { isFinished } from '../show/certificate.ts'
import { digits, few, plural, type Style, styleOf } from '../show/style.ts'
import { type Task, taskOf } from '../task.ts'
import { writeFile } from '../write.ts'
import { listColumns } from './columns.ts'
import { head } from './fit.ts'

const MOST = 40 // rows

/** `wasso path data.csv --target y`: every model from alpha_max down. */
export async function path(given: Given, io: Io): Promise<Exit> {
  const source = await readSource(given, given.files[0]!, io)
  const target = given.text('target')
  if (target === undefined) return listColumns(given, source, io)
  const task = await taskOf(given, source, target)
  if (task.l1Ratios.length > 1)
    throw new UsageError('a path has one --l1-ratio; wasso fit --cv compares several')
  const { estimator, prepared, data } = task
  const grid = gridOf(given)
  const { X, y } = prepared
  const file = given.text('save')
  if (file !== undefined && isLong(workOf(task, 2)) && !task.kind.network) {
    const { json, stopped } = await placed(task, pathInPieces(task, grid, io))
    if (stopped) {
      writeFile(file, `${JSON.stringify(json)}\n`)
      throw new Interrupted(
        `interrupted: the first ${plural(json.alphas.length, 'alpha')} are finished, and saved in ${file}`,
      )
    }
    const { pathFromJSON } = await import('wasso/json')
    return told(given, task, pathFromJSON(json) as Path, io)
  }
  const call = { ...data, ...grid }
  const found = await placed(
    task,
    compute(
      io,
      workOf(task, 2),
      () => estimator.path(X, y, call),
      (control) => estimator.pathAsync(X, y, { ...call, ...control }),
    ),
  )
  return told(given, task, found, io)
}

/** What is written and printed of a path. */
function told(given: Given, task: Task, found: Path, io: Io): Exit {
  const { prepared } = task
  const stopped = found.certificates.filter((certificate) => !isFinished(certificate)).length
  const file = given.text('save')
  if (file !== undefined) writeFile(file, `${JSON.stringify(found)}\n`)
  const notes = [
    ...task.notes,
    ...unitsNote(spreads(prepared), task.options.standardize === true, found.alphas[0]! > 0),
  ]
  if (given.flag('json')) {
    const { file, seed, model } = task
    const { encoding } = prepared
    io.out(
      `${JSON.stringify({ command: 'path', file, rows: prepared.rows.length, notes, seed, model, stopped, encoding, path: found.toJSON() }, null, 2)}\n`,
    )
  } else {
    const style = styleOf(io)
    const lines = [...head(task, notes, style), '', ...table(found, task, style), '']
    lines.push(verdict(found, stopped, style))
    lines.push(`seed ${task.seed}`, '')
    if (file !== undefined) lines.push(`saved: ${file}`)
    lines.push(
      `next: wasso fit ${quoted(given.files[0]!)} --target ${quoted(prepared.encoding.target)} -m ${task.model} --cv 10`,
      '',
    )
    io.out(lines.join('\n'))
  }
  return stopped === 0 ? Exit.fine : Exit.notOptimal
}

function verdict(found: Path, stopped: number, style: Style): string {
  const all = plural(found.alphas.length, 'model')
  if (stopped > 0)
    return `${style('red', 'NOT OPTIMAL')}: ${stopped} of ${all} stopped before their optimum was proven`
  if (found.certificates[0]!.status !== 'optimal')
    return `${style('green', 'stationary')}: every one of the ${all}; there may be deeper minima`
  return `${style('green', 'optimal')}: every one of the ${all} is proven, with a relative gap of ${digits(worst(found), 2)} at most`
}

const worst = ({ certificates }: Path): number =>
  Math.max(...certificates.map(({ relativeGap }) => relativeGap))

/** A row for each alpha at which features enter or leave; evenly spread ones where none do. */
function table(found: Path, { prepared }: Task, style: Style): string[] {
  const { names } = prepared.X
  const supports = Array.from(found.alphas, (_, i) => new Set(found.model(i).support))
  const changes = supports.map((now, i) => {
    const before = supports[i - 1] ?? new Set<number>()
    return [
      ...[...now].filter((j) => !before.has(j)).map((j) => `+${names[j]}`),
      ...[...before].filter((j) => !now.has(j)).map((j) => `-${names[j]}`),
    ]
  })
  const last = found.alphas.length - 1
  const eventful = changes.flatMap((change, i) => (i === 0 || i === last || change.length > 0 ? [i] : []))
  const rows =
    eventful.length > 3
      ? eventful
      : Array.from({ length: Math.min(10, last + 1) }, (_, k) =>
          Math.round((k * last) / Math.max(1, Math.min(9, last))),
        )
  const shown = rows.length > MOST ? [...rows.slice(0, MOST - 1), last] : rows
  const lines = [style('bold', `  ${'alpha'.padStart(12)}  features  explained  enters (+), leaves (-)`)]
  for (const i of shown) {
    const explained = `${Math.max(0, 100 * (1 - found.losses[i]! / (found.nullLoss || 1))).toFixed(1)} %`
    const start = `  ${digits(found.alphas[i]!).padStart(12)}${String(supports[i]!.size).padStart(10)}${explained.padStart(11)}  `
    lines.push((start + few(changes[i]!, style.width - start.length)).trimEnd())
  }
  const left = rows.length - shown.length
  if (left > 0) lines.push(`  ${left} more rows where features change (--json has all)`)
  return lines
}

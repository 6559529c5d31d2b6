// The processes of a run and how one request is timed and scored.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { store } from '../data/store.mjs'
import { TASKS } from '../tasks.mjs'
import { Process } from './process.mjs'
import { manyOf, RIVALS, scorerCommand, settingsOf } from './registry.mjs'

const CAP = 60_000
const WARM_CAP = 120_000 // numba's compilation is no part of a run
const SCORED = 1000 // of the many problems

/** So many calls for a median that they take a tenth of a second together, no more than a hundred. */
const repeats = (ms) => Math.max(1, Math.min(100, Math.ceil(100 / ms)))

export class Bench {
  constructor() {
    this.root = process.env.WASSO_RIVALS_DATA ?? join(tmpdir(), 'wasso-rivals')
    this.answers = mkdtempSync(join(tmpdir(), 'wasso-answers-'))
    const core = cpus().length - 1
    const processes = Object.entries(RIVALS).map(([name, { command }]) => [name, new Process(command, core)])
    this.processes = Object.fromEntries(processes)
    this.scorer = new Process(scorerCommand)
    this.warmed = {}
  }

  /** { ms, note, scored } or { error }. The first run of a kind in a process is not counted: it is `first`. */
  async run(task, verb, rival, { warm = true, ...setting }) {
    const worker = this.processes[rival]
    const first = warm ? await this.warm(worker, task, verb, rival, setting) : { repeat: 1 }
    if (first.error) return { error: first.error }
    const folder = store(task, this.root)
    const out = join(this.answers, 'answer.f64')
    const answer = await this.time(
      worker,
      { folder, verb, out, ...setting, repeat: first.repeat },
      rival,
      CAP,
    )
    if (answer.error) return answer
    return { ...answer, first: first.ms, scored: await this.score(folder, out, verb) }
  }

  /** A fit of the loosest kind by the same method, and the verb itself once where that is quick. */
  async warm(worker, task, verb, rival, { method, tol }) {
    await worker.ready()
    if (worker.missing) return { error: worker.missing }
    const key = `${rival} ${worker.starts} ${task} ${verb} ${method}`
    if (this.warmed[key]) return this.warmed[key]
    const folder = store(task, this.root)
    const out = join(this.answers, 'warm.f64')
    const verbs = ['path', 'cv'].includes(verb) ? ['fit10', verb] : [verb]
    let ms = 0
    for (const each of verbs) {
      const all = settingsOf(rival, task, each)
      const loosest = all.find((setting) => setting.method === method) ?? all[0]
      const answer = await this.time(worker, { folder, verb: each, out, ...loosest }, rival, WARM_CAP)
      if (answer.error) return answer
      if (ms === 0) ms = answer.ms
      if (answer.ms > 500) break
    }
    let repeat = 1
    if (TASKS[task].group === 'losses' && ms < 1000) {
      // What is quick is called often, also before: V8 compiles a module a second time while it runs.
      const again = { folder, verb, out, method, tol, repeat: repeats(ms) }
      const answer = await this.time(worker, again, rival, WARM_CAP)
      if (answer.error) return answer
      repeat = repeats(answer.ms)
    }
    return (this.warmed[key] = { ms, repeat })
  }

  async time(worker, fields, rival, cap) {
    const many = fields.verb === 'many' ? manyOf(rival) : undefined
    const all = { repeat: 1, ...fields, count: many ?? 0 }
    const line = Object.entries(all).map(([key, value]) => `${key}=${value}`)
    const { text, error } = await worker.ask(line.join('\t'), cap)
    if (error) return { error }
    const [status, value, note] = text.split('\t')
    if (status !== 'ok') return { error: value }
    return { ms: many ? (Number(value) * 1000) / many : Number(value), note }
  }

  async score(folder, out, verb) {
    const count = { path: 100, many: SCORED }[verb] ?? 1
    const { text, error } = await this.scorer.ask([folder, out, verb, count].join('\t'), 300_000)
    return error ? { error } : JSON.parse(text)
  }

  close() {
    for (const worker of [...Object.values(this.processes), this.scorer]) worker.close()
    rmSync(this.answers, { recursive: true })
  }
}

// The worker of the page: reads tables and fits, one job at a time. What belongs to an older job is dropped.
import { WassoError } from 'wasso'
import { TableError } from '../../src/table/error.ts'
import { readTable } from '../../src/table/read.ts'
import type { Table } from '../../src/table/types.ts'
import type { Ask, Failure, Tell } from '../protocol.ts'
import { Analysis } from './analysis.ts'
import { fileOf } from './export.ts'
import { factsOf } from './facts.ts'

let table: Table | undefined
let analysis: Analysis | undefined
let current = 0
let job = new AbortController() // the fit
let side = new AbortController() // what follows alpha: only the last one asked for matters
let cornering = new AbortController()
let touching = new AbortController()

const tell = (message: Tell) => (self as unknown as { postMessage(message: Tell): void }).postMessage(message)

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  run(data).catch((error: unknown) => {
    if (data.job === current && !aborted(error))
      tell({ kind: 'failed', job: data.job, fault: failureOf(error) })
  })
}

async function run(ask: Ask): Promise<void> {
  if (ask.job < current) return
  if (ask.job > current) {
    current = ask.job
    job.abort()
    side.abort()
    cornering.abort()
    touching.abort()
  }
  switch (ask.kind) {
    case 'read': {
      analysis = undefined
      let last = 0
      table = readTable(ask.bytes, ask.options, (share) => {
        if (share - last < 0.02) return
        last = share
        tell({ kind: 'progress', job: ask.job, words: 'reading', share })
      })
      return tell({ kind: 'table', job: ask.job, table: factsOf(table) })
    }
    case 'cancel':
      return tell({ kind: 'cancelled', job: ask.job })
    case 'fit': {
      job = new AbortController()
      const { signal } = job
      analysis = undefined
      const made = new Analysis(table!, ask.roles, ask.settings)
      const path = await made.path(signal)
      if (signal.aborted) return
      analysis = made
      tell({ kind: 'path', job: ask.job, path })
      const cross = await made.cross(signal, progress(ask.job, 'cross-validating'))
      if (!signal.aborted) tell({ kind: 'cross', job: ask.job, cross })
      return
    }
    case 'networks': {
      if (!analysis) return
      job = new AbortController()
      const { signal } = job
      const made = analysis.train(ask.settings)
      const networks = await made.path(signal, progress(ask.job, 'fitting networks'))
      if (signal.aborted) return
      tell({ kind: 'networks', job: ask.job, networks })
      const cross = await made.cross(signal, progress(ask.job, 'cross-validating networks'))
      if (!signal.aborted) tell({ kind: 'judged', job: ask.job, cross })
      return
    }
    case 'at':
      if (analysis) tell({ kind: 'at', job: ask.job, turn: ask.turn, solution: analysis.at(ask.alpha) })
      return
    case 'held': {
      side.abort()
      side = new AbortController()
      const { signal } = side
      const held = await analysis?.held(ask.alpha, signal)
      if (held && !signal.aborted) tell({ kind: 'held', job: ask.job, turn: ask.turn, held })
      return
    }
    case 'corners': {
      cornering.abort()
      cornering = new AbortController()
      const { signal } = cornering
      const corners = await analysis?.choosePair(ask.pair).corners(signal)
      if (corners && !signal.aborted) tell({ kind: 'corners', job: ask.job, turn: ask.turn, corners })
      return
    }
    case 'touch': {
      touching.abort()
      touching = new AbortController()
      const { signal } = touching
      const touch = await analysis?.pair?.touch(ask.alpha, signal)
      if (touch && !signal.aborted) tell({ kind: 'touch', job: ask.job, turn: ask.turn, touch })
      return
    }
    case 'export':
      if (analysis) {
        const text = await fileOf(analysis, ask, new AbortController().signal)
        tell({ kind: 'file', job: ask.job, what: ask.what, text })
      }
  }
}

/** Tells how far a job is, twenty times a second. */
function progress(job: number, words: string): (share: number) => void {
  let last = 0
  return (share) => {
    if (performance.now() - last < 50) return
    last = performance.now()
    tell({ kind: 'progress', job, words, share })
  }
}

const aborted = (error: unknown) =>
  (error instanceof WassoError && error.code === 'ABORTED') || (error as Error)?.name === 'AbortError'

function failureOf(error: unknown): Failure {
  if (error instanceof TableError) {
    const { message, remedy, row, column, option } = error
    return {
      message,
      ...(remedy && { remedy }),
      ...(row !== undefined && { row }),
      ...(column && { column }),
      ...(option && { option: [option[0], option[1]] }),
    }
  }
  const { message } = error as Error
  return error instanceof WassoError ? { message, code: error.code } : { message }
}

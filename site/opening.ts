// Which table is read: a sample, or what was dropped, chosen or pasted.
import { batch } from '@preact/signals'
import type { ReadOptions } from '../src/table/types.ts'
import { ask } from './client.ts'
import { samples } from './samples.ts'
import {
  busy,
  corners,
  cross,
  failure,
  held,
  path,
  reading,
  solution,
  source,
  table,
  touch,
} from './state.ts'

let bytes: Uint8Array | undefined

export function openSample(name: string): void {
  const sample = samples.find((one) => one.name === name) ?? samples[0]!
  // All but the first are in a script that runs after this one.
  if (!sample.csv()) {
    addEventListener('DOMContentLoaded', () => sample.csv() && openSample(name))
    return
  }
  read({ name: sample.title, sample }, new TextEncoder().encode(sample.csv()), {})
}

export function openBytes(name: string, given: Uint8Array): void {
  read({ name }, given, {})
}

export function openText(text: string): void {
  openBytes('pasted table', new TextEncoder().encode(text))
}

export async function openFile(file: File): Promise<void> {
  openBytes(file.name, new Uint8Array(await file.arrayBuffer()))
}

/** The same bytes, told what was guessed wrong. */
export function reread(options: ReadOptions): void {
  if (bytes) read(source.value, bytes, { ...reading.value, ...options })
}

function read(from: typeof source.value, given: Uint8Array, options: ReadOptions): void {
  bytes = given
  batch(() => {
    source.value = from
    reading.value = options
    table.value = undefined
    forget()
    busy.value = { words: 'reading', share: 0 }
  })
  ask({ kind: 'read', bytes: given, options })
}

function forget(): void {
  path.value = cross.value = solution.value = held.value = corners.value = touch.value = undefined
  failure.value = undefined
}

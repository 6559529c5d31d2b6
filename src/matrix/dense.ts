import { refuse } from './element.ts'
import type { Dense } from './types.ts'

type Typed = Float64Array | Float32Array

interface Lines {
  readonly rows: number
  readonly cols: number
  readonly names: readonly string[] | undefined
  readonly byColumn: boolean
  readonly float32: boolean
  /** The elements [from, to) of line l, as they were given; a typed array of numbers needs no more checks. */
  part(l: number, from: number, to: number): ArrayLike<unknown>
  /** The whole lines [first, last) in one piece, where they stand so. */
  block?(first: number, last: number): Typed
}

/** A dense X from its lines, rows or columns. */
export function dense(X: Lines): Dense {
  const { rows, cols, names, byColumn, float32 } = X
  const length = byColumn ? rows : cols
  return {
    kind: 'dense',
    rows,
    cols,
    names,
    byColumn,
    float32,
    read(first, last, from, to, out) {
      if (X.block !== undefined && to - from === length) {
        out.set(X.block(first, last))
        return
      }
      for (let l = first, at = 0; l < last; l++, at += to - from) {
        const part = X.part(l, from, to)
        if (ArrayBuffer.isView(part)) {
          out.set(part as unknown as Typed, at)
          continue
        }
        for (let k = from; k < to; k++) {
          const value = part[k - from]
          if (typeof value !== 'number') refuse(value, byColumn ? k : l, byColumn ? l : k, names)
          out[at + k - from] = value
        }
      }
    },
  }
}

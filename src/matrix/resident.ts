import type { CoreExports } from '../core/exports.ts'
import { reserve } from '../core/memory.ts'

/** X as it stands in an instance of the core. */
export interface Resident {
  readonly core: CoreExports
  /** Handle. */
  readonly design: number
  readonly kind: number
  readonly n: number
  readonly p: number
  readonly names: readonly string[] | undefined
  /** Values by column; of a sparse X the row indices and the column pointers besides. */
  readonly regions: readonly Region[]
}

interface Region {
  readonly pointer: number
  readonly bytes: number
}

/** Kinds of designs in the core. */
export const DENSE64 = 0
export const DENSE32 = 1
export const SPARSE = 2

/** Makes the design of what stands in these regions. */
export function resident(
  core: CoreExports,
  facts: Pick<Resident, 'kind' | 'n' | 'p' | 'names'>,
  regions: readonly Region[],
): Resident {
  const { kind, n, p, names } = facts
  const [values, indices, indptr] = regions.map(({ pointer }) => pointer)
  const design = core.design(kind, n, p, values!, indices ?? 0, indptr ?? 0)
  return { core, design, kind, n, p, names, regions }
}

/** The same X in another instance. */
export function copyTo(core: CoreExports, X: Resident): Resident {
  const regions = X.regions.map(({ pointer, bytes }) => {
    const copy = reserve(core, bytes)
    new Uint8Array(core.memory.buffer, copy, bytes).set(new Uint8Array(X.core.memory.buffer, pointer, bytes))
    return { pointer: copy, bytes }
  })
  return resident(core, X, regions)
}

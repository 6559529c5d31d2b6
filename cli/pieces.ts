import type { AsyncControl, Path } from 'wasso'
import { watched } from './compute.ts'
import { Interrupted } from './exit.ts'
import type { Io } from './io.ts'
import type { Task } from './task.ts'

const PIECE = 10 // alphas

type PathJSON = ReturnType<Path['toJSON']>

/**
 * A long path as JSON, piece by piece, so that what is finished is there when the rest is interrupted: `stopped` then
 * says so. The knots of the pieces would not be those of the whole, and are left out.
 */
export async function pathInPieces(
  { estimator, prepared, data }: Task,
  grid: { nAlphas?: number; minRatio?: number },
  io: Io,
): Promise<{ json: PathJSON; stopped: boolean }> {
  const { X, y } = prepared
  const count = grid.nAlphas ?? 100
  const ratio = grid.minRatio ?? (prepared.rows.length > X.names.length ? 1e-4 : 1e-2)
  const found: PathJSON[] = []
  const path = async (more: object, control: AsyncControl) =>
    found.push((await estimator.pathAsync(X, y, { ...data, ...more, ...control })).toJSON())
  try {
    await watched(
      io,
      async (control) => {
        // The first alpha alone: it says where the others are.
        await path({ nAlphas: count, minRatio: ratio, maxExplained: Number.MIN_VALUE }, control)
        const start = found[0]!.alphas
        const done = start.length
        const alphas = Array.from(
          { length: count },
          (_, i) => start[i] ?? start[0]! * ratio ** (i / (count - 1)),
        )
        if (start[0] === 0) return
        for (let from = done; from < count; from += PIECE)
          await path({ alphas: alphas.slice(from, from + PIECE) }, control)
      },
      (finished) => (found.reduce((sum, { alphas }) => sum + alphas.length, 0) + finished) / count,
    )
  } catch (error) {
    if (!(error instanceof Interrupted) || found.length === 0) throw error
    return { json: joined(found), stopped: true }
  }
  return { json: joined(found), stopped: false }
}

function joined(pieces: readonly PathJSON[]): PathJSON {
  const { knots, ...first } = pieces[0]!
  const all = <K extends 'alphas' | 'coefs' | 'intercepts' | 'certificates' | 'losses'>(key: K) =>
    pieces.flatMap((piece) => piece[key] as PathJSON[K][number][])
  return {
    ...first,
    alphas: all('alphas') as number[],
    coefs: all('coefs') as number[],
    intercepts: all('intercepts') as number[],
    certificates: all('certificates') as PathJSON['certificates'],
    losses: all('losses') as number[],
    ...(first.outliers && { outliers: pieces.flatMap(({ outliers }) => outliers ?? []) }),
  }
}

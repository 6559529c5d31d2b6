import type { Steps } from '../../core/steps.ts'
import type { Cross } from '../../cross-validation/cross.ts'
import { during } from '../../path/during.ts'
import type { Piece } from '../messages.ts'
import type { Job } from './job.ts'
import { buffersOf, type Post } from './post.ts'

/** Work on the pieces of a cross-validation, as they come, until there will be no more. */
export const piecesOf = (job: Job, post: Post) =>
  function* (cross: Cross): Steps<undefined> {
    post({ facts: cross.facts })
    while (!job.stopped) {
      const piece = job.pieces.shift()
      if (piece) yield* one(cross, piece, job, post)
      else {
        job.waiting = new Promise((resolve) => {
          job.wake = resolve
        })
        yield
        job.waiting = undefined
      }
    }
    return undefined
  }

function* one(cross: Cross, piece: Piece, job: Job, post: Post): Steps<void> {
  if ('folds' in piece) {
    const K = cross.facts.sizes.length
    for (const fold of piece.folds) {
      job.at = fold
      const scores = yield* during(cross.fold(fold % K, Math.floor(fold / K)))
      post({ fold, scores }, buffersOf({ scores }))
    }
  } else if ('closed' in piece) {
    const { closed } = piece
    job.at = closed * cross.facts.sizes.length
    const scores = yield* during(cross.closed(closed))
    post({ closed, scores }, buffersOf({ scores }))
  } else {
    job.at = Infinity
    const path = yield* cross.path(piece.path)
    post({ path }, buffersOf(path))
  }
}

import { acquire } from '../../core/instance.ts'
import { module } from '../../core/module.ts'
import { failureOf } from '../failure.ts'
import type { Piece, Reply, Task } from '../messages.ts'
import { politely } from '../politely.ts'
import { buffersOf, type Post } from './post.ts'
import { stepsOf } from './verbs.ts'

/** A task at work. */
export interface Job {
  /** Those that have not been begun. */
  readonly pieces: Piece[]
  /** The fold that is at work, Infinity for the path. */
  at: number | undefined
  stopped: boolean
  /** Fulfilled by `wake`, when there is a piece or an end. */
  waiting: Promise<void> | undefined
  wake: () => void
}

export const newJob = (): Job => ({
  pieces: [],
  at: undefined,
  stopped: false,
  waiting: undefined,
  wake: () => {},
})

/** Does a task and says how it ended. */
export async function work(job: Job, task: Task, post: Post): Promise<void> {
  const reply = await outcome(job, task, post)
  post(reply, 'done' in reply ? buffersOf(reply.done) : [])
}

async function outcome(job: Job, task: Task, post: Post): Promise<Reply> {
  try {
    const done = await politely(stepsOf(task, job, post), {
      core: () => acquire(module()),
      report: (progress) => post({ progress }),
      waiting: () => job.waiting,
      stopped: () => job.stopped,
    })
    return done ? { done } : { stopped: true }
  } catch (error) {
    return { failed: failureOf(error), at: job.at }
  }
}

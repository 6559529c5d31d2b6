import type { Parts } from '../model/model.ts'
import type { PathParts } from '../path/path.ts'
import { modelOf, pathOf } from './answers.ts'
import type { Hand } from './hand.ts'
import { Job } from './job.ts'
import type { Reply } from './messages.ts'
import { parcelOf } from './parcel.ts'

/** A fit or a path: one worker does all of it. */
export class Solo extends Job {
  get wanted(): number {
    return this.settled ? 0 : 1 - this.hands.size
  }

  protected async begin(hand: Hand): Promise<void> {
    const { task, transfer } = await parcelOf(this.call, false)
    this.tell(hand, { task }, transfer)
  }

  protected heard(_: Hand, reply: Reply): void {
    if ('progress' in reply) this.report(reply.progress)
    else if ('failed' in reply) this.fail(reply.failed)
    else if ('done' in reply) {
      const { call } = this
      this.resolve(
        call.verb === 'fit' ? modelOf(call, reply.done as Parts) : pathOf(call, reply.done as PathParts),
      )
    }
  }

  protected left(): void {}
}

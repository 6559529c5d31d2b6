import type { Reply } from '../messages.ts'

export type Post = (reply: Reply, transfer?: Transferable[]) => void

/** The buffers of the arrays among the fields of what is sent for good. */
export const buffersOf = (fields: object): Transferable[] => [
  ...new Set(
    Object.values(fields)
      .filter((value) => ArrayBuffer.isView(value))
      .map(({ buffer }) => buffer as ArrayBuffer),
  ),
]

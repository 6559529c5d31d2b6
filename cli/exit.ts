/** What the command returns to its caller. */
export const Exit = { fine: 0, data: 1, usage: 2, notOptimal: 3, interrupted: 130 } as const
export type Exit = (typeof Exit)[keyof typeof Exit]

/** A command that cannot be meant. */
export class UsageError extends Error {}

/** Data that cannot be used; the message says where and what to do. */
export class DataError extends Error {}

/** Ctrl-C; `saved` says what there is of it. */
export class Interrupted extends Error {}

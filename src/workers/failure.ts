import { type ErrorCode, WassoError } from '../errors.ts'

/** An error, or whatever was thrown, as it travels: structured clones lose codes, causes and classes. */
export type Failure =
  | {
      readonly name: string
      readonly code: ErrorCode | undefined
      readonly message: string
      readonly stack: string | undefined
      readonly cause: Failure | undefined
    }
  | { readonly thrown: unknown }

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) {
    try {
      return { thrown: structuredClone(error) }
    } catch {
      return { thrown: String(error) }
    }
  }
  const { name, message, stack, cause } = error
  return {
    name,
    code: error instanceof WassoError ? error.code : undefined,
    message,
    stack,
    cause: cause === undefined ? undefined : failureOf(cause),
  }
}

const kinds: Record<string, new (message: string, options?: ErrorOptions) => Error> = {
  RangeError,
  TypeError,
  RuntimeError: WebAssembly.RuntimeError as unknown as ErrorConstructor,
}

/** The error again, of its class; its stack is the worker's. */
export function errorOf(failure: Failure): unknown {
  if ('thrown' in failure) return failure.thrown
  const { name, code, message, stack, cause } = failure
  const options = cause && { cause: errorOf(cause) }
  const error = code ? new WassoError(code, message, options) : new (kinds[name] ?? Error)(message, options)
  if (options && error.cause === undefined) error.cause = options.cause
  if (stack) error.stack = stack
  return error
}

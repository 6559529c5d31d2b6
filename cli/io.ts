/** Where a command reads and writes: of the process, or of a test. */
export interface Io {
  out(text: string): void
  err(text: string): void
  stdin(): Promise<Uint8Array>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a person looks at the standard output, and at the standard error. */
  readonly outTTY: boolean
  readonly errTTY: boolean
  readonly columns: number | undefined
  /** Calls back at Ctrl-C, until what it returns is called. */
  onInterrupt(call: () => void): () => void
}

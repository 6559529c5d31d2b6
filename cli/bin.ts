import { Exit } from './exit.ts'
import { wasso } from './run.ts'

const { stdin, stdout, stderr, env } = process

// A reader that has seen enough, such as head, is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? Exit.fine : Exit.data)
})

process.exitCode = await wasso(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  async stdin() {
    const chunks: Buffer[] = []
    for await (const chunk of stdin) chunks.push(chunk)
    return Buffer.concat(chunks)
  },
  env,
  outTTY: stdout.isTTY === true,
  errTTY: stderr.isTTY === true,
  columns: stdout.columns,
  onInterrupt(call) {
    process.on('SIGINT', call)
    return () => process.off('SIGINT', call)
  },
})

// A rival as a process: one line in, one line out, one core, one thread.
import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'

const THREADS = ['OMP', 'OPENBLAS', 'MKL', 'NUMBA', 'VECLIB', 'BLIS', 'RAYON'].map(
  (name) => `${name}_NUM_THREADS`,
)
const ONE_THREAD = Object.fromEntries(THREADS.map((name) => [name, '1']))
const pinned = spawnSync('taskset', ['-V']).status === 0

/** Starts when first asked, and again after it was ended by the cap or died. */
export class Process {
  constructor(command, core) {
    this.command = pinned && core !== undefined ? ['taskset', '-c', String(core), ...command] : command
    this.starts = 0
  }

  /** The answer to a line, or { error } after `cap` milliseconds or at its death. */
  async ask(line, cap) {
    await this.ready()
    if (this.missing) return { error: this.missing }
    const answer = this.next(cap)
    this.child.stdin.write(`${line}\n`)
    return answer
  }

  /** Resolves when it has said its version, or with `missing` set to the reason why not. */
  async ready() {
    if (this.child || this.missing) return
    const [file, ...args] = this.command
    const child = spawn(file, args, {
      env: { ...process.env, ...ONE_THREAD },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.child = child
    this.starts++
    let complaints = ''
    child.stderr.on('data', (text) => {
      complaints = (complaints + text).slice(-2000)
    })
    child.stdin.on('error', () => {})
    child.on('error', (error) => this.ended(child, error.message))
    child.on('close', (code) => this.ended(child, `ended with code ${code}: ${lastLine(complaints)}`))
    createInterface({ input: child.stdout }).on('line', (text) => this.settle?.({ text }))
    const { text, error } = await this.next(120_000)
    if (error) this.missing = error
    else this.version = text.trim()
  }

  next(cap) {
    const child = this.child
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        this.child = undefined
        this.settle({ error: `more than ${Math.round(cap / 1000)} s` })
      }, cap)
      this.settle = (answer) => {
        clearTimeout(timer)
        this.settle = undefined
        resolve(answer)
      }
    })
  }

  ended(child, error) {
    if (this.child !== child) return
    this.child = undefined
    this.settle?.({ error })
  }

  close() {
    const { child } = this
    this.child = undefined
    child?.kill('SIGKILL')
  }
}

const lastLine = (text) => {
  const lines = text.trim().split('\n')
  return (lines.find((line) => line.includes('Error')) ?? lines.at(-1)).trim().slice(0, 200)
}

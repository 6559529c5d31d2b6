import { checkKeys } from '../checks.ts'
import { fail } from '../errors.ts'
import { init } from '../index.ts'
import { show } from '../words.ts'
import { Crew } from './crew.ts'
import type { Pool } from './pool.ts'
import { cores } from './threads.ts'
import { Workers } from './workers.ts'

/** What a pool may be told. */
export interface PoolOptions {
  /** How many workers at most. Default: as many as the machine runs threads at once. */
  readonly size?: number | undefined
  /**
   * The address of a copy of `wasso/worker.js`, for pages whose policy refuses workers from blobs. Default: a blob of
   * the script, which the pool carries, and where that is refused the file beside the pool's own.
   */
  readonly script?: string | URL | undefined
}

/** More would be a slip of the pen. */
const MOST = 1024

/**
 * Makes a pool of workers. The first one is started with it; the others when there is work for them. In Node idle
 * workers do not keep the process alive.
 *
 * @throws {@link WassoError} by rejection: `PARAMETER` and `TYPE` for options; `WORKER` where no worker can be started;
 *   `WASM_BLOCKED`
 *
 * @example
 * ```ts
 * import { LogisticRegression } from 'wasso'
 * import { createPool } from 'wasso/workers'
 *
 * const pool = await createPool({ size: 2 })
 * const classifier = new LogisticRegression({ alpha: 0.1 })
 * const model = await pool.fit(classifier, [[1], [2], [3]], ['no', 'yes', 'yes'], {
 *   signal: AbortSignal.timeout(10_000),
 * })
 * console.log(model.predict([[2.5]])) // [ 'yes' ]
 * pool.dispose()
 * ```
 */
export async function createPool(options?: PoolOptions): Promise<Pool> {
  checkKeys(options, ['size', 'script'], 'the options of createPool')
  const { size = cores(), script } = options ?? {}
  if (!(Number.isInteger(size) && size >= 1 && size <= MOST)) {
    fail('PARAMETER', `size must be an integer from 1 to ${MOST}, but is ${show(size)}`)
  }
  if (!(script === undefined || typeof script === 'string' || script instanceof URL)) {
    fail('TYPE', `script must be an address, but is ${show(script)}`)
  }
  await init()
  const crew = new Crew(size, script)
  await crew.start()
  return new Workers(size, crew) as unknown as Pool
}

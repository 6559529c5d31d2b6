export { createPool, type PoolOptions } from './workers/create.ts'
export type { Pool } from './workers/pool.ts'

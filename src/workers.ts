export { createPool, type Pool, type PoolOptions } from './workers/pool.ts'

import { wasm } from '#networks'
import type { CoreExports } from '../core/exports.ts'
import type { Steps } from '../core/steps.ts'
import type { NetworksExports } from './exports.ts'
import { compileAfter, withCore } from './library.ts'

let compiled: WebAssembly.Module | undefined

/** The networks' core, compiled on first use. */
export const module = (): WebAssembly.Module => (compiled ??= compileAfter(wasm))

/** Work on an instance of the networks' core for this call alone; the instances are pooled with those of the other. */
export const withNetworks = <T>(work: (core: NetworksExports & CoreExports) => Steps<T>): Steps<T> =>
  withCore(work as (core: CoreExports) => Steps<T>, module())

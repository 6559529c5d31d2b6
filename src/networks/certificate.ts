import type { JSONNumber } from '../model/json.ts'

/** What is known about a fitted network, at the weights that it has and on the scale of X. */
export interface NetworkCertificate {
  /**
   * `'stationary'` where no condition of stationarity is violated by more than `tol` in the frame that the search works
   * in, where columns and y have a deviation of about 1; else `'stopped'`. No one knows whether it is the least minimum.
   */
  readonly status: 'stationary' | 'stopped'
  /** F at the network. */
  readonly objective: number
  /** The largest violation of the conditions of stationarity, on the scale of X and y. */
  readonly kkt: number
  /** Steps that the search took. */
  readonly iterations: number
  /** The method. */
  readonly solver: 'owl-qn' | 'adam'
}

/** It as JSON, with infinities as text. */
export interface NetworkCertificateJSON extends Omit<NetworkCertificate, 'objective' | 'kkt'> {
  readonly objective: JSONNumber
  readonly kkt: JSONNumber
}

/** a = s(z), the activation of a hidden unit, by lane; its slope is told from a, which is what the network keeps. */
export interface Activation {
  value(z: v128): v128

  /** s'(z), where a = s(z) */
  slope(a: v128): v128
}

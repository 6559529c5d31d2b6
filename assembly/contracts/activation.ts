/** a = s(z), the activation of hidden units, many at a time (an even count); its slope is told from a, which is what the network keeps. */
export interface Activation {
  /** z_i -> s(z_i), in place */
  apply(count: i32, z: usize): void

  /** e_i *= s'(z_i), where a_i = s(z_i) */
  retrace(count: i32, a: usize, e: usize): void
}

/** One of them, by lane. */
export interface Curve {
  value(z: v128): v128
  slope(a: v128): v128
}

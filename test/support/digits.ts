/** Correct digits of x against the exact value (McCullough's LRE), at most 16; absolute where the exact value is 0. */
export function digits(x: number, exact: number): number {
  const error = Math.abs(x - exact) / (exact === 0 ? 1 : Math.abs(exact))
  return error === 0 ? 16 : Math.max(0, Math.min(16, -Math.log10(error)))
}

export function fewestDigits(values: Iterable<number>, exact: readonly number[]): number {
  return Math.min(...[...values].map((x, k) => digits(x, exact[k])))
}

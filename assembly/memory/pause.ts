// The engine's side may unwind the whole call here and rewind it later to the same bits (Binaryen's asyncify).
// @ts-ignore: decorator
@external("core", "pause")
declare function pause(): void

let left: f64 = Infinity

export function setBudget(units: f64): void {
  left = units
}

/** Accounts for `work` multiply-adds; pauses when the budget of this slice is used up. */
export function spend(work: f64): void {
  left -= work
  if (left < 0) pause()
}

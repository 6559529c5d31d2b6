/**
 * SplitMix in 32 bits: a Weyl sequence through MurmurHash3's finaliser. (G. Steele, D. Lea and C. Flood, Fast splittable
 * pseudorandom number generators, OOPSLA 2014; A. Appleby, MurmurHash3, 2011.)
 */
let state: u32 = 0

export function seedRandom(seed: u32): void {
  state = seed
}

/** Evenly from [0, 1). */
export function random(): f64 {
  state += 0x9e3779b9
  let h = (state ^ (state >>> 16)) * 0x85ebca6b
  h = (h ^ (h >>> 13)) * 0xc2b2ae35
  return <f64>(h ^ (h >>> 16)) / 4294967296
}

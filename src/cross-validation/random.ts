/**
 * SplitMix in 32 bits: a Weyl sequence through MurmurHash3's finaliser. Integers only, so that every engine
 * draws the same.
 *
 * Sources: G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014;
 * A. Appleby, MurmurHash3, 2011.
 */
function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return (h ^ (h >>> 16)) >>> 0
  }
}

/** Puts the items in an order drawn by the seed (R. Fisher and F. Yates; R. Durstenfeld, CACM 7, 1964). */
export function shuffle(items: Int32Array, seed: number): void {
  const draw = generator(seed)
  for (let i = items.length - 1; i > 0; i--) {
    const k = Math.floor((draw() / 2 ** 32) * (i + 1))
    const item = items[i]!
    items[i] = items[k]!
    items[k] = item
  }
}

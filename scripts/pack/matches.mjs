import { FARTHEST, LONGEST } from './decisions.mjs'

const TRIES = 1024 // earlier places looked at for each position; all of them would save 20 bytes of 20,000
const ENOUGH = 200 // a match so long ends the search

/** For each position its earlier matches, [length, distance] with both rising: the nearest of each length. */
export function matches(bytes) {
  const latest = new Map() // by pair of bytes, the last position of one
  const previous = new Int32Array(bytes.length)
  return Array.from(bytes, (byte, i) => {
    const pair = byte * 256 + bytes[i + 1]
    const found = []
    let best = 1
    let j = latest.get(pair) ?? -1
    previous[i] = j
    latest.set(pair, i)
    for (let tries = TRIES; j >= 0 && i - j <= FARTHEST && best < ENOUGH && tries > 0; tries--) {
      if (bytes[j + best] === bytes[i + best]) {
        const length = common(bytes, j, i)
        if (length > best) found.push([(best = length), i - j])
      }
      j = previous[j]
    }
    return found
  })
}

/** How many bytes from i on are those from j on, j < i. */
export function common(bytes, j, i) {
  let length = 0
  while (i + length < bytes.length && length < LONGEST && bytes[j + length] === bytes[i + length]) length++
  return length
}

import { again, CONTEXTS, copy, literal, place } from './decisions.mjs'
import { common, matches } from './matches.mjs'

const PASSES = 5
const TRIED = 40 // of a match, its first and its last so many lengths

/**
 * Bytes -> tokens, [length, distance] for a copy and [1, 0] for a literal: the cheapest sequence, by shortest
 * path. What a decision costs is how often the last pass took it, so passes are repeated until that settles.
 */
export function parse(bytes) {
  const found = matches(bytes)
  let bits = [new Float64Array(CONTEXTS).fill(1), new Float64Array(CONTEXTS).fill(1)]
  let tokens
  for (let pass = 0; pass < PASSES; pass++) {
    tokens = cheapest(bytes, found, bits)
    bits = costs(bytes, tokens)
  }
  return tokens
}

/** Calls decide(context, bit) for every decision of the tokens. */
export function decisions(bytes, tokens, decide) {
  let i = 0
  let copied = false
  let last = 0
  for (const [length, distance] of tokens) {
    if (distance === 0) literal(decide, bytes, i, copied, last)
    else if (distance === last) again(decide, place(bytes, i, copied), length)
    else copy(decide, place(bytes, i, copied), length, distance)
    copied = distance !== 0
    if (copied) last = distance
    i += length
  }
}

function costs(bytes, tokens) {
  const counts = [new Float64Array(CONTEXTS).fill(0.3), new Float64Array(CONTEXTS).fill(0.3)]
  decisions(bytes, tokens, (context, bit) => counts[bit][context]++)
  const both = counts[0].map((zeros, context) => zeros + counts[1][context])
  return counts.map((count) => count.map((n, context) => Math.min(9, Math.log2(both[context] / n))))
}

function cheapest(bytes, found, bits) {
  const n = bytes.length
  const cost = new Float64Array(n + 1).fill(Infinity)
  const lengths = new Int32Array(n + 1) // of the token that ends here
  const distances = new Int32Array(n + 1)
  const lasts = new Int32Array(n + 1) // the distance of the last copy on the cheapest path to here
  let sum = 0
  const add = (context, bit) => {
    sum += bits[bit][context]
  }
  const relax = (i, length, distance) => {
    if (sum >= cost[i + length]) return
    cost[i + length] = sum
    lengths[i + length] = length
    distances[i + length] = distance
    lasts[i + length] = distance || lasts[i]
  }
  cost[0] = 0
  for (let i = 0; i < n; i++) {
    const copied = distances[i] > 0
    const last = lasts[i]
    const at = place(bytes, i, copied)
    sum = cost[i]
    literal(add, bytes, i, copied, last)
    relax(i, 1, 0)
    const most = last > 0 ? common(bytes, i - last, i) : 0
    for (let length = 1; length <= most; length = next(length, most)) {
      sum = cost[i]
      again(add, at, length)
      relax(i, length, last)
    }
    let length = 2
    for (const [longest, distance] of found[i]) {
      for (; length <= longest; length = next(length, longest)) {
        sum = cost[i]
        copy(add, at, length, distance)
        relax(i, length, distance)
      }
    }
  }
  const tokens = []
  for (let i = n; i > 0; i -= lengths[i]) tokens.push([lengths[i], distances[i]])
  return tokens.reverse()
}

const next = (length, longest) => (length < TRIED ? length + 1 : Math.max(length + 1, longest - TRIED))

/** A range coder (Martin, 1979): decisions of probability p / 2^16 -> bytes, as the Decoder of unpack.ts reads them. */
export function rangeCoder() {
  const out = []
  let low = 0
  let range = 1

  return { put, finish }

  function put(bit, p) {
    while (range < 2 ** 24) {
      shift()
      range *= 256
    }
    const bound = Math.floor((range * p) / 65536)
    if (bit === 1) {
      range = bound
      return
    }
    low += bound
    range -= bound
    if (low >= 2 ** 32) carry()
  }

  function finish() {
    for (let k = 0; k < 4; k++) shift()
    // The first four were shifted out before anything was in them.
    return out.slice(4)
  }

  function shift() {
    out.push(Math.floor(low / 2 ** 24))
    low = (low % 2 ** 24) * 256
  }

  function carry() {
    low -= 2 ** 32
    let k = out.length - 1
    while (out[k] === 255) out[k--] = 0
    out[k]++
  }
}

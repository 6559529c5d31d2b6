/** Where a module's code is: its first body, how many, the bytes that tell their sizes, and their types' numbers. */
export function sections(bytes) {
  let numbers = 0
  let at = 8
  while (at < bytes.length) {
    const [size, start] = leb(bytes, at + 1)
    if (bytes[at] === 3) numbers = leb(bytes, start)[1]
    if (bytes[at] === 10) {
      const [bodies, code] = leb(bytes, start)
      return { code, bodies, numbers, sizes: sizes(bytes, code, bodies) }
    }
    at = start + size
  }
  return { code: bytes.length, bodies: 0, numbers, sizes: [] }
}

/** [from, to] of each body's size. */
function sizes(bytes, code, bodies) {
  let at = code
  return Array.from({ length: bodies }, () => {
    const [size, start] = leb(bytes, at)
    const place = [at, start]
    at = start + size
    return place
  })
}

function leb(bytes, at) {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value += (byte & 127) * 2 ** shift
    if (!(byte > 127)) return [value, at]
  }
}

/** A heap of indices, the one of the least key first: heap_a is at most heap_2a+1 and heap_2a+2. Keys of f64. */
import { F64s, I32s } from "../memory/arrays"

/** Every index below n. */
export function heapify(n: i32, heap: I32s, keys: F64s): void {
  for (let a = 0; a < n; a++) heap[a] = a
  for (let a = (n >> 1) - 1; a >= 0; a--) sink(n, heap, keys, a)
}

/** Takes the first out of a heap of n > 0; n - 1 remain. */
export function pop(n: i32, heap: I32s, keys: F64s): i32 {
  const first = heap[0]
  heap[0] = heap[n - 1]
  sink(n - 1, heap, keys, 0)
  return first
}

function sink(n: i32, heap: I32s, keys: F64s, a: i32): void {
  const index = heap[a]
  const key = keys[index]
  while (true) {
    let child = 2 * a + 1
    if (child >= n) break
    if (child + 1 < n && keys[heap[child + 1]] < keys[heap[child]]) child++
    if (!(keys[heap[child]] < key)) break
    heap[a] = heap[child]
    a = child
  }
  heap[a] = index
}

/** Views without bounds or headers: an array is the address of its first element; who allocates it knows its length. */

@unmanaged
@final
export class F64s {
  [key: number]: f64

  @inline
  @operator("[]")
  get(i: i32): f64 {
    return load<f64>(changetype<usize>(this) + (<usize>i << 3))
  }

  @inline
  @operator("[]=")
  set(i: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + (<usize>i << 3), value)
  }
}

@unmanaged
@final
export class I32s {
  [key: number]: i32

  @inline
  @operator("[]")
  get(i: i32): i32 {
    return load<i32>(changetype<usize>(this) + (<usize>i << 2))
  }

  @inline
  @operator("[]=")
  set(i: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + (<usize>i << 2), value)
  }
}

/** The address that a kernel takes. */
// @ts-ignore: decorator
@inline
export function at(array: F64s): usize {
  return changetype<usize>(array)
}

/** The array that starts at element i. */
// @ts-ignore: decorator
@inline
export function from(array: F64s, i: i32): F64s {
  return changetype<F64s>(changetype<usize>(array) + (<usize>i << 3))
}

/** No array: ones where weights are meant, zeros where an offset is. */
// @ts-ignore: decorator
@inline
export function none(): F64s {
  return changetype<F64s>(0)
}

// @ts-ignore: decorator
@inline
export function given(array: F64s): bool {
  return changetype<usize>(array) != 0
}

/** What a field of class type holds before init: `make` runs no constructor, so this is never evaluated. */
// @ts-ignore: decorator
@inline
export function unset<T>(): T {
  return changetype<T>(0)
}

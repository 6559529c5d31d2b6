import { Coder } from "./coder"
import { CONTEXTS } from "./contexts"
import { HASHES, PLACES, SLOTS, STRETCHED, TABLE, TABLE_BITS, WEIGHTS } from "./layout"
import { Seen } from "./seen"

const START: f32 = 0.2 // a weight before it has learnt
const RATE: f32 = 0.003
const LIMIT: i32 = 15 // a slot forgets as if it had seen so many bits

/**
 * The next decision, at `node` of its byte's tree: p = squash(sum_k w_k stretch(p_k)), one p_k from each context
 * (Mahoney, Adaptive weighing of context models, 2005). A slot of the table is p_k - 1/2 times 2^16 in 16 bits,
 * 11 bits to know its context by, and in 5 how often it was used. Only IEEE arithmetic: the same bits everywhere.
 */
export function predict<C extends Coder>(node: u32): i32 {
  // The first decisions of a byte want other weights than the last: 0.1 KB.
  const weights = WEIGHTS + (<usize>Seen.kind * 8 + <usize>min(node, 7)) * CONTEXTS * 4
  let sum = f32x4.splat(0)
  for (let k: usize = 0; k < 4 * CONTEXTS; k += 16) {
    const hash = i32x4.mul(i32x4.add(v128.load(k, HASHES), i32x4.splat(node * 0x2545f491)), i32x4.splat(0x9e3779b1))
    const places = v128.and(i32x4.shr_u(hash, 30 - TABLE_BITS), i32x4.splat(((1 << TABLE_BITS) - 1) << 2))
    v128.store(k, places, PLACES)
    let slots = v128.load_lane<u32>(i32x4.extract_lane(places, 0), i32x4.splat(0), 0, TABLE)
    slots = v128.load_lane<u32>(i32x4.extract_lane(places, 1), slots, 1, TABLE)
    slots = v128.load_lane<u32>(i32x4.extract_lane(places, 2), slots, 2, TABLE)
    slots = v128.load_lane<u32>(i32x4.extract_lane(places, 3), slots, 3, TABLE)
    // A slot of another context is as good as new.
    const owner = v128.and(i32x4.shl(hash, 4), i32x4.splat(0xffe0))
    const same = i32x4.eq(v128.and(slots, i32x4.splat(0xffe0)), owner)
    slots = v128.or(v128.and(slots, same), owner)
    v128.store(k, slots, SLOTS)
    const p = f32x4.add(
      f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_s(slots, 16)), f32x4.splat(1.0 / 65536)), f32x4.splat(0.5 + 0.5 / 65536),
    )
    // log2(p) - log2(1 - p): a float's bits are its logarithm, linear between powers of 2.
    const x = f32x4.mul(
      f32x4.convert_i32x4_s(i32x4.sub(p, f32x4.sub(f32x4.splat(1), p))), f32x4.splat(1.0 / 8388608),
    )
    v128.store(k, x, STRETCHED)
    sum = f32x4.add(sum, f32x4.mul(x, f32x4.add(v128.load(weights + k), f32x4.splat(START))))
  }
  const z =
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  // 1 / (1 + 2^-z), and 2^-z from its bits again.
  const p: f32 = 1 / (1 + reinterpret<f32>(<i32>((<f32>127 - max<f32>(-15, min<f32>(15, z))) * <f32>8388608)))
  const bit = changetype<C>(0).decide(<u32>(p * 65535) | 1)

  const step = f32x4.splat((<f32>bit - p) * RATE)
  const aim = f32x4.splat(<f32>(bit * 65535 - 32768))
  for (let k: usize = 0; k < 4 * CONTEXTS; k += 16) {
    v128.store(weights + k, f32x4.add(v128.load(weights + k), f32x4.mul(step, v128.load(k, STRETCHED))))
    const slots = v128.load(k, SLOTS)
    const uses = v128.and(slots, i32x4.splat(31))
    const old = f32x4.convert_i32x4_s(i32x4.shr_s(slots, 16))
    const p = f32x4.add(
      old, f32x4.div(f32x4.sub(aim, old), f32x4.add(f32x4.convert_i32x4_s(uses), f32x4.splat(1.1))),
    )
    const now = v128.or(
      i32x4.shl(i32x4.trunc_sat_f32x4_s(p), 16),
      // One more use, of LIMIT at most: a comparison is -1 where it holds.
      i32x4.sub(v128.and(slots, i32x4.splat(0xffff)), i32x4.lt_s(uses, i32x4.splat(LIMIT))),
    )
    const places = v128.load(k, PLACES)
    v128.store_lane<u32>(i32x4.extract_lane(places, 0), now, 0, TABLE)
    v128.store_lane<u32>(i32x4.extract_lane(places, 1), now, 1, TABLE)
    v128.store_lane<u32>(i32x4.extract_lane(places, 2), now, 2, TABLE)
    v128.store_lane<u32>(i32x4.extract_lane(places, 3), now, 3, TABLE)
  }
  return bit
}

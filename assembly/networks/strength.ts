import { Shrinkage } from "../searches/shrinkage"
import { f64s, i32s, make } from "../memory/arena"
import { F64s, given } from "../memory/arrays"
import { factorOf } from "./original"
import { FramedSamples } from "./samples"
import { Shape } from "./shape"

/** What the weights of a layer are shrunk in: one by one, by the input that they leave or by the unit that they enter. */
export const WEIGHTS: i32 = 0
export const INPUTS: i32 = 1
export const UNITS: i32 = 2

/**
 * alpha v [l1Ratio |sd w| + (1 - l1Ratio) / 2 (sd w)^2] as a penalty of the frame, or (`framed` false) of theta on the
 * scale of X and y. v and sd are the input's in the first layer, and 1 in the later ones. A group has the L1 part of its
 * weights: alpha l1Ratio v_g |sd w_g|_2. factors: length p, or absent; groupFactors: one for each group, or absent.
 */
export function shrinkageOf(
  samples: FramedSamples, shape: Shape, alpha: f64, l1Ratio: f64, factors: F64s, standardize: bool, grouping: i32,
  groupFactors: F64s, framed: bool,
): Shrinkage {
  const layers = shape.layers
  const widths = shape.widths
  const weightAt = shape.weightAt
  const penalty = make<Shrinkage>().init(shape.size)
  const square = framed ? samples.unit * samples.unit : 1
  for (let l = 0; l < layers; l++) {
    for (let j = 0; j < widths[l]; j++) {
      const sd = l == 0 && standardize ? samples.deviations[j] : 1
      const v = l == 0 && given(factors) ? factors[j] : 1
      const out = sd == 0 || v == Infinity || (l == 0 && samples.deviations[j] == 0 && samples.intercept)
      const t = sd * (framed ? factorOf(samples, shape, l, j) : 1)
      for (let k = 0; k < widths[l + 1]; k++) {
        const at = weightAt[l] + j * widths[l + 1] + k
        penalty.l1[at] = out ? Infinity : (alpha * l1Ratio * v * t) / square
        penalty.l2[at] = out ? 0 : (alpha * (1 - l1Ratio) * v * t * t) / square
      }
    }
  }
  if (grouping == INPUTS) groupInputs(penalty, shape, groupFactors)
  if (grouping == UNITS) groupUnits(penalty, shape, groupFactors)
  for (let k = 0; k < penalty.size; k++) if (penalty.l1[k] > 0) penalty.kinked = true
  for (let g = 0; g < penalty.groups; g++) if (penalty.strength[g] > 0) penalty.kinked = true
  return penalty
}

function reserve(penalty: Shrinkage, groups: i32): void {
  penalty.groups = groups
  penalty.start = i32s(groups)
  penalty.stride = i32s(groups)
  penalty.count = i32s(groups)
  penalty.strength = f64s(groups)
}

/** Group g takes the L1 part over from its weights, which all have the same. */
function take(penalty: Shrinkage, g: i32, start: i32, stride: i32, count: i32, factors: F64s): void {
  penalty.start[g] = start
  penalty.stride[g] = stride
  penalty.count[g] = count
  const l1 = penalty.l1[start]
  if (l1 == Infinity) return // held at 0 one by one
  penalty.strength[g] = given(factors) ? l1 * factors[g] : l1
  for (let k = start; k < start + count * stride; k += stride) penalty.l1[k] = 0
}

/** Row j of W_1. */
function groupInputs(penalty: Shrinkage, shape: Shape, factors: F64s): void {
  const p = shape.widths[0]
  const h = shape.widths[1]
  reserve(penalty, p)
  for (let j = 0; j < p; j++) take(penalty, j, j * h, 1, h, factors)
}

/** Column k of W_l for each hidden unit. */
function groupUnits(penalty: Shrinkage, shape: Shape, factors: F64s): void {
  const layers = shape.layers
  const widths = shape.widths
  const weightAt = shape.weightAt
  let groups = 0
  for (let l = 1; l < layers; l++) groups += widths[l]
  reserve(penalty, groups)
  let g = 0
  for (let l = 0; l < layers - 1; l++) {
    for (let k = 0; k < widths[l + 1]; k++) take(penalty, g++, weightAt[l] + k, widths[l + 1], widths[l], factors)
  }
}

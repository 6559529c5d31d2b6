import { Shrinkage } from "../searches/shrinkage"
import { make } from "../memory/arena"
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
 * scale of X and y; under UNITS of sd w there. v and sd are the input's in the first layer, and 1 in the later ones. A group has the L1 part of its
 * weights: alpha l1Ratio v_g |sd w_g|_2; of a unit the inputs' v count for the L2 part alone. factors: length p, or
 * absent; groupFactors: one for each group, or absent.
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
      const t = framed ? sd * factorOf(samples, shape, l, j) : grouping == UNITS ? 1 : sd
      for (let k = 0; k < widths[l + 1]; k++) {
        const at = weightAt[l] + j * widths[l + 1] + k
        penalty.l1[at] = out ? Infinity : (alpha * l1Ratio * (grouping == UNITS && layers > 1 ? 1 : v) * t) / square
        penalty.l2[at] = out ? 0 : (alpha * (1 - l1Ratio) * v * t * t) / square
      }
    }
  }
  if (!samples.intercept) for (let k = shape.weights; k < shape.size; k++) penalty.l1[k] = Infinity
  let alone = 0 // from which parameter on
  if (grouping == INPUTS) alone = groupInputs(penalty, shape, groupFactors)
  if (grouping == UNITS) alone = groupUnits(penalty, shape, groupFactors)
  penalty.joint = penalty.groups
  for (let k = alone; k < penalty.size; k++) penalty.add(k, 1, 1, penalty.l1[k])
  return penalty
}

/** A group takes the L1 part over from its weights, which all have the same. */
function take(penalty: Shrinkage, start: i32, stride: i32, count: i32, factor: f64): void {
  let strength = Infinity // where all its weights are held at 0
  for (let k = start; k < start + count * stride; k += stride) {
    if (penalty.l1[k] == Infinity) continue
    strength = penalty.l1[k] * factor
    penalty.l1[k] = factor == Infinity ? factor : 0
  }
  penalty.add(start, stride, count, factor == Infinity ? factor : strength)
}

/** Row j of W_1. */
function groupInputs(penalty: Shrinkage, shape: Shape, factors: F64s): i32 {
  const p = shape.widths[0]
  const h = shape.widths[1]
  for (let j = 0; j < p; j++) take(penalty, j * h, 1, h, given(factors) ? factors[j] : 1)
  return p * h
}

/** Column k of W_l for each hidden unit. */
function groupUnits(penalty: Shrinkage, shape: Shape, factors: F64s): i32 {
  const widths = shape.widths
  const weightAt = shape.weightAt
  const last = shape.layers - 1
  for (let l = 0; l < last; l++) {
    const units = widths[l + 1]
    for (let k = 0; k < units; k++) take(penalty, weightAt[l] + k, units, widths[l], given(factors) ? factors[penalty.groups] : 1)
  }
  return weightAt[last]
}

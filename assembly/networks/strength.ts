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

/** What the ridge of weights in no group has of the strength of the groups. */
const RIDGE: f64 = 0.25

/**
 * alpha v [l1Ratio |sd w| + (1 - l1Ratio) / 2 (sd w)^2] as a penalty of the frame, or (`framed` false) of theta on the
 * scale of X and y. v and sd are the input's in the first layer, and 1 in the later ones.
 *
 * Of a group the L1 part is alpha l1Ratio v_g |sd w_g|_2, and of weights in no group it is a ridge, alpha l1Ratio RIDGE
 * w^2 / 2, with those of the last layer in units of y's deviation: |w| would drive out the units that find a nonlinear
 * feature. For units, whose weights have several sd, the unframed penalty is of sd w. factors: length p, or absent;
 * groupFactors: one for each group, or absent.
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
  const l1 = (alpha * l1Ratio) / square
  const l2 = (alpha * (1 - l1Ratio)) / square
  const grouped = grouping == UNITS ? layers - 1 : grouping // layers
  for (let l = 0; l < layers; l++) {
    const outputs = widths[l + 1]
    for (let j = 0; j < widths[l]; j++) {
      const sd = l == 0 && standardize ? samples.deviations[j] : 1
      const v = l == 0 && given(factors) ? factors[j] : 1
      const vg = grouping == INPUTS && l == 0 && given(groupFactors) ? groupFactors[j] : 1
      const constant = l == 0 && samples.deviations[j] == 0 && samples.intercept
      const out = constant || sd == 0 || v == Infinity || vg == Infinity
      const t = grouping == UNITS && !framed ? 1 : sd * (framed ? factorOf(samples, shape, l, j) : 1)
      const y = l == layers - 1 ? t / samples.spread : t
      const ridge = grouping != WEIGHTS && l >= grouped ? l1 * RIDGE * y * y : 0
      const start = weightAt[l] + j * outputs
      for (let k = start; k < start + outputs; k++) {
        penalty.l1[k] = out ? Infinity : grouping == WEIGHTS ? l1 * v * t : 0
        penalty.l2[k] = out ? 0 : l2 * v * t * t + ridge
      }
      if (grouping == INPUTS && l == 0) penalty.add(start, 1, outputs, out ? Infinity : l1 * v * vg * t)
    }
    for (let k = 0; grouping == UNITS && l < grouped && k < outputs; k++) {
      const v = given(groupFactors) ? groupFactors[penalty.groups] : 1
      const t = framed && (l > 0 || !standardize) ? factorOf(samples, shape, l, 0) : 1
      const start = weightAt[l] + k
      const end = start + widths[l] * outputs
      for (let at = start; v == Infinity && at < end; at += outputs) penalty.l1[at] = v
      penalty.add(start, outputs, widths[l], v == Infinity ? v : l1 * v * t)
    }
  }
  if (!samples.intercept) for (let k = shape.weights; k < shape.size; k++) penalty.l1[k] = Infinity
  penalty.joint = penalty.groups
  const alone = grouped < layers ? weightAt[grouped] : shape.weights // from which parameter on
  for (let k = alone; k < penalty.size; k++) penalty.add(k, 1, 1, penalty.l1[k])
  return penalty
}

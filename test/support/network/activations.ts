import type { Activation } from './task'

/** f, its slope and the slope's slope; `bend` is the largest |slope'|. */
interface Facts {
  value(a: number): number
  slope(a: number): number
  curvature(a: number): number
  readonly bend: number
  readonly third: number
}

const expit = (a: number): number => (a < 0 ? Math.exp(a) / (1 + Math.exp(a)) : 1 / (1 + Math.exp(-a)))

/** `third` bounds the slope of the curvature. */
export const activationFacts: Record<Activation, Facts> = {
  tanh: {
    value: Math.tanh,
    slope: (a) => (1 - Math.tanh(a)) * (1 + Math.tanh(a)),
    curvature: (a) => -2 * Math.tanh(a) * (1 - Math.tanh(a) ** 2),
    bend: 0.77,
    third: 2,
  },
  logistic: {
    value: expit,
    slope: (a) => expit(a) * expit(-a),
    curvature: (a) => expit(a) * expit(-a) * (expit(-a) - expit(a)),
    bend: 0.1,
    third: 0.125,
  },
  softplus: {
    value: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
    slope: expit,
    curvature: (a) => expit(a) * expit(-a),
    bend: 0.25,
    third: 0.1,
  },
  relu: {
    value: (a) => Math.max(a, 0),
    slope: (a) => Number(a > 0),
    curvature: () => 0,
    bend: 0,
    third: 0,
  },
  identity: { value: (a) => a, slope: () => 1, curvature: () => 0, bend: 0, third: 0 },
}

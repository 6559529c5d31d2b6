import { ddAdd, ddMul } from "./doubled"
import { exp } from "./exp"

/** ln 2 in three parts, the first of 42 bits. */
const LN2_HIGH: f64 = 0.6931471805598903
const LN2_LOW: f64 = 5.497923018708371e-14
const LN2_LEAST: f64 = 1.94704509238075e-31

const HALVINGS: i32 = 8

/**
 * out = exp(z) in double-double, to 2^-75 or so: z = k ln 2 + 256 t; p = exp(t) - 1 by its series, |t| < 0.0014, of which
 * all but two terms are in double; eight times p <- 2 p + p^2. Beyond |z| = 700 as exp has it.
 */
export function expExact(z: f64, out: usize): void {
  const k = Math.abs(z) < 700 ? nearest(z * 1.4426950408889634) : 0
  ddMul(k, 0, LN2_LOW, LN2_LEAST, out)
  ddAdd(z - k * LN2_HIGH, 0, -load<f64>(out), -load<f64>(out, 8), out)
  const t = load<f64>(out) / 256
  const tlo = load<f64>(out, 8) / 256
  if (!(Math.abs(t) < 0.01)) {
    store<f64>(out, exp(z))
    store<f64>(out, 0, 8)
    return
  }
  ddMul(t, tlo, 0.5 * t, 0.5 * tlo, out)
  const rest = ((t * t * t) / 6) * (1 + (t / 4) * (1 + (t / 5) * (1 + (t / 6) * (1 + t / 7))))
  ddAdd(load<f64>(out), load<f64>(out, 8), rest, 0, out)
  ddAdd(t, tlo, load<f64>(out), load<f64>(out, 8), out)
  for (let half = 0; half < HALVINGS; half++) {
    const p = load<f64>(out)
    const low = load<f64>(out, 8)
    ddMul(p, low, p, low, out)
    ddAdd(2 * p, 2 * low, load<f64>(out), load<f64>(out, 8), out)
  }
  ddAdd(1, 0, load<f64>(out), load<f64>(out, 8), out)
  const power = reinterpret<f64>((<u64>(1023 + <i64>k)) << 52)
  store<f64>(out, power * load<f64>(out))
  store<f64>(out, power * load<f64>(out, 8), 8)
}

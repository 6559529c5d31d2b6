import { Activation } from "../contracts/activation"
import { Rows } from "../contracts/loss"
import { Expit } from "../activations/expit"
import { Identity } from "../activations/identity"
import { Relu } from "../activations/relu"
import { Softplus } from "../activations/softplus"
import { Tanh } from "../activations/tanh"
import { Units } from "../activations/units"
import { Huber } from "../losses/huber"
import { Logistic } from "../losses/logistic"
import { Poisson } from "../losses/poisson"
import { Samples } from "../losses/rows"
import { Softmax } from "../losses/softmax"
import { Squared } from "../losses/squared"
import { make } from "../memory/arena"

// One switch per axis. The numbers of the losses are the core's.

/** The parameter of a softmax is the number of its classes. */
export function rowsOf(loss: i32, parameter: f64): Rows {
  if (loss == 0) return make<Samples<Squared>>().init(make<Squared>())
  if (loss == 1) return make<Samples<Logistic>>().init(make<Logistic>())
  if (loss == 2) return make<Samples<Huber>>().init(make<Huber>().init(parameter))
  if (loss == 3) return make<Samples<Poisson>>().init(make<Poisson>())
  return make<Softmax>().init(<i32>parameter)
}

/** In the order of the names in src/networks/exports.ts. */
export function activationOf(id: i32): Activation {
  if (id == 0) return make<Units<Tanh>>().init(make<Tanh>())
  if (id == 1) return make<Units<Expit>>().init(make<Expit>())
  if (id == 2) return make<Units<Softplus>>().init(make<Softplus>())
  if (id == 3) return make<Units<Relu>>().init(make<Relu>())
  return make<Units<Identity>>().init(make<Identity>())
}

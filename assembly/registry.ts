import { Certificate } from "./certificate"
import { Design } from "./contracts/design"
import { Rows } from "./contracts/loss"
import { Penalty } from "./contracts/penalty"
import { Solver } from "./contracts/solver"
import { Space } from "./contracts/space"
import { Blocks } from "./designs/blocks"
import { Dense } from "./designs/dense"
import { Sparse } from "./designs/sparse"
import { Huber } from "./losses/huber"
import { Logistic } from "./losses/logistic"
import { Pinball } from "./losses/pinball"
import { Poisson } from "./losses/poisson"
import { Samples } from "./losses/rows"
import { Softmax } from "./losses/softmax"
import { Squared } from "./losses/squared"
import { f64s, i32s, make } from "./memory/arena"
import { F64s, I32s, none } from "./memory/arrays"
import { ALL, Problem } from "./problem"
import { ConjugateGradient } from "./solvers/conjugate-gradient"
import { DualCholesky } from "./solvers/dual-cholesky"
import { Homotopy } from "./solvers/homotopy"
import { InteriorPoint } from "./solvers/interior-point"
import { Newton } from "./solvers/newton"
import { ProximalGradient } from "./solvers/proximal-gradient"
import { QuasiNewton } from "./solvers/quasi-newton"
import { Qr } from "./solvers/qr"
import { ResidualDescent } from "./solvers/residual-descent"
import { Simplex } from "./solvers/simplex"
import { GramSpace } from "./spaces/gram-space"
import { Moments } from "./spaces/moments"
import { RentedSpace } from "./spaces/rented-space"
import { RowSpace } from "./spaces/row-space"

// One switch per axis: a new design, loss or solver is one line here and nothing anywhere else.

export function designOf(kind: i32, n: i32, p: i32, values: usize, indices: usize, pointers: usize): Design {
  if (kind == 0) return make<Dense>().init(n, p, 8, values, none(), f64s(4))
  if (kind == 1) return make<Dense>().init(n, p, 4, values, f64s(n), f64s(4))
  return make<Sparse>().init(
    n, p, changetype<F64s>(values), changetype<I32s>(indices), changetype<I32s>(pointers), f64s(n),
  )
}

/** The design of a loss of several outputs. */
export function blocksOf(X: Design, outputs: i32, intercepts: bool): Design {
  const p = X.columns()
  return make<Blocks>().init(X, outputs, intercepts, f64s(p), f64s(p), i32s(p))
}

/** The parameter of a softmax is the number of its classes. */
export function rowsOf(loss: i32, parameter: f64): Rows {
  if (loss == 0) return make<Samples<Squared>>().init(make<Squared>())
  if (loss == 1) return make<Samples<Logistic>>().init(make<Logistic>())
  if (loss == 2) return make<Samples<Huber>>().init(make<Huber>().init(parameter))
  if (loss == 3) return make<Samples<Poisson>>().init(make<Poisson>())
  if (loss == 6) return make<Softmax>().init(<i32>parameter)
  const pinball = make<Pinball>()
  return make<Samples<Pinball>>().init(loss == 4 ? pinball.init(parameter, 1 - parameter) : pinball.init(1, 1))
}

export const PROXIMAL_GRADIENT: i32 = 1
export const COORDINATE_DESCENT: i32 = 2
export const NEWTON: i32 = 3
export const CHOLESKY: i32 = 4
export const QR: i32 = 5
export const CONJUGATE_GRADIENT: i32 = 6
export const HOMOTOPY: i32 = 7
export const INTERIOR_POINT: i32 = 8
export const SIMPLEX: i32 = 9
export const QUASI_NEWTON: i32 = 10

/** A solver ready for the problem; CHOLESKY is the dual one, the primal one being Newton without a kink. `capacity`: of its Gram matrix. */
export function solverOf(
  id: i32, problem: Problem, penalty: Penalty, judge: Certificate, capacity: i32, ridged: bool,
): Solver {
  if (id == PROXIMAL_GRADIENT) return make<ProximalGradient>().init(problem, penalty, judge)
  if (id == COORDINATE_DESCENT) return make<ResidualDescent>().init(problem, penalty, judge)
  if (id == CHOLESKY) return make<DualCholesky>().init(problem, penalty)
  if (id == QR) return make<Qr>().init(problem, penalty)
  if (id == HOMOTOPY) return homotopyOf(problem, penalty, spaceOf(problem, false), ridged)
  if (id == QUASI_NEWTON) return make<QuasiNewton>().init(problem, penalty)
  if (id == INTERIOR_POINT) return make<InteriorPoint>().init(problem, penalty)
  if (id == SIMPLEX) return make<Simplex>().init(problem, penalty)
  if (id == CONJUGATE_GRADIENT) return make<ConjugateGradient>().init(problem, penalty)
  return make<Newton>().init(problem, penalty, capacity)
}

const MOST: i32 = 4096 // free features: the factor and its matrix take 128 MiB each
const SMALL: f64 = 1e7 // multiply-adds of a Gram matrix that are not worth a thought

/** `ridged`: features may be free beyond the rank of X. */
export function homotopyOf(problem: Problem, penalty: Penalty, space: Space, ridged: bool): Homotopy {
  const rank = problem.n > 0 ? min(problem.n, problem.p) : problem.p
  return make<Homotopy>().init(problem, penalty, space, min(rank, MOST), ridged && rank < min(problem.p, MOST))
}

/** Where to look for correlations; `often`: many times. */
export function spaceOf(problem: Problem, often: bool): Space {
  if (problem.space) return changetype<GramSpace>(problem.space)
  const rows = make<RowSpace>().init(problem)
  if (!Moments.suit(problem)) return rows
  if (!often && Moments.cost(problem) > SMALL) return make<RentedSpace>().init(problem, rows)
  let moments = changetype<Moments>(problem.moments)
  if (!problem.moments) {
    moments = make<Moments>().init(problem, 1)
    if (!moments.fill(ALL, ALL)) return rows
  }
  return moments.space()
}

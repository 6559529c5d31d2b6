/**
 * The whole boundary to the core: what its WebAssembly module exports. Pointers and handles are unsigned 32
 * bits and arrive signed, so above 2 GiB they want `>>> 0`. No size or pointer is checked on the other side.
 */
export interface CoreExports {
  readonly memory: WebAssembly.Memory

  /** A 16-aligned region, not zeroed; 0 when it cannot be had. Memory may grow: make views afterwards. */
  reserve(bytes: number): number
  /** Frees every region and every handle. */
  reset(): void
  /** The top of what is reserved. */
  mark(): number
  /** Frees everything reserved and every handle made since the mark. */
  release(mark: number): void

  /** Row-major block src[rows * p] -> column-major dst[j * n + i0 + row]. */
  transpose64(src: number, rows: number, p: number, dst: number, n: number, i0: number): void
  transpose32(src: number, rows: number, p: number, dst: number, n: number, i0: number): void
  /** Index of the first element that is not finite, -1 if there is none. */
  finite64(pointer: number, count: number): number
  finite32(pointer: number, count: number): number

  /** Handle of X. Kind 0: column-major f64, 1: column-major f32, 2: f64 values, i32 indices and indptr by column. */
  design(kind: number, n: number, p: number, values: number, indices: number, indptr: number): number
  /**
   * Handle of the loss on these rows. Absent weights and offset are 0. Softmax, whose parameter is the number K of
   * classes: y holds codes from 0, the offset a plane of n for each class.
   */
  problem(
    design: number,
    loss: number,
    parameter: number,
    y: number,
    weights: number,
    offset: number,
    intercept: number,
    standardize: number,
  ): number
  /** Handle of the penalty. Absent factors and bounds are 0; grouped 1: over the outputs of a loss of several. */
  penalty(
    alpha: number,
    l1Ratio: number,
    factors: number,
    lower: number,
    upper: number,
    grouped: number,
  ): number
  /**
   * Fits; may pause. from 0 (start 0), from coef[p] and intercept[1] (1) or from where the last solve
   * of this problem ended (2); both are written (softmax: K rows of p, and K intercepts), report[8] out: objective, gap, F(0, b0),
   * kkt, iterations, solver, and rank and unique or -1. Returns 0 optimal, 1 stopped, 2 separable, 3 unbounded,
   * 4 impossible for this solver, 5 objective not finite, 6 too few digits in the moments.
   */
  solve(
    problem: number,
    penalty: number,
    solver: number,
    tol: number,
    maxIter: number,
    start: number,
    coef: number,
    intercept: number,
    report: number,
  ): number
  /**
   * The smallest alpha at which every penalised coefficient is zero, with an l1Ratio of at least 1e-3; the
   * penalty's own alpha is ignored; may pause. 0 where nothing is penalised or correlated, -2 separable and
   * -3 unbounded by what is not penalised.
   */
  alphaMax(problem: number, penalty: number): number
  /** Announces a series of solves of descending alpha on one problem, which may then share their work; may pause. */
  follow(problem: number, penalty: number): void
  /** Pairs (alpha, j + 1 where feature j enters, -(j + 1) where it leaves), where a homotopy ran. */
  knots(problem: number): number
  knotCount(problem: number): number
  /**
   * After `follow` with a ridge: residuals[a * n + i] = y_i less its prediction by the fit without row i at
   * alphas[a], a < m; a row of weight 0 gets its residual. May pause. Returns 0 where there is no closed form:
   * another penalty or loss, standardize, an unpenalised feature, a constant y, a single row of nonzero weight,
   * p > n with a weight of 0, an alpha too small for its digits, a problem too large.
   */
  leaveOneOut(problem: number, alphas: number, m: number, residuals: number): number
  /** After a trap: 1 when memory ran out, 0 otherwise. */
  failure(): number
  /**
   * Squared loss: what each fold says in p-space. Fold f has the rows order[ends[f - 1] .. ends[f]). 0 where that
   * is not worth it; may pause.
   */
  moments(problem: number, order: number, ends: number, folds: number): number
  /** Handle of the problem without a fold, for solves that follow a path; 0 where rounding would show. */
  without(moments: number, fold: number): number
  /** sum_i s_i (y_i - z_i)^2 over the rows of a fold; NaN where rounding would show. */
  foldError(moments: number, fold: number, coef: number, intercept: number): number
  /** After a solve: out[n] = y - z, z with its offset. */
  residuals(problem: number, out: number): void
  /** sum_i s_i loss(y_i, z_i) over n rows; absent weights are 0; of several outputs z has a plane of n each. */
  value(loss: number, parameter: number, n: number, y: number, z: number, weights: number): number
  /** The same less its least possible value: half of the deviance. For a loss of one output. */
  excess(loss: number, parameter: number, n: number, y: number, z: number, weights: number): number
  /** z[n] of the best intercept alone, or of none. For a loss of one output. */
  nullPredictor(
    loss: number,
    parameter: number,
    n: number,
    y: number,
    weights: number,
    offset: number,
    intercept: number,
    z: number,
  ): void
  /** In place z -> 1 / (1 + exp(-z)), with the same bits on every engine. */
  expit(pointer: number, count: number): void
  /** In place z -> exp(z), with the same bits on every engine. */
  exp(pointer: number, count: number): void
}

/** What the core has besides whose calls can pause. */
export interface PausableExports extends CoreExports {
  /** Multiply-adds until the next pause. Never changes a bit of the result. */
  setBudget(units: number): void
  /** Where asyncify saves the stack, the same address at every call; made ready for the next pause. */
  pauseArea(): number
  asyncify_get_state(): number
  asyncify_start_unwind(area: number): void
  asyncify_stop_unwind(): void
  asyncify_start_rewind(area: number): void
  asyncify_stop_rewind(): void
}

/** The solvers by name; a name's index is its id. */
export const solvers = [
  'auto',
  'proximal-gradient',
  'coordinate-descent',
  'newton',
  'cholesky',
  'qr',
  'conjugate-gradient',
  'homotopy',
  'interior-point',
  'simplex',
  'quasi-newton',
] as const

/** The methods by name, as in the option `solver`. */
export type Solver = (typeof solvers)[number]

/**
 * A search for a stationary point, turned inside out: it says where it wants the loss and its gradient, and is told
 * them there. So whoever evaluates may give way between two samples, and no search knows what it searches.
 */
export interface Search {
  /**
   * Told the mean loss at trial.point, the gradient being in trial.gradient; leaves in trial where it wants them next.
   * False where it has ended: trial.point is then its answer, trial.loss and trial.gradient are those there.
   */
  told(loss: f64): bool

  /** The largest violation of the conditions of stationarity at the last point it accepted. */
  violation(): f64

  /** How often it was told. */
  steps(): i32
}

// Calls of the public interface alone, on the module given: the same in Node and in a page.
import { problem } from '../data/many.mjs'
import { rows, single } from './rows.mjs'

/** What is asked of everybody, each { values, note }: note the certificate's worst gap. */
export function verbsOf(wasso) {
  const { fitMany, Lasso, LogisticRegression, Ridge } = wasso
  const estimator = ({ loss }, options) =>
    loss === 'logistic' ? new LogisticRegression({ l1Ratio: 1, ...options }) : new Lasso(options)
  const tolerance = ({ tol }) => ({ tol: Number(tol) })

  const fit = (task, request) => {
    const alpha = single(task, request)
    const model = estimator(task, { alpha, ...tolerance(request) }).fit(task.X, task.y)
    return { values: rows(task.X.cols, [model]), note: worst([model.certificate]) }
  }

  const path = (task, request) => {
    const { X, y, alphas } = task
    const { coefs, intercepts, certificates } = estimator(task, tolerance(request)).path(X, y, { alphas })
    const p = X.cols
    const models = Array.from(intercepts, (intercept, k) => ({
      intercept,
      coef: coefs.subarray(k * p, (k + 1) * p),
    }))
    return { values: rows(p, models), note: worst(certificates) }
  }

  const cv = (task, request) => {
    const { X, y, alphas, fold: foldId } = task
    const { mean } = estimator(task, tolerance(request)).crossValidate(X, y, { alphas, foldId })
    // The others report squared errors and deviances: twice the loss.
    return { values: mean.map((value) => 2 * value) }
  }

  const many = (task, request) => {
    const count = Number(request.count)
    const problems = Array.from({ length: count }, (_, k) => problem(task, k)).map(({ X, y }) => [X, y])
    const lasso = new Lasso({ alpha: task.alphas[0], ...tolerance(request) })
    const { coefs, intercepts } = fitMany(lasso, problems)
    const p = task.cols
    const models = Array.from(intercepts, (intercept, k) => ({
      intercept,
      coef: coefs.subarray(k * p, (k + 1) * p),
    }))
    return { values: rows(p, models) }
  }

  const loo = ({ X, y, alphas }) => {
    const { mean } = new Ridge().crossValidate(X, y, { alphas, folds: 'leave-one-out' })
    return { values: mean.map((value) => 2 * value) }
  }

  /** One fit of any loss, by penalty: K rows of intercept and coefficients. */
  const loss = (task, request) => {
    const { X, y, alphas, penalties, outputs } = task
    const alpha = alphas[penalties.indexOf(request.verb)]
    const l1Ratio = Number(request.verb === 'l1')
    const model = ofLoss(wasso, task, { alpha, l1Ratio, ...tolerance(request) }).fit(X, y)
    const p = X.cols
    const models = Array.from({ length: outputs }, (_, k) => ({
      intercept: outputs === 1 ? model.intercept : model.intercept[k],
      coef: model.coef.subarray(k * p, (k + 1) * p),
    }))
    return { values: rows(p, models), note: worst([model.certificate]) }
  }

  return { fit10: fit, fit100: fit, path, cv, many, loo, none: loss, l1: loss, l2: loss }
}

const ofLoss = (wasso, { loss, parameter }, options) =>
  ({
    absolute: () => new wasso.LeastAbsoluteDeviations(options),
    quantile: () => new wasso.QuantileRegressor({ quantile: parameter, ...options }),
    huber: () => new wasso.HuberRegressor({ delta: parameter, ...options }),
    poisson: () => new wasso.PoissonRegressor(options),
    softmax: () => new wasso.LogisticRegression(options),
  })[loss]()

const worst = (certificates) =>
  `${certificates.every(({ status }) => status === 'optimal') ? 'optimal' : 'stopped'} ` +
  Math.max(...certificates.map(({ relativeGap }) => relativeGap)).toExponential(1)

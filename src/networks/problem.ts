import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Solution } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import type { AnyProblem } from '../kind.ts'
import type { Resident } from '../matrix/resident.ts'
import type { Certificate } from '../model/certificate.ts'
import type { Model } from '../model/model.ts'
import type { Spec } from '../spec.ts'
import { factorsOf, shared } from './adaptive.ts'
import { BELOW, drawn, LOOSE, PILOTS, STEP } from './ascent.ts'
import { activations } from './exports.ts'
import { layersOf, sizesOf } from './layers.ts'
import { checkSize, doubles, inSlices, Problem, put, runSync } from './library.ts'
import { withNetworks } from './module.ts'
import { type Form, outputs, putColumns, putTheta } from './outputs.ts'
import { groupings, methods, type NetworkSettings } from './settings.ts'

/** Vectors of the length of theta that a search works with, at most. */
const VECTORS = 64

/** F, kkt, steps, mean loss. */
const REPORT = 4

/** A network to be fitted to resident rows. */
export class NetworkProblem implements AnyProblem {
  readonly ascends = true
  readonly #X: Resident
  readonly #spec: Spec
  readonly #settings: NetworkSettings
  readonly #target: Target
  /** How many weights. */
  readonly #weights: number
  /** How long theta is. */
  readonly #length: number
  #from: Pick<Model, 'coef' | 'intercept'> | undefined
  /** Each fit starts from the one before. */
  #warm = false
  /** What `adaptive` multiplies the groups' penalty by, found for this l1Ratio. */
  #factors: Float64Array | undefined
  #ratio = 0
  #nullLoss = 0

  constructor(X: Resident, spec: Spec, settings: NetworkSettings, target: Target) {
    const { n, p } = X
    const [weights, biases] = sizesOf(layersOf(p, settings.hiddenLayerSizes, target.outputs))
    const length = weights + biases
    checkSize(16 * n * p + 8 * VECTORS * (n + length), `a network of ${weights} weights`)
    this.#X = X
    this.#spec = spec
    // Folds are only scored, and adaptive groups are fitted so often.
    this.#settings = settings.adaptive && settings.pilots ? { ...settings, tol: LOOSE.tol } : settings
    this.#target = target
    this.#weights = weights
    this.#length = length
  }

  start(model: Pick<Model, 'coef' | 'intercept'>): void {
    const [is, wants] = [model as Partial<Form>, this.#settings].map((form) => `[${form.hiddenLayerSizes}]`)
    if (is !== wants || model.coef.length !== this.#weights) {
      fail(
        'SHAPE',
        `start has ${model.coef.length} weights and hidden layers ${is}, not ${this.#weights} and ${wants}`,
      )
    }
    this.#from = model
  }

  *follow(l1Ratio: number): Steps<void> {
    yield* this.#pilot(l1Ratio)
    this.#nullLoss = yield* this.#null()
    this.#warm = true
  }

  /** The mean loss of the best constant. */
  *#null(): Steps<number> {
    const penaltyFactor = new Float64Array(this.#X.p).fill(Infinity)
    const constant = { hiddenLayerSizes: [], groups: groupings[0], penaltyFactor }
    const none = this.#other(constant)
    none.#from = none.#factors = undefined
    return (yield* none.#once(1, 1)).loss!
  }

  *solve(alpha: number, l1Ratio: number): Steps<Solution> {
    if (this.#settings.adaptive && !this.#factors) this.#adapt(yield* this.#once(alpha, l1Ratio))
    return yield* this.#once(alpha, l1Ratio)
  }

  /** On these rows, by these settings. */
  #other(settings: Partial<NetworkSettings>, weights = this.#target.weights): NetworkProblem {
    const other = new NetworkProblem(
      this.#X,
      this.#spec,
      { ...this.#settings, adaptive: false, ...settings },
      { ...this.#target, weights },
    )
    other.#warm = true
    other.#from = this.#from
    other.#factors = this.#factors
    return other
  }

  /** Goes on from a first fit, its small groups at a higher price. */
  #adapt({ coef, intercepts }: Solution): void {
    this.#from = { coef, intercept: intercepts }
    this.#factors = factorsOf(coef, this.#X, this.#settings, this.#target)
  }

  /** Fits at ascending alphas, from dense to sparse, until nothing is left: the last of them. */
  *#ascend(l1Ratio: number, each?: (alpha: number) => Steps<void>): Steps<number> {
    const { hiddenLayerSizes: hidden } = this.#settings
    let most = yield* this.#linear(l1Ratio)
    // The penalty of the first layer does not know the unit of y, so alpha goes as its square.
    if (hidden.length && [0, 2].includes(this.#target.loss)) most *= Math.sqrt(2 * (yield* this.#null()))
    const first = this.#X.p * (hidden[0] ?? this.#target.outputs)
    for (let alpha = most / BELOW; ; alpha *= STEP) {
      const { coef } = yield* this.#once(alpha, Math.max(l1Ratio, 1e-3))
      if (each) yield* each(alpha)
      if (alpha >= 64 * most || coef.subarray(0, first).every((w) => w === 0)) return alpha
    }
  }

  /** alpha_max of the linear estimator. */
  *#linear(l1Ratio: number): Steps<number> {
    const spec = { ...this.#spec, kind: undefined } as Spec
    const problem = new Problem(this.#X, spec, { ...this.#settings, solver: 'auto' }, this.#target)
    return yield* problem.alphaMax(l1Ratio)
  }

  /** The first fit of a path: at the alpha which is best on rows held out, then on all of them. */
  *#pilot(l1Ratio: number): Steps<void> {
    const { adaptive, seed, restarts, pilots = PILOTS } = this.#settings
    if (!adaptive || (this.#factors && this.#ratio === l1Ratio)) return
    this.#ratio = l1Ratio
    this.#factors = undefined
    const [held, others] = shared(this.#target, seed)
    const judge = this.#other({ maxIter: 0, maxEpochs: 0 }, held)
    const again = this.#other(LOOSE)
    let [least, best] = [Infinity, 0]
    for (let r = 0; r < Math.max(restarts, pilots); r++) {
      const fit = this.#other({ ...LOOSE, seed: drawn(seed, r), restarts: 1 }, others)
      yield* fit.#ascend(l1Ratio, function* (alpha) {
        judge.#from = fit.#from
        const { loss } = yield* judge.#once(alpha, l1Ratio)
        if (loss! < least) [least, best, again.#from] = [loss!, alpha, fit.#from]
      })
    }
    this.#adapt(yield* again.#once(best, l1Ratio))
  }

  *#once(alpha: number, l1Ratio: number): Steps<Solution> {
    const settings = this.#settings
    const { hiddenLayerSizes: hidden, standardize, seed, method } = settings
    const { y, weights, offset, loss, outputs: K } = this.#target
    const [X, W, P, from] = [this.#X, this.#weights, this.#length, this.#from]
    const [nullLoss, factors] = [this.#nullLoss, this.#factors]
    const runs = this.#warm && from ? 1 : hidden.length ? settings.restarts : 1
    const best = yield* withNetworks(function* (core) {
      const at = (values: Float64Array | Int32Array | undefined) => put(core, values)
      const sd = Number(standardize)
      const grouping = groupings.indexOf(settings.groups)
      const samples = core.samples(
        X.n,
        X.p,
        putColumns(core, X),
        at(y),
        at(weights),
        at(offset),
        loss,
        K > 1 ? K : settings.parameter,
        Number(settings.fitIntercept),
        grouping > 1 ? 1 + sd : 0,
      )
      const activation = activations.indexOf(settings.activation)
      const training = core.training(samples, at(Int32Array.from(hidden)), hidden.length, activation)
      core.penalise(training, alpha, l1Ratio, at(settings.penaltyFactor), sd, grouping, at(factors))
      const theta = from ? putTheta(core, from.coef, from.intercept) : 0
      const [out, gradient, report] = [P, P, REPORT].map((length) => at(new Float64Array(length)))
      // With as many rows an epoch is worth a handful of the exact search's steps; with 500 it is worth less than one.
      const mini = method === methods[2] || (method === methods[0] && X.n >= 5000 && !from)
      const epochs = mini ? settings.maxEpochs : 0
      let best: Solution | undefined
      for (let r = 0; r < runs; r++) {
        core.begin(
          training,
          r ? 0 : theta,
          drawn(seed, r),
          settings.tol,
          settings.maxIter,
          epochs,
          settings.batchSize,
          settings.learningRate,
          settings.validation,
          settings.patience,
        )
        const status = yield* inSlices((units) => core.advance(training, units) || undefined)
        core.finish(training, out!, gradient!, report!)
        const [objective, kkt, iterations, loss] = doubles(core, report!, REPORT)
        if (best && !(objective! < best.certificate.objective)) continue
        const found = doubles(core, out!, P).slice()
        const certificate = {
          status: status > 1 ? 'stopped' : 'stationary',
          objective,
          kkt,
          iterations,
          solver: methods[mini ? 2 : 1],
        } as unknown as Certificate
        best = {
          coef: found.slice(0, W),
          intercepts: found.slice(W),
          certificate: Object.freeze(certificate),
          loss: loss!,
          nullLoss,
        }
      }
      return best!
    })
    if (this.#warm) this.#from = { coef: best.coef, intercept: best.intercepts }
    return best
  }

  /**
   * The zero network is stationary at every alpha > 0, so there is no largest useful one by definition: this is the
   * first of ascending alphas, from dense to sparse, at which no input is left.
   */
  *alphaMax(l1Ratio: number): Steps<number> {
    yield* this.#pilot(l1Ratio)
    const { hiddenLayerSizes: hidden } = this.#settings
    return yield* hidden.length ? this.#other(LOOSE).#ascend(l1Ratio) : this.#linear(l1Ratio)
  }

  predictor(rows: Int32Array, offset: Float64Array | undefined) {
    const [X, settings, K] = [this.#X, this.#settings, this.#target.outputs]
    const m = rows.length
    return (coef: Float64Array, biases: Float64Array) => {
      const z = runSync(outputs(X, settings, K, coef, biases))
      return Float64Array.from(
        { length: m * K },
        (_, at) => z[Math.floor(at / m) * X.n + rows[at % m]!]! + (offset?.[at] ?? 0),
      )
    }
  }

  outliers(): undefined {}

  knots(): Float64Array {
    return new Float64Array()
  }
}

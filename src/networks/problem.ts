import type { Steps } from '../core/steps.ts'
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
import { checkSize, doubles, fail, inSlices, Problem, put, runSync } from './library.ts'
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
  readonly #given: [X: Resident, spec: Spec, settings: NetworkSettings, target: Target]
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

  constructor(...given: [X: Resident, spec: Spec, settings: NetworkSettings, target: Target]) {
    const [{ n, p }, , settings, { outputs }] = given
    const { hiddenLayerSizes, adaptive, pilots } = settings
    const [weights, biases] = sizesOf(layersOf(p, hiddenLayerSizes, outputs))
    this.#given = given
    // Folds are only scored, and adaptive groups are fitted so often.
    if (adaptive && pilots) given[2] = { ...settings, tol: LOOSE.tol }
    this.#weights = weights
    this.#length = weights + biases
    checkSize(16 * n * p + 8 * VECTORS * (n + this.#length), `a network of ${weights} weights`)
  }

  start(model: Pick<Model, 'coef' | 'intercept'>): void {
    const [, , settings] = this.#given
    const [is, wants] = [model as Partial<Form>, settings].map((form) => `[${form.hiddenLayerSizes}]`)
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
    const [{ p }] = this.#given
    const penaltyFactor = new Float64Array(p).fill(Infinity)
    const none = this.#other({ hiddenLayerSizes: [], groups: groupings[0], penaltyFactor })
    none.#from = none.#factors = undefined
    return (yield* none.#once(1, 1)).loss!
  }

  *solve(alpha: number, l1Ratio: number): Steps<Solution> {
    const [, , { adaptive }] = this.#given
    if (adaptive && !this.#factors) this.#adapt(yield* this.#once(alpha, l1Ratio))
    return yield* this.#once(alpha, l1Ratio)
  }

  /** On these rows, by these settings. */
  #other(settings: Partial<NetworkSettings>, weights = this.#given[3].weights): NetworkProblem {
    const [X, spec, own, target] = this.#given
    const other = new NetworkProblem(
      X,
      spec,
      { ...own, adaptive: false, ...settings },
      { ...target, weights },
    )
    other.#warm = true
    other.#from = this.#from
    other.#factors = this.#factors
    return other
  }

  /** Goes on from a first fit, its small groups at a higher price. */
  #adapt({ coef, intercepts }: Solution): void {
    this.#from = { coef, intercept: intercepts }
    const [X, , settings, target] = this.#given
    this.#factors = factorsOf(coef, X, settings, target)
  }

  /** Fits at ascending alphas, from dense to sparse, until nothing is left: the last of them. */
  *#ascend(l1Ratio: number, each?: (alpha: number) => Steps<void>): Steps<number> {
    const [{ p }, , { hiddenLayerSizes: hidden }, { loss, outputs }] = this.#given
    let most = yield* this.#linear(l1Ratio)
    // The penalty of the first layer does not know the unit of y, so alpha goes as its square.
    if (hidden.length && [0, 2].includes(loss)) most *= Math.sqrt(2 * (yield* this.#null()))
    const first = p * (hidden[0] ?? outputs)
    for (let alpha = most / BELOW; ; alpha *= STEP) {
      const { coef } = yield* this.#once(alpha, Math.max(l1Ratio, 1e-3))
      if (each) yield* each(alpha)
      if (alpha >= 64 * most || coef.subarray(0, first).every((w) => w === 0)) return alpha
    }
  }

  /** alpha_max of the linear estimator. */
  *#linear(l1Ratio: number): Steps<number> {
    const [X, spec, settings, target] = this.#given
    return yield* new Problem(X, spec, { ...settings, solver: 'auto' }, target).alphaMax(l1Ratio)
  }

  /** The first fit of a path: at the alpha which is best on rows held out, then on all of them. */
  *#pilot(l1Ratio: number): Steps<void> {
    const [, , { adaptive, seed, restarts, pilots = PILOTS }, target] = this.#given
    if (!adaptive || (this.#factors && this.#ratio === l1Ratio)) return
    this.#ratio = l1Ratio
    this.#factors = undefined
    const [held, others] = shared(target, seed)
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
    const [X, , settings, { y, weights, offset, loss, outputs: K }] = this.#given
    const { hiddenLayerSizes: hidden, standardize, seed, method } = settings
    const [W, P, from] = [this.#weights, this.#length, this.#from]
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
    const [, , { hiddenLayerSizes: hidden }] = this.#given
    return yield* hidden.length ? this.#other(LOOSE).#ascend(l1Ratio) : this.#linear(l1Ratio)
  }

  outputs(coef: Float64Array, biases: Float64Array): Float64Array {
    const [X, , settings, target] = this.#given
    return runSync(outputs(X, settings, target.outputs, coef, biases))
  }

  outliers(): undefined {}

  knots(): Float64Array {
    return new Float64Array()
  }
}

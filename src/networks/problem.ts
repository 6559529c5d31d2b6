import type { Steps } from '../core/steps.ts'
import { fail } from '../errors.ts'
import type { Solution } from '../fit/problem.ts'
import type { Target } from '../fit/target.ts'
import type { AnyProblem } from '../kind.ts'
import type { Resident } from '../matrix/resident.ts'
import type { Certificate } from '../model/certificate.ts'
import type { Model } from '../model/model.ts'
import type { Spec } from '../spec.ts'
import { checkSize, doubles, inSlices, Problem, put, runSync } from './library.ts'
import { withNetworks } from './module.ts'
import { outputs, putColumns, putTheta } from './outputs.ts'
import { methods, type NetworkSettings } from './settings.ts'

/** Vectors of the length of theta that a search works with, at most. */
const VECTORS = 64

/** F, kkt, steps, mean loss. */
const REPORT = 4

/** Where a fit starts from, or what it found. */
type Point = Pick<Solution, 'coef' | 'intercepts'>

/** A network to be fitted to resident rows. */
export class NetworkProblem implements AnyProblem {
  readonly ascends = true
  readonly #X: Resident
  readonly #spec: Spec
  readonly #settings: NetworkSettings
  readonly #target: Target
  /** How many weights, and how many biases. */
  readonly #weights: number
  readonly #biases: number
  #from: Point | undefined
  /** Each fit starts from the one before. */
  #warm = false
  #nullLoss = 0

  constructor(X: Resident, spec: Spec, settings: NetworkSettings, target: Target) {
    const { n, p } = X
    const { outputs: K } = target
    const widths = [p, ...settings.hidden, K]
    let [weights, biases] = [0, 0]
    for (let l = 1; l < widths.length; l++) {
      weights += widths[l - 1]! * widths[l]!
      biases += widths[l]!
    }
    const bytes = 8 * (2 * n * (p + K + 1) + VECTORS * (weights + biases))
    checkSize(bytes, `a network of ${weights} weights with X of ${n} x ${p}`)
    this.#X = X
    this.#spec = spec
    this.#settings = settings
    this.#target = target
    this.#weights = weights
    this.#biases = biases
  }

  start(model: Pick<Model, 'coef' | 'intercept'>): void {
    const { hiddenLayerSizes } = model as { readonly hiddenLayerSizes?: readonly number[] }
    const { coef, intercept: b } = model
    const { hidden } = this.#settings
    if (String(hiddenLayerSizes) !== String(hidden) || coef.length !== this.#weights) {
      fail(
        'SHAPE',
        `start has hidden layers of ${hiddenLayerSizes}, but this fit wants ${hidden}, each of as many classes`,
      )
    }
    this.#from = { coef, intercepts: typeof b === 'number' ? Float64Array.of(b) : b }
  }

  *follow(): Steps<void> {
    const { kind: _, ...linear } = this.#spec
    const settings = { ...this.#settings, solver: 'auto', penaltyFactor: undefined } as const
    const none = new Problem(this.#X, linear, settings, this.#target)
    const found = yield* none.solve(yield* none.alphaMax(1), 1)
    this.#nullLoss = found.nullLoss
    this.#warm = true
  }

  *solve(alpha: number, l1Ratio: number): Steps<Solution> {
    const { hidden, activation, penaltyFactor, standardize, grouping, tol, maxIter, method } = this.#settings
    const { seed, restarts, parameter, fitIntercept, adam } = this.#settings
    const { y, weights, offset, loss, outputs: K } = this.#target
    const X = this.#X
    const { n, p } = X
    const [P, from] = [this.#weights + this.#biases, this.#from]
    const work = this
    return yield* withNetworks(function* (core) {
      const at = (values: Float64Array | Int32Array | undefined) => put(core, values)
      const samples = core.samples(
        n,
        p,
        putColumns(core, X),
        at(y),
        at(weights),
        at(offset),
        loss,
        K > 1 ? K : parameter,
        Number(fitIntercept),
        grouping === 2 ? 1 + Number(standardize) : 0,
      )
      const training = core.training(samples, at(hidden), hidden.length, activation)
      core.penalise(training, alpha, l1Ratio, at(penaltyFactor), Number(standardize), grouping, 0)
      const theta = from ? putTheta(core, from.coef, from.intercepts) : 0
      const [out, gradient, report] = [P, P, REPORT].map((length) => at(new Float64Array(length)))
      const [batch = 200, most = 50, rate = 1e-2, validation = 0, patience = 10] = adam
      // From here on the mini-batches' epochs spare more of the exact search's evaluations than they take.
      const large = method === 0 && !from && n * P > 1e6
      const epochs = method === 2 || large ? most : 0
      let best: Solution | undefined
      for (let r = 0; r < (from ? 1 : restarts); r++) {
        core.begin(training, theta, (seed + r) >>> 0, tol, maxIter, epochs, batch, rate, validation, patience)
        const status = yield* inSlices((units) => core.advance(training, units) || undefined)
        core.finish(training, out!, gradient!, report!)
        const [objective, kkt, iterations, value] = doubles(core, report!, REPORT)
        if (best && !(objective! < best.certificate.objective)) continue
        const found = doubles(core, out!, P).slice()
        best = {
          coef: found.slice(0, work.#weights),
          intercepts: found.slice(work.#weights),
          certificate: Object.freeze({
            status: status === 1 ? 'stationary' : 'stopped',
            objective,
            kkt,
            iterations,
            solver: methods[epochs > 0 ? 2 : 1],
          }) as unknown as Certificate,
          loss: value!,
          nullLoss: work.#nullLoss,
        }
      }
      if (work.#warm) work.#from = best
      return best!
    })
  }

  /** The zero network is stationary at every alpha > 0: the first of ascending alphas, from dense to sparse, that ends there. */
  *alphaMax(l1Ratio: number): Steps<number> {
    return 1
  }

  predictor(rows: Int32Array, offset: Float64Array | undefined) {
    const { hidden, activation } = this.#settings
    const [X, K] = [this.#X, this.#target.outputs]
    const m = rows.length
    return (coef: Float64Array, biases: Float64Array) => {
      const z = runSync(outputs(X, hidden, activation, K, coef, biases))
      return Float64Array.from({ length: m * K }, (_, at) => {
        return z[Math.floor(at / m) * X.n + rows[at % m]!]! + (offset?.[at] ?? 0)
      })
    }
  }

  outliers(): undefined {}

  knots(): Float64Array {
    return new Float64Array()
  }
}

import { Dataset, type Label, type Path } from 'wasso'
import { prepare } from '../../src/table/prepare.ts'
import type { Prepared, Table } from '../../src/table/types.ts'
import type { CrossFacts, Held, PathFacts, Roles, Settings, Solution } from '../protocol.ts'
import { Pair } from './corners.ts'
import { crossFacts } from './cross-facts.ts'
import { type AnyModel, estimatorOf } from './estimator.ts'
import { HeldOut } from './held-out.ts'
import { Networks } from './networks.ts'
import { spread } from './spread.ts'

const list = (value: number | Float64Array) => (typeof value === 'number' ? [value] : Array.from(value))

/** One table under one choice of settings: the path, its cross-validation, and what follows alpha. */
export class Analysis {
  readonly prepared: Prepared
  readonly #data: Dataset<Label>
  readonly #target: string
  #path: Path<AnyModel> | undefined
  #held: HeldOut | undefined
  pair: Pair | undefined
  networks: Networks | undefined

  constructor(
    table: Table,
    roles: Roles,
    readonly settings: Settings,
  ) {
    const of = (role: string) => table.columns.filter((_, k) => roles[k] === role).map(({ name }) => name)
    const [target] = of('target')
    const [weights] = of('weight')
    const [offset] = of('offset')
    this.#target = target!
    this.prepared = prepare(table, {
      target: target!,
      features: of('feature'),
      missing: settings.missing,
      ...(weights && { weights }),
      ...(offset && { offset }),
    })
    const { X, y, sampleWeight, offset: o } = this.prepared
    this.#data = new Dataset<Label>(X, y as ArrayLike<Label>, { sampleWeight, offset: o })
  }

  async path(signal: AbortSignal): Promise<PathFacts> {
    const { prepared, settings } = this
    const began = performance.now()
    const path = await estimatorOf(settings).pathAsync(this.#data, { signal })
    this.#path = path
    const outputs = path.intercepts.length / path.alphas.length
    return {
      type: path.type,
      n: prepared.rows.length,
      names: prepared.X.names,
      target: this.#target,
      notes: prepared.notes,
      classes: (path.classes ?? []).map(String),
      outputs,
      alphas: path.alphas,
      coefs: path.coefs,
      sd: Float64Array.from(prepared.X.columns, (column) => spread(column, prepared.sampleWeight)),
      nNonzero: path.nNonzero,
      optimal: path.certificates.filter(({ status }) => status === 'optimal').length,
      milliseconds: performance.now() - began,
    }
  }

  async cross(signal: AbortSignal, onProgress: (share: number) => void): Promise<CrossFacts> {
    const { folds, seed } = this.settings
    const began = performance.now()
    const cross = await estimatorOf(this.settings).crossValidateAsync(this.#data, {
      folds,
      seed,
      signal,
      onProgress: ({ phase, done, total }) => onProgress(phase === 'fold' ? 0.2 + (0.8 * done) / total : 0.1),
    })
    const { classes, options } = cross.path
    const delta = typeof options.delta === 'number' ? options.delta : undefined
    this.#held = new HeldOut(this.prepared, this.#data, this.settings, classes, delta, cross.foldId)
    return crossFacts(cross, began)
  }

  /** The exact model at any alpha of the path. */
  model(alpha: number): AnyModel {
    const { alphas } = this.#path!
    return this.#path!.at(Math.min(alphas[0]!, Math.max(alphas.at(-1)!, alpha)))
  }

  at(alpha: number): Solution {
    const { coef, intercept, support, certificate, alpha: exact } = this.model(alpha)
    return { alpha: exact, coef, intercept: list(intercept), nonzero: support.length, certificate }
  }

  /** Undefined until the folds are known. */
  async held(alpha: number, signal: AbortSignal): Promise<Held | undefined> {
    return this.#held?.judge(alpha, signal)
  }

  predictHeld(alpha: number, signal: AbortSignal): Promise<Float64Array> | undefined {
    return this.#held?.predict(alpha, signal)
  }

  /** Of these settings those of the data are the analysis's own. */
  train(settings: Settings): Networks {
    this.networks = new Networks(this.#data, settings)
    return this.networks
  }

  choosePair(pair: readonly [number, number]): Pair {
    const { classes, options } = this.#path!
    const delta = typeof options.delta === 'number' ? options.delta : undefined
    this.pair = new Pair(this.prepared, this.settings, classes, delta, pair)
    return this.pair
  }
}

import type { Problem } from './fit/problem.ts'
import type { Target } from './fit/target.ts'
import type { Resident } from './matrix/resident.ts'
import type { Model, Parts } from './model/model.ts'
import type { AnyOptions } from './options.ts'
import type { Settings } from './settings.ts'
import type { Spec } from './spec.ts'

/** What the verbs ask of any problem. */
export interface AnyProblem
  extends Pick<Problem, 'start' | 'alphaMax' | 'follow' | 'solve' | 'outliers' | 'knots'> {
  /** A path goes from its last alpha to its first. */
  readonly ascends?: boolean
  /** z without the offset, in place of that of a linear predictor: a plane of all rows for each output. */
  outputs?(coef: Float64Array, intercepts: Float64Array): Float64Array
}

/** What estimators have whose predictor is not linear: `coef` is then all that is penalised, `intercept` the rest. */
export interface Kind {
  readonly settings: (spec: Spec, options: AnyOptions, p: number, needsAlpha: boolean) => Settings
  readonly Problem: new (X: Resident, spec: Spec, settings: Settings, target: Target) => AnyProblem
  /** The core of its problems, compiled. */
  readonly module: () => WebAssembly.Module
  /** Settings of a fit that is only scored. */
  readonly inFolds: Partial<Settings>
  readonly model: (parts: Parts, options: AnyOptions) => Model
}

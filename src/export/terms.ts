import type { Encoding, Feature } from '../table/types.ts'

type Label = number | string | boolean

/** What the code of a model is made of: any fitted linear model has it. */
export interface Linear {
  readonly type: string
  readonly alpha: number
  readonly l1Ratio: number
  readonly coef: ArrayLike<number>
  readonly intercept: number | ArrayLike<number>
  readonly nFeatures: number
  readonly featureNames?: readonly string[] | undefined
  readonly classes?: readonly Label[] | undefined
  readonly usesOffset: boolean
}

/** What one column adds to z. */
export type Term =
  | {
      readonly kind: 'number'
      readonly column: string
      readonly w: number
      /** What stands in for a missing value, and what its flag adds. */
      readonly missing: { readonly mean: number; readonly w: number } | undefined
    }
  | {
      readonly kind: 'category'
      readonly column: string
      /** Every level that is known: another one has no prediction. */
      readonly levels: readonly (readonly [level: string, w: number])[]
      readonly missing: number | undefined
    }

/** z_k = b_k + sum of the terms, for one output or, of three classes or more, for each. */
export interface Score {
  readonly intercept: number
  readonly terms: readonly Term[]
}

/** What a language writes down. */
export interface Program {
  readonly about: string
  readonly scores: readonly Score[]
  readonly classes: readonly Label[] | undefined
  /** The mean is exp(z). */
  readonly log: boolean
  readonly offset: string | undefined
}

/** The model in the columns of the table that it was fitted on. Columns without effect are left out. */
export function programOf(model: Linear, encoding: Encoding | undefined): Program {
  const { features, target, offset } = encoding ?? plain(model)
  const b = typeof model.intercept === 'number' ? [model.intercept] : Array.from(model.intercept)
  const p = model.nFeatures
  return {
    // One line, for it stands in a comment.
    about: `${model.type} of ${target}: alpha ${model.alpha}, l1Ratio ${model.l1Ratio}`.replace(/\s+/g, ' '),
    scores: b.map((intercept, k) => {
      const w = Array.from(model.coef).slice(k * p, (k + 1) * p)
      return { intercept, terms: features.map((feature) => termOf(feature, w)).filter(counts) }
    }),
    classes: model.classes,
    log: model.type === 'PoissonRegressor',
    offset: model.usesOffset ? (offset ?? 'offset') : undefined,
  }
}

/** Takes the coefficients of a feature from the front of w. */
function termOf(feature: Feature, w: number[]): Term {
  const { name: column } = feature
  if (feature.kind === 'number') {
    const own = w.shift()!
    const flag = feature.flagged ? w.shift()! : 0
    const missing = feature.mean === undefined ? undefined : { mean: feature.mean, w: flag }
    return { kind: 'number', column, w: own, missing }
  }
  const levels = feature.levels.map((level, k) => [level, k === 0 ? 0 : w.shift()!] as const)
  return { kind: 'category', column, levels, missing: feature.flagged ? w.shift()! : undefined }
}

function counts(term: Term): boolean {
  if (term.kind === 'number') return term.w !== 0 || (term.missing?.w ?? 0) !== 0
  return term.levels.some(([, w]) => w !== 0) || (term.missing ?? 0) !== 0
}

/** A model without a table: every feature is a column of numbers. */
function plain({ nFeatures, featureNames }: Linear): Encoding {
  const features = Array.from({ length: nFeatures }, (_, j) => ({
    name: featureNames?.[j] ?? `x${j}`,
    kind: 'number' as const,
  }))
  return { target: 'y', features }
}

import { coefficientLines, type Fitted } from './coefficients.ts'
import { isNetwork, networkLines } from './network.ts'
import type { Style } from './style.ts'

/** What a model is made of, for a person: its coefficients, or the features and layers of a network. */
export const modelLines = (
  model: object,
  spread: readonly number[] | undefined,
  standardized: boolean,
  style: Style,
): string[] =>
  isNetwork(model)
    ? networkLines(model, spread, standardized, style)
    : coefficientLines(model as Fitted, spread, standardized, style)

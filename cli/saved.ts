import type { ClassificationModel, RegressionModel } from 'wasso'
import type { NetworkClassification, NetworkRegression } from 'wasso/networks'
import { load, type Saved } from '../src/table/index.ts'
import { DataError } from './exit.ts'
import type { Io } from './io.ts'
import { readText, within } from './read.ts'

/** A model from a file, with the columns that it came from. */
export interface Opened {
  readonly saved: Saved
  readonly model: RegressionModel | ClassificationModel | NetworkRegression | NetworkClassification
  readonly made: Made
}

/** What a file may tell of how its model came about. */
export interface Made {
  readonly file?: string
  readonly rows?: number
  readonly seed?: number
  readonly options?: Readonly<Record<string, unknown>>
  readonly spread?: readonly number[]
  readonly score?: { readonly name: string; readonly value: number }
  readonly crossValidation?: {
    readonly folds: number
    readonly rule: string
    readonly score: { readonly name: string; readonly mean: number; readonly standardError: number }
  }
}

/** Opens the file of a model. */
export async function openModel(file: string, io: Io): Promise<Opened> {
  const text = await readText(file, io)
  const saved = within(file, () => load(text))
  const network = (saved.model as { format?: unknown }).format === 'wasso-network'
  const read = network
    ? (await import('wasso/networks')).networkFromJSON
    : (await import('wasso')).modelFromJSON
  try {
    return { saved, model: read(saved.model), made: Object(saved.made) }
  } catch (error) {
    throw new DataError(`${file}: ${(error as Error).message}`)
  }
}

import type { Loss, Roles, TableFacts } from './protocol.ts'

export interface Sample {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly loss?: Loss
  csv(): string
  roles?(table: TableFacts): Roles
}

declare global {
  /** Left by the scripts that the page loads beside its own. */
  var wassoSamples: Record<string, string> | undefined
}

const sample = (name: string, title: string, about: string, loss?: Loss): Sample => ({
  name,
  title,
  about,
  ...(loss && { loss }),
  csv: () => globalThis.wassoSamples?.[name] ?? '',
})

export const samples: readonly Sample[] = [
  sample('diabetes', 'Diabetes', 'How far the disease went in a year, from ten measurements of 442 patients'),
  sample('cancer', 'Breast cancer', 'Benign or malignant, from 30 measurements of cell nuclei in 569 images'),
  sample('engel', 'Engel', 'What 235 Belgian households of 1857 spent on food, by income', 'absolute'),
  sample('friedman', 'Friedman', 'A made-up curve of five features, among fifteen of pure noise'),
  sample('digits', 'Digits 0 and 1', 'Two handwritten digits told apart by 64 pixels'),
]

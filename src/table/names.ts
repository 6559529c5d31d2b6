import { namesOfFeature } from './encode.ts'
import type { Encoding } from './types.ts'

/** The names of the features, one for each column of X. Two columns may make the same: 'a=b' and the level b of a. */
export function namesOf({ features }: Pick<Encoding, 'features'>): string[] {
  const seen = new Set<string>()
  return features.flatMap(namesOfFeature).map((name) => {
    let other = name
    while (seen.has(other)) other += "'"
    seen.add(other)
    return other
  })
}

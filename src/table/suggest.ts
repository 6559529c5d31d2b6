/** The known word that a misspelt one may stand for: at most two in five of its letters away, whatever the case. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const given = word.toLowerCase()
  const near = known
    .map((other) => ({ other, far: distance(given, other.toLowerCase()) }))
    .filter(({ other, far }) => far <= Math.max(1, Math.floor(Math.max(word.length, other.length) / 2.5)))
    .sort((a, b) => a.far - b.far)
  return near[0]?.other
}

/** Letters to insert, delete, replace or swap: optimal string alignment, by rows. */
function distance(a: string, b: string): number {
  let [before, above]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(above![j]! + 1, row[j - 1]! + 1, above![j - 1]! + Number(!same))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before![j - 2]! + 1)
    }
    ;[before, above] = [above, row]
  }
  return above![b.length]!
}

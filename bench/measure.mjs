/** Runs every case once per round, so that a slow moment of the machine falls on all of them alike. */
export function interleaved(cases, rounds) {
  const times = cases.map(() => [])
  for (let round = 0; round < rounds; round++) {
    cases.forEach((run, i) => {
      const started = performance.now()
      run()
      times[i].push(performance.now() - started)
    })
  }
  return times.map(summary)
}

/** Median and quartiles. */
export function summary(values) {
  const sorted = Float64Array.from(values).sort()
  const at = (q) => sorted[Math.round(q * (sorted.length - 1))]
  return { median: at(0.5), low: at(0.25), high: at(0.75) }
}

/** `1.23 [1.20, 1.31]`: the median and the quartiles, in milliseconds. */
export const show = ({ median, low, high }) =>
  `${digits(median).padStart(8)}  ${`[${digits(low)}, ${digits(high)}]`.padEnd(18)}`

const digits = (ms) => (ms < 100 ? ms.toPrecision(3) : ms.toFixed(0))

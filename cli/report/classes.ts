import { linear } from './scale.ts'
import { bottomAxis, escaped, type Frame, leftAxis, line, picture } from './svg.ts'

const FRAME: Frame = { left: 64, right: 404, top: 32, bottom: 332 }
const BINS = 10

type Label = string | number | boolean

/** Out of fold: the receiver operating characteristic and the calibration of two classes, and the confusion of all. */
export function classFigures(y: ArrayLike<Label>, shares: Float64Array, classes: readonly Label[]): string[] {
  const table = confusion(y, shares, classes)
  if (classes.length > 2) return [table]
  const p = Array.from(y, (_, i) => shares[2 * i + 1]!)
  const yes = Array.from(y, (label) => label === classes[1])
  return [roc(p, yes), calibration(p, yes, String(classes[1])), table]
}

function roc(p: readonly number[], yes: readonly boolean[]): string {
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]!)
  const positives = yes.filter(Boolean).length
  const negatives = yes.length - positives
  const [x, y] = [linear([0, 1], [FRAME.left, FRAME.right]), linear([0, 1], [FRAME.bottom, FRAME.top])]
  const points: [number, number][] = [[x(0), y(0)]]
  let [hits, alarms, area, before] = [0, 0, 0, 0]
  order.forEach((i, k) => {
    if (yes[i]) hits++
    else alarms++
    // Rows of one probability are one step.
    if (p[order[k + 1] ?? -1] === p[i]) return
    const height = hits / positives
    area += ((alarms / negatives - before) * (height + (points.at(-1)![1] - y(0)) / (y(1) - y(0)))) / 2
    before = alarms / negatives
    points.push([x(before), y(height)])
  })
  return picture(
    424,
    376,
    `Receiver operating characteristic out of fold; the area under it is ${area.toFixed(3)}.`,
    [
      bottomAxis(x, FRAME, 'false alarms', (FRAME.left + FRAME.right) / 2),
      leftAxis(y, FRAME, `hits; area under the curve ${area.toFixed(3)}`),
      `<path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
      `<path class="line c0" d="${line(points)}"/>`,
    ],
  )
}

/** How often it came true, among rows of like probability. */
function calibration(p: readonly number[], yes: readonly boolean[], label: string): string {
  const [x, y] = [linear([0, 1], [FRAME.left, FRAME.right]), linear([0, 1], [FRAME.bottom, FRAME.top])]
  const parts = [
    bottomAxis(x, FRAME, `probability of ${label}, out of fold`, (FRAME.left + FRAME.right) / 2),
    leftAxis(y, FRAME, 'how often it was'),
    `<path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
  ]
  for (let bin = 0; bin < BINS; bin++) {
    const rows = [...p.keys()].filter((i) => Math.min(BINS - 1, Math.floor(p[i]! * BINS)) === bin)
    if (rows.length === 0) continue
    const mean = rows.reduce((sum, i) => sum + p[i]!, 0) / rows.length
    const share = rows.filter((i) => yes[i]).length / rows.length
    const error = Math.sqrt((share * (1 - share)) / rows.length)
    const [at, low, high] = [
      x(mean).toFixed(1),
      y(Math.max(0, share - error)).toFixed(1),
      y(Math.min(1, share + error)).toFixed(1),
    ]
    parts.push(
      `<path class="line c0" d="M${at} ${low}V${high}"/><circle class="bin" cx="${at}" cy="${y(share).toFixed(1)}" r="${Math.min(9, 2 + Math.sqrt(rows.length) / 2).toFixed(1)}"/>`,
    )
  }
  return picture(
    424,
    376,
    `Calibration: how often the class was ${label} among rows of like probability.`,
    parts,
  )
}

function confusion(y: ArrayLike<Label>, shares: Float64Array, classes: readonly Label[]): string {
  const K = classes.length
  const counts = classes.map(() => new Array<number>(K).fill(0))
  Array.from(y).forEach((label, i) => {
    const row = shares.subarray(i * K, (i + 1) * K)
    counts[classes.indexOf(label)]![row.indexOf(Math.max(...row))]!++
  })
  const right = counts.reduce((sum, row, k) => sum + row[k]!, 0)
  const head = classes.map((label) => `<th scope="col">${escaped(String(label))}</th>`).join('')
  const rows = counts.map((row, k) => {
    const cells = row.map((count, l) => `<td${k === l ? ' class="hit"' : ''}>${count}</td>`).join('')
    return `<tr><th scope="row">${escaped(String(classes[k]))}</th>${cells}</tr>`
  })
  return `<p>Out of fold ${((100 * right) / y.length).toFixed(1)} % are right: a row for what it is, a column for what is predicted.</p><table class="confusion"><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

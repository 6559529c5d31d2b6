// Marching squares: where a function on a grid crosses a level, as an SVG path of straight pieces.
export function contour(
  values: Float64Array,
  size: number,
  level: number,
  x: (column: number) => number,
  y: (row: number) => number,
): string {
  let out = ''
  const cut = (a: number, b: number) => (level - a) / (b - a)
  for (let i = 0; i + 1 < size; i++)
    for (let j = 0; j + 1 < size; j++) {
      const a = values[i * size + j]!
      const b = values[i * size + j + 1]!
      const c = values[(i + 1) * size + j + 1]!
      const d = values[(i + 1) * size + j]!
      // The crossed edges, around the cell: two of them, or four of a saddle, joined in turn.
      const ends: [number, number][] = []
      if (a < level !== b < level) ends.push([j + cut(a, b), i])
      if (b < level !== c < level) ends.push([j + 1, i + cut(b, c)])
      if (c < level !== d < level) ends.push([j + cut(d, c), i + 1])
      if (d < level !== a < level) ends.push([j, i + cut(a, d)])
      for (let k = 0; k + 1 < ends.length; k += 2)
        out += `M${x(ends[k]![0]).toFixed(1)},${y(ends[k]![1]).toFixed(1)}L${x(ends[k + 1]![0]).toFixed(1)},${y(ends[k + 1]![1]).toFixed(1)}`
    }
  return out
}

/** The edge of { u: l1Ratio |u|_1 + (1 - l1Ratio)/2 |u|^2 = budget }, by its radius in each direction. */
export function ball(l1Ratio: number, budget: number): [number, number][] {
  const out: [number, number][] = []
  const l2 = 1 - l1Ratio
  for (let k = 0; k < 360; k++) {
    const [c, s] = [Math.cos((k * Math.PI) / 180), Math.sin((k * Math.PI) / 180)]
    const l1 = l1Ratio * (Math.abs(c) + Math.abs(s))
    // l2 r^2 / 2 + l1 r = budget
    const r = l2 === 0 ? budget / l1 : (2 * budget) / (l1 + Math.sqrt(l1 * l1 + 2 * l2 * budget))
    out.push([r * c, r * s])
  }
  return out
}

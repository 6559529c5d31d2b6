// Pictures of the plots as files: their styles written into them, so that they look the same everywhere.
const STYLED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
]

/** The SVG with what style sheets say of it, on the page's background. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [svg, ...svg.querySelectorAll('*')]
  for (const [k, node] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(from[k]!)
    for (const name of STYLED) {
      const value = style.getPropertyValue(name)
      if (value && value !== 'none' && value !== 'normal') node.setAttribute(name, value)
      else if (value === 'none') node.setAttribute(name, value)
    }
    node.removeAttribute('class')
  }
  const [width, height] = [svg.getAttribute('width'), svg.getAttribute('height')]
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(document.body).getPropertyValue('--card'))
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

/** The same as pixels, twice as dense. */
export async function pixels(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }))
  image.src = url
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 2 * Number(svg.getAttribute('width'))
  canvas.height = 2 * Number(svg.getAttribute('height'))
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(url)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'))
}

export function save(name: string, content: Blob | string, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

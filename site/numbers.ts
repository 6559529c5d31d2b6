// Numbers as people read them: four digits, a true minus, no 1.000e+0.
export function show(value: number, digits = 4): string {
  if (value === 0) return '0'
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  const text = size >= 1e6 || size < 1e-4 ? scientific(value, digits) : plain(value, digits)
  return text.replace('-', '−')
}

function plain(value: number, digits: number): string {
  const text = value.toPrecision(digits)
  // 1.234e+5 is what toPrecision makes of numbers with more digits than it was asked for.
  return text.includes('e') ? String(Math.round(value)) : text
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(Math.min(digits, 3) - 1).split('e')
  const power = Number(exponent)
  const raised = [...`${Math.abs(power)}`].map((digit) => RAISED[Number(digit)]).join('')
  return `${mantissa!.replace(/\.0+$/, '')}×10${power < 0 ? '⁻' : ''}${raised}`
}

/** What `show` wrote, as a number again. */
export function parse(text: string): number {
  const plainText = text.replaceAll('−', '-')
  const [, mantissa, sign, raised] = /^(.*)×10(⁻?)(.*)$/.exec(plainText) ?? []
  if (mantissa === undefined) return Number(plainText)
  const power = [...raised!].map((digit) => RAISED.indexOf(digit)).join('')
  return Number(`${mantissa}e${sign ? '-' : ''}${power}`)
}

export const whole = (value: number): string => value.toLocaleString('en')

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export const plural = (count: number, word: string): string =>
  `${whole(count)} ${word}${count === 1 ? '' : 's'}`

/** A tick: 40000 as 40k, 0.0001 as it is. */
export function brief(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6 || (size < 1e-4 && size > 0)) return show(value, 2).replace(/^1×/, '')
  const text =
    size >= 1e4 ? `${Number((value / 1000).toPrecision(6))}k` : String(Number(value.toPrecision(6)))
  return text.replace('-', '−')
}

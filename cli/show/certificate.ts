import type { Certificate } from 'wasso'
import type { NetworkCertificate } from 'wasso/networks'
import { digits, plural, type Style } from './style.ts'

/** What is known of a fit: proven for a convex one, stationary for a network. */
export type AnyCertificate = Certificate | NetworkCertificate

/** Whether a fit came to its end. */
export const isFinished = ({ status }: AnyCertificate): boolean => status !== 'stopped'

/** What is proven about a fit, in a line or two. */
export function certificateLines(certificate: AnyCertificate, style: Style): string[] {
  const lines = [
    `${style(isFinished(certificate) ? 'green' : 'red', headOf(certificate))}: ${saysOf(certificate)}`,
  ]
  lines.push(`  ${factsOf(certificate)}`)
  if (!isFinished(certificate)) lines.push('  perhaps --max-iter or --standardize help')
  return lines
}

const HEADS = { optimal: 'optimal', stationary: 'stationary', stopped: 'NOT OPTIMAL' }
const headOf = ({ status }: AnyCertificate): string => HEADS[status]

/** What the status means. */
export function saysOf(certificate: AnyCertificate): string {
  if (certificate.status === 'optimal') return 'proven to be at most the gap above the minimum'
  if (certificate.status === 'stationary') return 'no small step makes it better; there may be deeper minima'
  return 'gap' in certificate
    ? 'the fit stopped before its optimum was proven; use it with care'
    : 'the fit stopped before it was stationary; use it with care'
}

/** Its numbers. */
export function factsOf(certificate: AnyCertificate): string {
  const { kkt, iterations, solver } = certificate
  const how = `KKT ${digits(kkt, 2)}; ${solver}, ${plural(iterations, 'pass', 'passes')}`
  if (!('gap' in certificate)) return how
  return `gap ${digits(certificate.gap, 2)}, relative ${digits(certificate.relativeGap, 2)}; ${how}`
}

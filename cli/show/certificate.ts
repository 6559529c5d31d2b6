import type { Certificate } from 'wasso'
import { digits, type Style } from './style.ts'

/** What is proven about a fit, in a line or two. */
export function certificateLines(certificate: Certificate, style: Style): string[] {
  const { status, gap, relativeGap, kkt, iterations, solver } = certificate
  const how = `${solver}, ${iterations} ${iterations === 1 ? 'pass' : 'passes'}`
  const facts = `  gap ${digits(gap, 2)}, relative ${digits(relativeGap, 2)}; KKT ${digits(kkt, 2)}; ${how}`
  if (status === 'optimal')
    return [`${style('green', 'optimal')}: proven to be at most the gap above the minimum`, facts]
  return [
    `${style('red', 'NOT OPTIMAL')}: the fit stopped before its optimum was proven; use it with care`,
    facts,
    '  perhaps --max-iter or --standardize help',
  ]
}

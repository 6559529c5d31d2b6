import type { Command } from './table-of-commands.ts'
import { commands } from './table-of-commands.ts'

/** `wasso --help`: examples first. */
export function help(version: string): string {
  const lines = [`wasso ${version}: regression with L1 and L2 penalties, to a proven optimum`, '']
  lines.push('  wasso fit data.csv --target y --cv 10       choose alpha, print the model')
  lines.push('  wasso fit data.csv --target y --cv 10 --save model.json')
  lines.push('  wasso predict model.json new.csv            predict new rows')
  lines.push('  wasso report data.csv --target y -o report.html', '')
  for (const [name, { says }] of Object.entries(commands)) lines.push(`  ${name.padEnd(9)}${says}`)
  lines.push('', 'data.csv may be compressed by gzip, and - is standard input.')
  lines.push('wasso COMMAND --help has the options; every command takes --json.')
  lines.push('Exit codes: 0 done, 1 data, 2 usage, 3 not optimal, 130 interrupted.', '')
  return lines.join('\n')
}

/** `wasso fit --help`. */
export function helpOf(name: string, command: Command): string {
  const lines = [`wasso ${name} ${command.arguments}: ${command.says}`, '']
  for (const example of command.examples) lines.push(`  ${example}`)
  for (const [title, options] of Object.entries(command.groups)) {
    lines.push('', `${title}:`)
    for (const [long, { short, value, help }] of Object.entries(options)) {
      const option = `  ${short ? `-${short}, ` : '    '}--${long}${value ? ` ${value}` : ''}`
      lines.push(...wrapped(option, help))
    }
  }
  return `${lines.join('\n')}\n`
}

/** An option and what it does, in lines of at most 80 columns. */
function wrapped(option: string, help: string): string[] {
  const indent = ' '.repeat(29)
  const lines = option.length > 27 ? [option, indent] : [option.padEnd(29)]
  for (const word of help.split(' ')) {
    const line = lines.at(-1)!
    const gap = line.endsWith(' ') ? '' : ' '
    if (line.length + gap.length + word.length <= 80) lines[lines.length - 1] = line + gap + word
    else lines.push(indent + word)
  }
  return lines
}

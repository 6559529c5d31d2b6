import { readdirSync, readFileSync } from 'node:fs'
import { dirname, normalize } from 'node:path'

export interface Import {
  from: string
  to: string
  typeOnly: boolean
}

/** Every TypeScript file below a folder, as paths from the project's root. */
export const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`)
    .sort()

/** The import and re-export lines of a file; relative ones as paths from the root, without extension. */
export function imports(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const lines = text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+['"]([^'"]+)['"]/gm)
  return [...lines].map(([, type, to]) => ({
    from: file,
    to: to.startsWith('.') ? normalize(`${dirname(file)}/${to}`).replace(/\.ts$/, '') : to,
    typeOnly: type !== undefined,
  }))
}

/** One cycle of the import graph as its files in order, or undefined. Imports of types alone do not count. */
export function cycle(files: string[]): string[] | undefined {
  const name = (file: string) => file.replace(/\.ts$/, '')
  const next = new Map(files.map((f) => [name(f), imports(f).flatMap((i) => (i.typeOnly ? [] : [i.to]))]))
  const done = new Set<string>()
  const walk = (file: string, above: string[]): string[] | undefined => {
    if (above.includes(file)) return [...above.slice(above.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const to of next.get(file) ?? []) {
      const found = walk(to, [...above, file])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const found = walk(file, [])
    if (found) return found
  }
  return undefined
}

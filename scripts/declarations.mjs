// src/ -> build/**/*.d.ts, through tsc.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TSC = 'node_modules/typescript/bin/tsc'
const declared = (folder) => readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.d.ts'))

/** Writes the declarations of src/. tsc leaves `./x.ts` in them, which TypeScript 4 does not follow. */
export function declarations() {
  const folder = mkdtempSync(join(tmpdir(), 'wasso-types-'))
  execFileSync(process.execPath, [TSC, '-p', 'tsconfig.build.json', '--outDir', folder], { stdio: 'inherit' })
  const files = declared(folder)
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(join(folder, file), text.replace(/(['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'))
  }
  cpSync(folder, 'build', { recursive: true })
  for (const stale of declared('build').filter((file) => !files.includes(file))) rmSync(`build/${stale}`)
  rmSync(folder, { recursive: true })
}

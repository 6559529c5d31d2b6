// src/ -> build/**/*.d.ts, through tsc.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const TSC = 'node_modules/typescript/bin/tsc'
const written = () => readdirSync('build', { recursive: true }).filter((file) => file.endsWith('.d.ts'))

/** Writes the declarations of src/ afresh. tsc leaves `./x.ts` in them, which TypeScript 4 does not follow. */
export function declarations() {
  for (const file of written()) rmSync(`build/${file}`)
  execFileSync(process.execPath, [TSC, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  for (const file of written()) {
    const text = readFileSync(`build/${file}`, 'utf8')
    writeFileSync(`build/${file}`, text.replace(/(['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'))
  }
}

// cli/ -> build/cli.js, the command of the terminal. `node scripts/cli.mjs` builds it alone.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** cli/ with src/table, src/export and what they bundle; the library stays in the files beside it. */
export async function command() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { outputFiles } = await build({
    entryPoints: ['cli/bin.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'node',
    // The build for browsers: it has no streams of Node in it.
    mainFields: ['browser', 'module', 'main'],
    define: { WASSO_VERSION: JSON.stringify(version) },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [library],
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  })
  return Buffer.from(outputFiles[0].contents)
}

const library = {
  name: 'library',
  setup({ onResolve }) {
    onResolve({ filter: /^wasso(\/|$)/ }, ({ path }) => ({
      path: path === 'wasso' ? './index.js' : `./${path.slice(6)}.js`,
      external: true,
    }))
  },
}

if (process.argv[1] === import.meta.filename) {
  process.chdir(new URL('..', import.meta.url).pathname)
  writeFileSync('build/cli.js', await command())
  chmodSync('build/cli.js', 0o755)
}

// site/ -> build/site/: the page as files, and as one file that works from a disk. `npm run site` serves it besides.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'
import { whole } from './bundle.mjs'
import { lean } from './lean.mjs'

const BUDGET = 110_000 // bytes gzipped, all but the sample data
const OUT = 'build/site'

/** Writes build/site/ and returns what it weighs; the library must have been built. */
export async function buildSite() {
  const worker = await whole(lean(readFileSync('build/page.named.wasm')), 'site/worker/index.ts')
  const app = await program(worker.toString())
  const css = await style()
  const samples = data()
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const template = readFileSync('site/index.html', 'utf8')

  // The scripts run in this order, the last one when the first plots may stand already.
  const scripts = ['diabetes.js', 'app.js', 'samples.js'].map(
    (name) => `<script defer src="${name}"></script>`,
  )
  const page = filled(template, {
    POLICY: policy("'self'", "'self'"),
    STYLE: '<link rel="stylesheet" href="style.css">',
    SCRIPTS: scripts.join(''),
  })
  const files = { 'index.html': page, 'style.css': css, 'app.js': app, ...samples }

  const inline = [samples['diabetes.js'], samples['samples.js'], app].map(safe)
  const single = filled(template, {
    POLICY: policy(inline.map(hash).join(' '), hash(css)),
    STYLE: `<style>${css}</style>`,
    SCRIPTS: inline.map((text) => `<script>${text}</script>`).join(''),
  })
  for (const [name, text] of Object.entries({ ...files, 'wasso.html': single }))
    writeFileSync(`${OUT}/${name}`, text)

  const counted = Object.entries(files).filter(([name]) => !(name in samples))
  const sizes = counted.map(([name, text]) => [name, gzipped(text)])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  const parts = {
    worker: gzipped(worker),
    'sample data': gzipped(Object.values(samples).join('')),
    'wasso.html': gzipped(single),
  }
  return { sizes, total, parts, budget: BUDGET }
}

export async function program(worker) {
  const { outputFiles } = await build({
    entryPoints: ['site/main.tsx'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    plugins: [
      {
        name: 'worker',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^#worker$/ }, () => ({ path: '#worker', namespace: 'worker' }))
          onLoad({ filter: /.*/, namespace: 'worker' }, () => ({ contents: worker, loader: 'text' }))
        },
      },
    ],
  })
  const { code } = await minify(outputFiles[0].text, { ecma: 2022, compress: { passes: 2 } })
  return code
}

export async function style() {
  const { outputFiles } = await build({ entryPoints: ['site/style.css'], minify: true, write: false })
  return outputFiles[0].text.trim()
}

/** Two scripts: the sample that is fitted at once, and the others. */
export function data() {
  const read = (path) => readFileSync(path, 'utf8')
  const csv = {
    diabetes: read('examples/data/diabetes.csv').replace(/,y$/m, ',progression').replaceAll('.0,', ','),
    cancer: read('examples/data/breast_cancer.csv')
      .replace(/,y$/m, ',diagnosis')
      .replace(/,0\.0$/gm, ',malignant')
      .replace(/,1\.0$/gm, ',benign'),
    engel: read('examples/data/engel.csv'),
    friedman: read('site/data/friedman.csv'),
    digits: read('site/data/digits.csv'),
  }
  const script = (names) =>
    `Object.assign(globalThis.wassoSamples??={},${JSON.stringify(Object.fromEntries(names.map((name) => [name, csv[name]])))})`
  const { diabetes, ...rest } = csv
  return { 'diabetes.js': script(['diabetes']), 'samples.js': script(Object.keys(rest)) }
}

/** No connection to anywhere: the browser itself sees to it. The worker is a blob, and inherits this. */
export const policy = (scripts, styles) =>
  [
    "default-src 'none'",
    `script-src ${scripts} 'wasm-unsafe-eval'`,
    `style-src ${styles}`,
    'worker-src blob:',
    'img-src blob: data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join(';')

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What may stand in an inline script: its end tag must not. */
const safe = (text) => text.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')

export const filled = (template, parts) =>
  Object.entries(parts)
    .reduce((text, [name, part]) => text.replace(name, () => part), template)
    .replace(/>\s+</g, '><')
    .trim()

const gzipped = (text) => gzipSync(text, { level: 9 }).length

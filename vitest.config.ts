import { defineConfig } from 'vitest/config'

const built = (file: string) => new URL(`build/${file}`, import.meta.url).pathname
const wasso = (file: string, networks: string) => ({
  'wasso/selection': built('selection.js'),
  'wasso/many': built('many.js'),
  'wasso/workers': built('workers.js'),
  'wasso/json': built('json.js'),
  'wasso/prox': built('prox.js'),
  'wasso/networks': built(networks),
  wasso: built(file),
})

// The same bodies over every artefact: test/suite runs on the release core, on the debug core and, from
// test/browser/vitest.config.ts, in Chromium. test/node and the rest need Node.
export default defineConfig({
  envPrefix: ['VITE_', 'WASSO_'],
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        resolve: { alias: wasso('index.js', 'networks.js') },
        test: {
          name: 'release',
          env: { WASSO_ARTEFACT: 'release' },
          include: ['test/{suite,node,kernels,architecture,package,table,export,cli,workers}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        resolve: { alias: wasso('debug.js', 'networks.debug.js') },
        test: { name: 'debug', include: ['test/suite/**/*.test.ts'], env: { WASSO_ARTEFACT: 'debug' } },
      },
    ],
  },
})

import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium, LAUNCH_ARGS } from '../../scripts/chromium.mjs'

const root = new URL('../..', import.meta.url).pathname
const executablePath = findChromium()

// The suite in a page that Vite builds, and the tests of pages under a Content-Security-Policy.
export default defineConfig({
  root,
  envPrefix: ['VITE_', 'WASSO_'],
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        resolve: {
          alias: {
            'wasso/selection': `${root}build/selection.js`,
            'wasso/many': `${root}build/many.js`,
            'wasso/json': `${root}build/json.js`,
            'wasso/prox': `${root}build/prox.js`,
            'wasso/networks': `${root}build/networks.js`,
            wasso: `${root}build/index.js`,
          },
        },
        optimizeDeps: { include: ['fast-check'] },
        test: {
          name: 'chromium',
          include: ['test/suite/**/*.test.ts'],
          env: { WASSO_ARTEFACT: 'chromium' },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: LAUNCH_ARGS } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      { extends: true, test: { name: 'pages', include: ['test/browser/**/*.test.ts'] } },
      {
        extends: true,
        resolve: { alias: { wasso: `${root}build/index.js` } },
        test: { name: 'site', include: ['test/site/**/*.test.ts'] },
      },
    ],
  },
})

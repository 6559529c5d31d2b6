export { modelFromJSON } from './index.ts'
export { pathFromJSON } from './json/path.ts'

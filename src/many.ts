export { fitMany } from './many/many.ts'
export type { ManyData, ManyFits } from './many/steps.ts'

export { type AdaptiveOptions, adaptiveFactors } from './selection/adaptive.ts'
export { type Criteria, type CriteriaOptions, type Criterion, criteria } from './selection/criteria.ts'
export { type RelaxedPath, relaxedPath } from './selection/relaxed.ts'

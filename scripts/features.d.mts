export const FEATURES: number

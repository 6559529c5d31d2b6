export const SHORT: ReadonlyMap<string, string>

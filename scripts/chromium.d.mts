export const LAUNCH_ARGS: string[]
export function findChromium(): string | undefined
export function needChromium(): string | undefined

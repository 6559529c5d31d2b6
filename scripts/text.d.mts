export function encode(bytes: Uint8Array): string
export const unpacker: string

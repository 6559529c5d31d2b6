export function encode(bytes: Uint8Array, before?: Uint8Array): string
export const unpacker: string

export function whole(bytes: Uint8Array, entry: string): Promise<Buffer>

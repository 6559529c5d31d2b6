export function lean(named: Uint8Array): Uint8Array

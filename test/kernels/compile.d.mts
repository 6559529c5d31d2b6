// biome-ignore lint/suspicious/noExplicitAny: as many exports as kernels, of numbers all
export type Kernels = Record<string, (...numbers: number[]) => any> & { memory: WebAssembly.Memory }

export function compileKernels(): Promise<Uint8Array<ArrayBuffer>>
export function loadKernels(pages?: number): Promise<Kernels>
export function pausesOf(kernels: Kernels, run: () => void): number

/** The kernel as the build compiles it (see src/kernel): a WebAssembly module. */
export const KERNEL: Uint8Array;

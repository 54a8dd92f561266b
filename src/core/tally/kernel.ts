// The counting kernel (see src/kernel) as the rest of the house calls it. Each has a memory of its own, in which places are
// plain numbers; views of it last until the next call that may take more memory.

import { KERNEL } from './kernel.generated.js';

/** What src/kernel/index.ts exports; said of there. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  allocate(bytes: number): number;
  begin(
    sections: number,
    criteria: number,
    isNested: number,
    tolerance: number,
    minimumAnswered: number,
    straightLineRatings: number,
  ): void;
  addSection(
    from: number,
    to: number,
    weight: number,
    scored: number,
    size: number,
    span: number,
    each: number,
    means: number,
    tables: number,
    sums: number,
  ): void;
  addCriterion(i: number, isRated: number, weight: number): void;
  setCells(
    known: number,
    adds: number,
    pointsE: number,
    pointsD: number,
    ratingE: number,
    ratingD: number,
    outOfScope: number,
  ): void;
  setBlock(shares: number, moments: number, cells: number): void;
  rowCells(): number;
  leaveOut(criterion: number, cell: number): void;
  extrasAt(): number;
  takeExtras(): number;
  countBatch(): number;
  lastExpectation(unit: number): number;
  lastDelivery(unit: number): number;
  count(group: number): void;
  sumTable(section: number, group: number, answered: number): number;
  addTo(into: number, from: number, counters: number): void;
  beginRows(delimiter: number, pairs: number): void;
  addStep(kind: number, first: number, end: number): void;
  addSlot(texts: number): number;
  addPair(criterion: number, section: number, first: number, second: number, liesApart: number): void;
  setGroupSlots(drops: number, dropCount: number, finish: number, by: number, byCount: number): void;
  scan(from: number, limit: number, complete: number): number;
  learn(meaning: number): void;
  teach(pair: number, first: number, second: number, meaning: number): void;
  clearRows(): void;
  readonly used: Global;
  readonly noAnswers: Global;
  readonly noPairs: Global;
  readonly lines: Global;
  readonly row: Global;
  readonly askedSlot: Global;
  readonly askedFrom: Global;
  readonly askedTo: Global;
}

interface Global {
  readonly value: number;
}

export interface Kernel extends Exports {
  /** Copies an array into the kernel; answers where it lies. */
  place(array: Int32Array | Float64Array | Uint8Array): number;
  /** All of the memory, by its words: a place is four or eight times its position. */
  ints(): Int32Array;
  doubles(): Float64Array;
  bytes(): Uint8Array;
}

/** What of WebAssembly is used here; every engine that runs this has it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

let compiled: object | null = null;

export function newKernel(): Kernel {
  compiled ??= new WebAssembly.Module(KERNEL);
  const exports = new WebAssembly.Instance(compiled, {}).exports as Exports;
  const { memory } = exports;
  let views = viewsOf(memory.buffer);
  const now = (): Views => {
    if (views.buffer !== memory.buffer) views = viewsOf(memory.buffer);
    return views;
  };
  return {
    ...exports,
    place(array) {
      const at = exports.allocate(array.byteLength);
      now().bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
      return at;
    },
    ints: () => now().ints,
    doubles: () => now().doubles,
    bytes: () => now().bytes,
  };
}

interface Views {
  readonly buffer: ArrayBuffer;
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
}

/** Memory that has grown is another buffer. */
const viewsOf = (buffer: ArrayBuffer): Views => ({
  buffer,
  ints: new Int32Array(buffer),
  doubles: new Float64Array(buffer),
  bytes: new Uint8Array(buffer),
});

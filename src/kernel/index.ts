// What counts rows, compiled to WebAssembly: every byte of a survey and every answer in it passes through here. The language is
// AssemblyScript, TypeScript with the machine's own numbers. `core/tally/kernel.ts` is how the rest of the house calls it.

export {
  addCriterion,
  addSection,
  addTo,
  begin,
  count,
  countBatch,
  extrasAt,
  lastDelivery,
  lastExpectation,
  leaveOut,
  rowCells,
  setBlock,
  setCells,
  sumTable,
  takeExtras,
} from './count';
export { allocate } from './memory';
export {
  addPair,
  addSlot,
  addStep,
  askedFrom,
  askedSlot,
  askedTo,
  beginRows,
  clearRows,
  learn,
  lines,
  noAnswers,
  noPairs,
  row,
  scan,
  setGroupSlots,
  teach,
  used,
} from './scan';

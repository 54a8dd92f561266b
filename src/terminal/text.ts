export { forTerminal } from '../report/escape.ts';
export { cut, padEnd, padStart, widthOf, wrap } from '../report/layout.ts';
export { type Style, styleFor } from '../report/style.ts';

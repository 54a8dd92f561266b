// A firm's own figures from their text.

import type { Worth } from '../core/shapes/worth.ts';
import { type Loaded, load } from './loaded.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/worth.generated.js';

useValidator('worth', validate);

export interface WorthFile extends Worth {
  /** ISO 4217; null where the file leaves it out. */
  readonly currency: string | null;
}

/** Never throws; `value` is null where any finding is an error. */
export const loadWorth = (text: string, file: string): Loaded<WorthFile> =>
  load('worth', text, file, (raw) => ({ ...raw, currency: raw.currency ?? null }));

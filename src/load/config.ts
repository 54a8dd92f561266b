// .svc.yaml from its text: the settings of a folder.

import type { DiffLevel } from '../core/diff/levels.ts';
import type { Settings } from './lint/rule.ts';
import { type Loaded, load } from './loaded.ts';
import { validate } from './validators/config.generated.js';
import { useValidator } from './validators/index.ts';

useValidator('config', validate);

export const CONFIG_FILE = '.svc.yaml';

export interface Config {
  /** Levels by rule; names that are none are for lint to tell of. */
  readonly rules: Settings;
  /** How grave `svc diff` takes a rule's changes. */
  readonly levels: Readonly<Record<string, DiffLevel>>;
}

/** Never throws; `value` is null where any finding is an error. */
export function loadConfig(text: string, file: string): Loaded<Config> {
  return load('config', text, file, ({ lint, diff }) => ({
    rules: lint?.rules ?? {},
    levels: diff?.rules ?? {},
  }));
}

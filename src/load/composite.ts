// A standard with all that it includes, however deep. Where the files are is not known here: whoever asks finds them.

import type { Message } from '../core/errors.ts';
import type { Standard } from '../core/standard/standard.ts';
import type { Included, IncludedStandard } from './includes.ts';
import type { Loaded } from './loaded.ts';
import { finishStandard, loadStandardHead, type StandardHead } from './standard.ts';

/** Finds the standard that a file includes by this name: its text, and a name of its file that is the same every time. */
export type FindIncluded = (
  name: string,
  file: string,
) => Promise<
  | { readonly text: string; readonly file: string }
  | { readonly fault: Message & { readonly hint?: Message | undefined } }
>;

/** Never throws, unless `find` does. */
export function loadComposite(text: string, file: string, find: FindIncluded): Promise<Loaded<Standard>> {
  return loadWith(text, file, find, [], new Map());
}

interface Step {
  readonly file: string;
  readonly id: string;
}

async function loadWith(
  text: string,
  file: string,
  find: FindIncluded,
  via: readonly Step[],
  known: Map<string, IncludedStandard>,
): Promise<Loaded<Standard>> {
  const head = loadStandardHead(text, file);
  if (head.value === null) return { ...head, value: null };
  const included = await includedBy(head.value, find, [...via, { file, id: head.value.id }], known);
  return finishStandard(head.value, included);
}

async function includedBy(
  { includes, yaml }: StandardHead,
  find: FindIncluded,
  via: readonly Step[],
  known: Map<string, IncludedStandard>,
): Promise<Included> {
  const included = new Map<string, IncludedStandard>();
  for (const name of new Set(includes))
    included.set(name, await includedAs(name, yaml.file, find, via, known));
  return included;
}

async function includedAs(
  name: string,
  from: string,
  find: FindIncluded,
  via: readonly Step[],
  known: Map<string, IncludedStandard>,
): Promise<IncludedStandard> {
  const found = await find(name, from);
  if ('fault' in found) return found;
  const { file, text } = found;
  const start = via.findIndex((step) => step.file === file);
  if (start >= 0) {
    const ids = [...via.slice(start), via[start]!].map(({ id }) => id);
    return { fault: { code: 'include-cycle', args: { chain: ids.join(' → ') } } };
  }
  const before = known.get(file);
  if (before) return before;
  const { value, findings } = await loadWith(text, file, find, via, known);
  const count = findings.filter(({ level }) => level === 'error').length;
  const cycle = findings.find(({ code }) => code === 'include-cycle');
  const result: IncludedStandard = value
    ? { standard: value }
    : cycle
      ? { fault: { code: cycle.code, ...(cycle.args ? { args: cycle.args } : {}) } }
      : {
          fault: {
            code: 'include-broken',
            args: { name, count },
            hint: { code: 'include-broken', args: { file } },
          },
        };
  known.set(file, result);
  return result;
}

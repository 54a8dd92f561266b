// The first half of linting: a file is read as far as it can be read alone. What it names of other files is known then.

import type { Finding } from '../../core/errors.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { nearest } from '../../core/suggest.ts';
import { loadAssignment } from '../assignment.ts';
import { type FindIncluded, loadComposite } from '../composite.ts';
import { type Config, loadConfig } from '../config.ts';
import { decodeText } from '../decode.ts';
import type { Loaded } from '../loaded.ts';
import { loadMapping } from '../mapping.ts';
import { loadPersona } from '../persona.ts';
import { loadProfileHead } from '../profile.ts';
import { loadSessionHead } from '../session.ts';
import { loadWaivers } from '../waivers.ts';
import type { YamlFile } from '../yaml.ts';
import { withMend } from './mends.ts';
import { LINT_KINDS, type LintKind } from './rule.ts';

export interface OpenFile {
  readonly file: string;
  readonly kind: LintKind;
  /** Empty where the bytes were no text. */
  readonly text: string;
  /** Null where the bytes were no text. */
  readonly yaml: YamlFile | null;
  /** What its reader says. */
  readonly findings: readonly Finding[];
  /** What stands in it, where that is whole. */
  readonly standard: Standard | null;
  readonly config: Config | null;
}

/** Never throws, unless `find` does. */
export async function openForLint(bytes: Uint8Array, file: string, find: FindIncluded): Promise<OpenFile> {
  const { text, findings } = decodeText(bytes, file);
  if (text === null)
    return { file, kind: 'standard', text: '', yaml: null, findings, standard: null, config: null };
  return openText(text, file, find);
}

async function openText(text: string, file: string, find: FindIncluded): Promise<OpenFile> {
  const kind = kindOf(text, file);
  const opened = { file, kind, text, standard: null, config: null };
  if (kind === 'standard') {
    const { value: standard, findings, yaml } = await loadComposite(text, file, find);
    const read = async (mended: string) => readingOf(await loadComposite(mended, file, find));
    return { ...opened, yaml, findings: await withMend(text, file, findings, read), standard };
  }
  if (kind === 'config') {
    const { value: config, findings, yaml } = loadConfig(text, file);
    const read = async (mended: string) => readingOf(loadConfig(mended, file));
    return { ...opened, yaml, findings: await withMend(text, file, findings, read), config };
  }
  const { findings, yaml } = READERS[kind](text, file);
  const read = async (mended: string) => readingOf(READERS[kind](mended, file));
  return { ...opened, yaml, findings: await withMend(text, file, findings, read) };
}

const readingOf = ({ yaml, findings }: Pick<Loaded<unknown>, 'yaml' | 'findings'>) => ({
  data: yaml.data,
  findings,
});

const READERS = {
  profile: loadProfileHead,
  persona: loadPersona,
  mapping: (text: string, file: string) => loadMapping(text, file),
  session: loadSessionHead,
  assignment: loadAssignment,
  waivers: loadWaivers,
} as const satisfies Readonly<
  Record<Exclude<LintKind, 'standard' | 'config'>, (text: string, file: string) => Loaded<unknown>>
>;

const FORMAT = /^(?:\{\s*)?["']?format["']?\s*:\s*["']?svc\.([\w-]*)/m;

/** Whether a text says that it is one of ours, of whatever kind and edition. */
export const isOurs = (text: string): boolean => FORMAT.test(text);

/** What a file is by its name or says that it is. A session need not say; whatever else does not is taken for a standard. */
function kindOf(text: string, file: string): LintKind {
  if (/(?:^|[\\/])\.svc\.yaml$/.test(file)) return 'config';
  const named = FORMAT.exec(text)?.[1];
  if (named !== undefined) return (nearest(named, LINT_KINDS) as LintKind | undefined) ?? 'standard';
  return /^responses\s*:/m.test(text) ? 'session' : 'standard';
}

// svc score --counts FILE: judges what another program has counted by the query of svc sql.

import { resolve } from 'node:path';
import { UserError, usageError } from '../../core/errors.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { profileOfTally } from '../../core/tally/saved-tally.ts';
import { lostIn, unreadWarnings } from '../../survey/lost.ts';
import { refuseUnusable } from '../../survey/score.ts';
import { scoreCounts } from '../../survey/sql/score-counts.ts';
import type { Shell } from '../shared/command.ts';
import { openCounts } from '../shared/counts.ts';
import { gate } from '../shared/gate.ts';
import { handOver } from '../shared/hand-over.ts';
import { noteFindings, openStandard } from '../shared/inputs.ts';
import { columnNames } from '../shared/options.ts';
import type { ScoreCommandOptions } from './options.ts';
import { driversFor, refuseLonely } from './run.ts';

/** What the counts have settled already, or cannot tell. */
const SETTLED = [
  'map',
  'profile',
  'profileBy',
  'weight',
  'cluster',
  'strata',
  'rows',
  'rejects',
  'tally',
] as const;

export async function judgeCounts(name: string, options: ScoreCommandOptions, shell: Shell): Promise<number> {
  const settled = SETTLED.find((option) => options[option] !== undefined);
  if (settled)
    throw usageError('counts-option', { option: `--${settled === 'profileBy' ? 'profile-by' : settled}` });
  const counts = await openCounts(name, shell);
  const { about } = counts;
  const standard = await openStandard(options.standard ?? about.standard.id, shell);
  if (standard.digest !== about.standard.digest)
    throw new UserError(
      'counts-standard',
      { file: name, id: about.standard.id, version: about.standard.version },
      { hint: { code: 'counts-standard' } },
    );
  const bare = schemeOf(standard, profileOfTally(about));
  const { policy } = standard;
  const scheme = { ...bare, policy: { ...policy, minimumN: options.minN ?? policy.minimumN } };
  const wanted = options.by?.flatMap(columnNames).filter((one) => one !== 'touchpoint');
  const missing = wanted?.find((one) => !about.by.some((known) => known.name === one));
  if (missing !== undefined) throw usageError('counts-by', { name: missing });
  const scored = scoreCounts(counts, scheme, resolve(shell.env.cwd, name));
  noteFindings(scored.issues, shell);
  refuseUnusable(scored);
  refuseLonely(scored);
  const drivers = await driversFor(options, shell);
  const { assess } = await import('../../core/assess/assess.ts');
  const judged = (warnings: ReturnType<typeof unreadWarnings>) =>
    assess(scored.tally, scheme, {
      receipt: scored.receipt,
      basis: options.census ? 'observed' : 'sampled',
      ...{
        by: scored.by,
        log: null,
        silent: scored.silent,
        supplements: scored.supplements,
        drivers,
        warnings,
      },
      journey: options.by?.some((one) => columnNames(one).includes('touchpoint')) ?? false,
    });
  const lost = scored.unread.size > 0 ? lostIn(scored, judged([])) : [];
  if (lost.length > 0 && !options.allowUnread)
    throw new UserError(
      'counts-unread',
      { criteria: lost.map(({ id }) => id).join(', ') },
      { findings: scored.issues, hint: { code: 'counts-unread' } },
    );
  const result = judged(unreadWarnings(scored, lost, options.allowUnread ?? false));
  await handOver(result, options, shell);
  return gate(result, options, shell);
}

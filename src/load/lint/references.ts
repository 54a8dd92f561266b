// Rules on names of other files: a profile or a mapping names a standard, a condition names a profile or a persona.

import { didYouMean } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';
import type { Checks } from './rule.ts';

export const danglingReference: Checks = {
  file({ kind, data, shelf }, say) {
    const { standard } = data;
    if ((kind !== 'profile' && kind !== 'mapping') || typeof standard !== 'string') return;
    if (shelf.standardIds.has(standard)) return;
    say(['standard'], {
      code: 'dangling-standard',
      args: { id: standard },
      hint: didYouMean(nearest(standard, shelf.standardIds)),
    });
  },
  criterion({ written: { when }, path }, say, { shelf }) {
    for (const field of ['profile', 'persona'] as const) {
      const known = field === 'profile' ? shelf.profiles : shelf.personas;
      const named = when?.[field];
      named?.forEach((value, i) => {
        const id = String(value);
        if (!known.has(id))
          say([...path, 'when', field, i], {
            code: `dangling-${field}`,
            args: { id },
            hint: didYouMean(nearest(id, known)),
          });
      });
    }
  },
};

/** `version: 1.0.0` is text as long as it has three parts; the day somebody writes 1.10 it is not. */
export const unquotedVersion: Checks = {
  file({ kind, data, sourceAt }, say) {
    if (kind !== 'standard' || typeof data.version !== 'string') return;
    const written = sourceAt(['version']);
    if (!written.startsWith('"') && !written.startsWith("'") && written === data.version)
      say(['version'], {
        code: 'plain-version',
        args: { version: written },
        hint: { code: 'quote', args: { value: written } },
        fix: { was: written, becomes: `"${written}"` },
      });
  },
};

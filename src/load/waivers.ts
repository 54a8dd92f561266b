// A waivers file from its text: which changes somebody answers for, by their fingerprints.

import type { Waiver } from '../core/diff/waivers.ts';
import { excerpt } from '../core/errors.ts';
import { type Loaded, load } from './loaded.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/waivers.generated.js';

useValidator('waivers', validate);

const FINGERPRINT = /^[0-9a-f]{16}$/;

/** Never throws; `value` is null where any finding is an error. In the order of the file. */
export function loadWaivers(text: string, file: string): Loaded<readonly Waiver[]> {
  return load('waivers', text, file, ({ waivers }, complain, yaml) =>
    yaml.keysAt(['waivers']).map((fingerprint) => {
      const { owner, approver = null, reason, expires, rule, criterion } = waivers[fingerprint]!;
      if (!FINGERPRINT.test(fingerprint))
        complain(
          ['waivers', fingerprint],
          { rule: 'bad-form', code: 'bad-fingerprint', args: { value: excerpt(fingerprint) } },
          'key',
        );
      if (!isDay(expires))
        complain(['waivers', fingerprint, 'expires'], {
          rule: 'waiver-date',
          code: 'waiver-date',
          args: { value: expires },
        });
      return {
        fingerprint,
        owner,
        approver,
        reason,
        expires,
        rule: rule ?? null,
        criterion: criterion ?? null,
      };
    }),
  );
}

/** A day of the calendar: 2026-02-30 is none. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

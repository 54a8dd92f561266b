// A persona from its text: a role to play, and the criteria that only this role can try.

import type { Persona } from '../core/standard/standard.ts';
import { buildCriteria } from './criteria.ts';
import { type Loaded, load } from './loaded.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/persona.generated.js';

useValidator('persona', validate);

/** Never throws; `value` is null where any finding is an error. The section of its criteria is the persona's id. */
export function loadPersona(text: string, file: string): Loaded<Persona> {
  return load('persona', text, file, (raw, complain, yaml) => {
    const { id, title, source, role, lines = [], watch = [] } = raw;
    const placed = (raw.criteria ?? []).map((criterion, i) => ({
      raw: criterion,
      path: ['criteria', i],
      section: id,
    }));
    return {
      format: 'svc.persona/1',
      id,
      title,
      ...(source ? { source } : {}),
      role,
      lines,
      watch,
      criteria: buildCriteria(
        placed,
        { fields: [], touchpoints: null, calendars: new Map(), before: [] },
        complain,
        yaml,
      ),
    };
  });
}

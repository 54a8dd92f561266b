// Whether a criterion can ever be shown: its own `when` and those of the criteria it depends on must agree.

import { type Answer, kindOf } from '../../core/answers/index.ts';
import type { RawCriterion } from '../../core/shapes/parts.ts';
import type { Checks, Say, Subject } from './rule.ts';

/** What must hold for a criterion to be shown: values by field or earlier criterion, and whose demand it is. */
type Demands = Map<string, { readonly values: ReadonlySet<string>; readonly by: string }>;

export const unreachableWhen: Checks = {
  file({ criteria }: Subject, say: Say) {
    const byId = new Map(criteria.map(({ written }) => [written.id, written]));
    const demandsOf = new Map<string, Demands | null>();
    for (const { written, path } of criteria) {
      const own: Demands = new Map();
      let isReachable = true;
      for (const [name, values] of Object.entries(written.when ?? {})) {
        own.set(name, {
          values: new Set(values.map((value) => asAnswer(value, byId.get(name)))),
          by: written.id,
        });
      }
      for (const name of [...own.keys()]) {
        const inherited = demandsOf.get(name);
        if (inherited === null) isReachable = false;
        for (const [field, demand] of inherited ?? []) {
          const here = own.get(field);
          const both = here
            ? [...here.values].filter((value) => demand.values.has(value))
            : [...demand.values];
          if (both.length === 0 && isReachable) {
            isReachable = false;
            const at = Object.hasOwn(written.when!, field) ? field : name;
            say(
              [...path, 'when', at],
              {
                code: 'unreachable-when',
                args: { id: written.id, name: field, other: demand.by, through: name },
              },
              'key',
            );
          }
          own.set(field, { values: new Set(both), by: here ? written.id : demand.by });
        }
      }
      demandsOf.set(written.id, isReachable ? own : null);
    }
  },
};

/** An answer as it is compared: `да`, `true` and `yes` are one. */
function asAnswer(value: string | number | boolean, asked: RawCriterion | undefined): string {
  if (!asked) return String(value);
  const kind = kindOf(asked.answer);
  const built = kind.build(asked.answer, (path) => keysAt(asked.answer, path), new Map());
  if (!('answer' in built)) return String(value);
  const answer: Answer = built.answer;
  const read = kind.read(value, answer);
  return read.ok ? String(kind.write(read.value, answer)) : String(value);
}

function keysAt(data: unknown, path: readonly (string | number)[]): string[] {
  const found = path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    data,
  );
  return Object.keys((found ?? {}) as object);
}

// Judges deltas by the table of rules: every delta becomes exactly one change, the gravest first, then in the order of
// the file.

import type { Effect, Felt } from './effects.ts';
import { type Address, type Delta, type Fact, type Json, namesIn } from './facts.ts';
import { fingerprintOf } from './fingerprint.ts';
import { byGravity, type DiffLevel } from './levels.ts';
import { ASKED, GUIDES, RULES, type Rule, TEXTS } from './rules.ts';
import { type Wording, wordingOf } from './wording.ts';

export interface Change {
  readonly rule: string;
  readonly level: DiffLevel;
  readonly fact: Fact;
  /** The criterion it is about, by its new id; by its old one where it is gone. */
  readonly criterion: string | null;
  readonly at: Delta['at'];
  readonly before: Json;
  readonly after: Json;
  readonly wording: Wording | null;
  /** What scores feel of it, where that is not what the rule says. */
  readonly effect: Effect | null;
  readonly fingerprint: string;
}

const BY_FACT = new Map<string, Rule[]>();
for (const rule of RULES)
  for (const fact of rule.facts) {
    const key = `${fact} ${rule.event}`;
    const rows = BY_FACT.get(key);
    if (rows) rows.push(rule);
    else BY_FACT.set(key, [rule]);
  }

/** `file` names the file in every fingerprint. `settings` are levels by rule, where they are not the rules' own. */
export function judge(
  deltas: readonly Felt[],
  file: string,
  settings: Readonly<Record<string, DiffLevel>> = {},
): Change[] {
  return deltas
    .map(({ delta, effect }) => configured(changeOf(delta, effect, file), settings))
    .sort((a, b) => byGravity(a.level, b.level));
}

function configured(change: Change, settings: Readonly<Record<string, DiffLevel>>): Change {
  const level = Object.hasOwn(settings, change.rule) ? settings[change.rule]! : change.level;
  return level === change.level
    ? change
    : { ...change, level, effect: { level, code: 'configured', args: { judged: change.level } } };
}

const bearingOf = (fact: Fact) =>
  ASKED.includes(fact) ? 'asked' : GUIDES.includes(fact) ? 'explained' : 'none';

function changeOf(delta: Delta, effect: Effect | null, file: string): Change {
  const { fact, event, at, before, after } = delta;
  const wording =
    event === 'changed' && TEXTS.includes(fact)
      ? wordingOf(before as Record<string, string>, after as Record<string, string>, bearingOf(fact))
      : null;
  const rule = BY_FACT.get(`${fact} ${event}`)?.find(
    ({ fits }) => fits?.({ before, after, wording }) ?? true,
  );
  if (!rule) throw new TypeError(`no rule for ${fact} ${event}`);
  const address = at.new ?? at.old ?? [];
  const { criterion = null } = namesIn(address);
  return {
    rule: rule.id,
    level: effect?.level ?? rule.level,
    fact,
    criterion,
    at,
    before,
    after,
    wording,
    effect,
    fingerprint: fingerprintOf([file, rule.id, whatIn(address, criterion), before, after]),
  };
}

/** Which section a criterion stands in, and which line of a list, is no part of what it is. */
function whatIn(address: Address, criterion: string | null): Address {
  if (address[0] === 'sections' && criterion !== null) return address.slice(2);
  return address[0] === 'lines' || address[0] === 'watch' ? address.slice(0, 1) : address;
}

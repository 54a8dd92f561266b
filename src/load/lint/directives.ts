// `# svc-disable-next-line rule, rule -- reason`: what a file says against the rules, line by line. A reason is owed, and a
// directive that silences nothing is told of.

import { Lexer } from 'yaml';
import { didYouMean, excerpt, type Fault, type Finding, findingAt, type Place } from '../../core/errors.ts';
import { nearest } from '../../core/suggest.ts';

interface Directive {
  readonly place: Place;
  /** The next line that is neither blank nor a comment. */
  readonly target: number;
  readonly rules: readonly { readonly id: string; readonly place: Place }[];
  readonly reason: string;
}

const MARK = 'svc-disable';
const DIRECTIVE = /^#\s*svc-disable-next-line(?:\s+(.*?))?\s*(?:--\s*(.*))?$/s;
const ANY_DIRECTIVE = /^#\s*svc-(?:disable|enable)\S*/;
/** What the lexer puts before a plain scalar. */
const SCALAR = '\u001f';

export interface Directives {
  /** Which of the findings stand. */
  apply(findings: readonly Finding[]): Finding[];
  /** What is wrong with the directives themselves; of unused ones only once all rules have had their say. */
  faults(all: boolean): Finding[];
}

const NONE: Directives = { apply: (findings) => [...findings], faults: () => [] };

/**
 * Reads the directives of a file. `canDisable` says of a rule: true where it can be silenced, false where nobody can,
 * undefined where there is none of that name.
 */
export function directivesOf(
  text: string,
  file: string,
  known: readonly string[],
  canDisable: (rule: string) => boolean | undefined,
): Directives {
  if (!text.includes(MARK)) return NONE;
  const { directives, faults } = read(text.replace(/^\ufeff/, ''), file);
  if (directives.length === 0 && faults.length === 0) return NONE;
  const used = new Set<Directive['rules'][number]>();
  const byLine = groupByLine(directives);
  const say = (place: Place, fault: Fault) => faults.push(findingAt(file, place, fault));
  for (const { rules, reason, place } of directives) {
    if (rules.length === 0) say(place, { rule: 'unknown-rule', code: 'disable-names-no-rule' });
    else if (reason === '') say(place, { rule: 'disable-without-reason', code: 'disable-without-reason' });
    for (const rule of rules) {
      const can = canDisable(rule.id);
      if (can === true) continue;
      used.add(rule);
      const name = excerpt(rule.id);
      if (can === false) say(rule.place, { rule: 'unknown-rule', code: 'rule-refuses', args: { name } });
      else
        say(rule.place, {
          rule: 'unknown-rule',
          code: 'unknown-rule',
          args: { name },
          hint: didYouMean(nearest(rule.id, known)),
        });
    }
  }
  return {
    apply: (findings) =>
      findings.filter((finding) => {
        const against = (byLine.get(finding.line) ?? []).flatMap(({ rules }) =>
          rules.filter(({ id }) => id === finding.rule && canDisable(id)),
        );
        for (const rule of against) used.add(rule);
        return against.length === 0;
      }),
    faults(all) {
      const unused = all ? directives.flatMap(({ rules }) => rules.filter((rule) => !used.has(rule))) : [];
      return [
        ...faults,
        ...unused.map(({ id, place }) =>
          findingAt(file, place, {
            rule: 'unused-disable',
            code: 'unused-disable',
            level: 'warning',
            args: { name: excerpt(id) },
          }),
        ),
      ];
    },
  };
}

function groupByLine(directives: readonly Directive[]): Map<number, Directive[]> {
  const byLine = new Map<number, Directive[]>();
  for (const directive of directives) {
    const here = byLine.get(directive.target);
    if (here) here.push(directive);
    else byLine.set(directive.target, [directive]);
  }
  return byLine;
}

/** Comments are told from text that looks like one by the lexer, not by their first character. */
function read(text: string, file: string): { directives: Directive[]; faults: Finding[] } {
  const lines = text.split('\n');
  const directives: Directive[] = [];
  const faults: Finding[] = [];
  let offset = 0;
  let line = 1;
  let lineStart = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === SCALAR) {
      isScalar = true;
      continue;
    }
    if (/^[\u0002\u0018]$/.test(lexeme)) continue;
    if (!isScalar && lexeme.startsWith('#') && ANY_DIRECTIVE.test(lexeme)) {
      const comment = lexeme.trimEnd();
      const place = placed(line, offset - lineStart + 1, comment.length);
      const parts = DIRECTIVE.exec(comment);
      if (parts) directives.push(directive(parts, comment, place, lines));
      else
        faults.push(
          findingAt(file, place, {
            rule: 'unknown-rule',
            code: 'unknown-directive',
            args: { name: excerpt(ANY_DIRECTIVE.exec(comment)![0].replace(/^#\s*/, '')) },
          }),
        );
    }
    isScalar = false;
    for (let at = lexeme.indexOf('\n'); at >= 0; at = lexeme.indexOf('\n', at + 1)) {
      line++;
      lineStart = offset + at + 1;
    }
    offset += lexeme.length;
  }
  return { directives, faults };
}

const placed = (line: number, column: number, length: number): Place => ({
  line,
  column,
  endLine: line,
  endColumn: column + length,
});

function directive(
  parts: RegExpExecArray,
  comment: string,
  place: Place,
  lines: readonly string[],
): Directive {
  const [, names = '', reason = ''] = parts;
  const start = names === '' ? 0 : comment.indexOf(names, comment.indexOf('-line') + '-line'.length);
  const rules = [...names.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    place: placed(place.line, place.column + start + index, id.length),
  }));
  let target = place.line + 1;
  while (target <= lines.length && /^\s*(#.*)?$/.test(lines[target - 1]!)) target++;
  return { place, target, rules, reason: reason.trim() };
}

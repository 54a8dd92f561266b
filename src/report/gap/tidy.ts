// One row for each group, criterion and figure: for whoever reckons on in R, Python or a database. Figures in full, those that exist;
// names are those of the columns of --format csv.

import type { GapReport, GroupReport } from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { csvRow, RFC_4180 } from '../../text/csv.ts';
import { type Cell, cellAt } from '../columns.ts';
import type { Reporter } from '../reporter.ts';
import { calledOf } from '../values.ts';
import { FIGURES } from './csv.ts';

const HEAD = ['standard', 'version', 'profile', 'level', 'id', 'section', 'name', 'verdict', 'suppressed'];
/** What rows are about, not figures of theirs. */
const ABOUT: ReadonlySet<string> = new Set(['id', 'section', 'text', 'critical']);

/** Group by group, so that a report of thousands need never be whole in memory. The whole has no values in the columns of groups. */
export const tidy: Reporter<GapReport, Generator<string, void>> = function* (
  report,
  { speaker, csv: style = RFC_4180 },
) {
  const { standard, profile, groups } = report;
  const by = Object.keys(groups[0]?.key ?? {});
  const line = (cells: readonly Cell[]) => `${csvRow(cells, style)}\r\n`;
  yield style.mark + line([...HEAD, ...by.map((name) => `by_${name}`), 'figure', 'value']);
  yield* rowsOf(
    report,
    by.map(() => ''),
    profile?.id ?? null,
    false,
  );
  for (const group of groups) {
    const key = by.map((name) => group.key[name] ?? '');
    yield* rowsOf(group, key, group.profile?.id ?? profile?.id ?? null, group.suppressed);
  }

  function* rowsOf(
    of: GapReport | GroupReport,
    key: readonly string[],
    judgedBy: string | null,
    suppressed: boolean,
  ): Generator<string, void> {
    const about = [standard.id, standard.version, judgedBy];
    if (suppressed) {
      yield line([...about, 'overall', 'overall', null, null, null, true, ...key, null, null]);
      return;
    }
    const units = [
      ...(of.overall
        ? [{ level: 'overall' as const, id: 'overall', section: null, name: null, unit: of.overall }]
        : []),
      ...of.sections.map((unit) => ({
        level: 'section' as const,
        id: unit.id,
        section: unit.id,
        name: inLanguage(unit.title, speaker.language),
        unit,
      })),
      ...of.criteria.map((unit) => ({
        level: 'criterion' as const,
        id: unit.id,
        section: unit.section,
        name: calledOf(unit, speaker),
        unit,
      })),
    ];
    for (const { level, id, section, name, unit } of units) {
      const first = [...about, level, id, section, name, unit.verdict, false, ...key];
      const lines = FIGURES[level].flatMap((column) => {
        const value = cellAt(unit, column);
        return typeof value === 'number' && !ABOUT.has(column.name)
          ? [line([...first, column.name, value])]
          : [];
      });
      yield lines.join('');
    }
  }
};

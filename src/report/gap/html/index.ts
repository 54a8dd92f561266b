// The gap report as one page to hand over: the verdict first, then what to do, then the charts, then every number and how it
// was worked out. A part without data is not there.

import type { GapReport } from '../../../core/assess/gap-report.ts';
import { documentOf, type Part } from '../../html/document.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import type { TextReporter } from '../../reporter.ts';
import { outlined, type Renderers, type Segment } from '../outline.ts';
import { circumstances, groupName } from '../sentences.ts';
import { drivers, incidents, journey, talkTime, unearned, zone } from './beyond.ts';
import { criteria } from './criteria.ts';
import { comments, evidence } from './evidence.ts';
import { first } from './first.ts';
import { groups } from './groups.ts';
import { importance } from './importance.ts';
import { cautions, method, numbers } from './proof.ts';
import { sections } from './sections.ts';
import { headlineOf, verdict } from './verdict.ts';
import { type View, viewOf } from './view.ts';

interface Page {
  readonly view: View;
  readonly segment: Segment | null;
}

type Made = readonly (Part | null)[];

/** Of a segment only its criteria are told, in a part of its own. */
const ofWhole =
  (...parts: readonly ((view: View) => Part | null)[]) =>
  ({ view, segment }: Page): Made =>
    segment ? [] : parts.map((part) => part(view));
/** Where segments are judged apart there is no whole to tell of. */
const ofScored =
  (part: (view: View) => Part | null) =>
  ({ view, segment }: Page): Made =>
    segment || view.report.sections.length === 0 ? [] : [part(view)];
const nothing = (): Made => [];

const RENDERERS: Renderers<Page, Made> = {
  // The head of the page.
  title: nothing,
  verdict: nothing,
  source: nothing,
  figures: nothing,
  priorities: ofWhole(first),
  wasted: nothing,
  silent: ofWhole(unearned),
  journey: ofWhole(journey),
  sections: ofWhole(sections),
  criteria: (page) => (page.segment ? [segmentPart(page.view, page.segment)] : ofWhole(criteria)(page)),
  zone: ofWhole(zone),
  importance: ofWhole(importance),
  drivers: ofWhole(drivers),
  incidents: ofWhole(incidents),
  groups: ofWhole(groups, talkTime),
  evidence: ofWhole(evidence, comments),
  cautions: ofWhole(cautions),
  numbers: ofScored(numbers),
  receipt: ofWhole(method),
};

const page: TextReporter<GapReport> = (report, options) => {
  const { speaker, theme = null } = options;
  const view = viewOf(report, options);
  const parts = outlined(
    report,
    (own, segment): Page => ({ view: segment ? viewOf(own, options) : view, segment }),
    RENDERERS,
  );
  const title = view.write.name(report.standard.title);
  const firm = theme?.name ? [theme.name] : [];
  const known = circumstances(report, speaker);
  const [place, ...facts] = known;
  const isVisit = view.kind === 'visit' && place !== undefined;
  return documentOf(
    {
      title: [...firm, title].join(' · '),
      about: [...firm, ...(isVisit ? [place] : []), title],
      facts: [...(isVisit ? facts : known), `${report.standard.id} ${report.standard.version}`],
      verdict: verdict(view),
      parts: parts.flat().filter((part) => part !== null),
      theme,
    },
    speaker,
  );
};

export { page as html };

/** One segment of a report that has no whole: its own verdict and its own criteria. */
function segmentPart(view: View, { key, whole }: Segment): Part {
  const name = groupName(key, whole, view.speaker);
  const id = `segment-${1 + whole.groups.filter(({ overall }) => overall !== null).findIndex((group) => group.key === key)}`;
  // Ids of rows are of the criterion; a second list of them needs its own.
  const own = (content: Markup): Markup => ({
    markup: content.markup
      .replaceAll('id="c-', `id="${id}-c-`)
      .replaceAll('href="#c-', `href="#${id}-c-`)
      .replaceAll('ledger"', `${id}-ledger"`)
      .replaceAll(`class="${id}-ledger"`, 'class="ledger"'),
  });
  const list = criteria(view);
  return {
    id,
    label: name,
    heading: headlineOf(view),
    body: own(
      html`${first(view)?.body ?? NOTHING}${list ? html`<h3 class="sub">${list.label}</h3>${list.body}` : NOTHING}`,
    ),
  };
}

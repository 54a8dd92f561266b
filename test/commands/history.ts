// A history of a standard: every commit makes one edit, and tells which change it has to be named as.

export interface GeneratedCommit {
  readonly text: string;
  readonly subject: string;
  /** Rule and criterion of every change, as `svc changelog` has to list them. */
  readonly expected: readonly string[];
}

interface MadeCriterion {
  id: string;
  text: { en: string; ru: string };
  guide?: { en: string; ru: string };
  answer: { kind: 'scale'; min: number; max: number };
  expect: number;
  weight: number;
  critical?: boolean;
  optional?: boolean;
  formerly?: string[];
}
interface MadeStandard {
  format: string;
  id: string;
  version: string;
  title: { en: string; ru: string };
  policy: { tolerance: number };
  sections: { id: string; title: { en: string; ru: string }; weight: number; criteria: MadeCriterion[] }[];
}

/** The same numbers on every machine (Park and Miller, 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

export function generatedHistory(commits: number): GeneratedCommit[] {
  const random = numbers(20_260_305);
  let next = 0;
  const criterion = (): MadeCriterion => {
    const n = next++;
    return {
      id: `criterion-${n}`,
      text: {
        en: `Did the person behind desk number ${n} answer what you wanted to know`,
        ru: `Ответил ли сотрудник за столом номер ${n} на то что вы хотели узнать`,
      },
      answer: { kind: 'scale', min: 1, max: 5 },
      expect: 4,
      weight: 1,
    };
  };
  const standard: MadeStandard = {
    format: 'svc.standard/1',
    id: 'shop',
    version: '1.0.0',
    title: { en: 'Shop', ru: 'Магазин' },
    policy: { tolerance: 5 },
    sections: ['hall', 'till', 'yard'].map((id) => ({
      id,
      title: { en: `The ${id}`, ru: `Место ${id}` },
      weight: 1,
      criteria: Array.from({ length: 8 }, criterion),
    })),
  };
  const history: GeneratedCommit[] = [];
  const commit = (expected: readonly string[]) =>
    history.push({
      text: `${JSON.stringify(standard, null, 2)}\n`,
      subject: `Commit ${history.length}`,
      expected,
    });
  const raise = (part: 0 | 1 | 2) => {
    const version = standard.version.split('.').map(Number);
    standard.version = version.map((n, i) => (i < part ? n : i === part ? n + 1 : 0)).join('.');
  };
  const section = () => standard.sections[random(standard.sections.length)]!;
  const another = (value: number, ...choices: number[]) => {
    const others = choices.filter((choice) => choice !== value);
    return others[random(others.length)]!;
  };

  const edits: readonly (() => readonly string[])[] = [
    () => {
      const { criteria } = section();
      const one = criteria[random(criteria.length)]!;
      one.weight = another(one.weight, 0, 1, 2, 5);
      raise(1);
      return [`criterion-weight-changed ${one.id}`];
    },
    () => {
      const { criteria } = section();
      const one = criteria[random(criteria.length)]!;
      const had = one.guide !== undefined;
      one.guide = {
        en: `Look twice, in round ${history.length}.`,
        ru: `Посмотрите дважды, круг ${history.length}.`,
      };
      raise(2);
      return [`${had ? 'guide-turned' : 'guide-added'} ${one.id}`];
    },
    () => {
      const { criteria } = section();
      const one = criteria[random(criteria.length)]!;
      const word = (en: boolean) =>
        (en ? ['really', 'ever', 'indeed'] : ['вправду', 'вообще', 'точно'])[random(3)];
      one.text = { en: `${one.text.en} ${word(true)}`, ru: `${one.text.ru} ${word(false)}` };
      raise(2);
      return [`question-reworded ${one.id}`];
    },
    () => {
      const { criteria } = section();
      const one = criteria[random(criteria.length)]!;
      one.expect = another(one.expect, 2, 3, 4, 5);
      raise(1);
      return [`expectation-changed ${one.id}`];
    },
    () => {
      const { criteria } = section();
      const one = criteria[random(criteria.length)]!;
      one.critical = !one.critical;
      raise(0);
      return [`${one.critical ? 'critical-set' : 'critical-unset'} ${one.id}`];
    },
    () => {
      const { criteria } = section();
      const one = criterion();
      criteria.splice(random(criteria.length + 1), 0, one);
      raise(1);
      return [`criterion-added ${one.id}`];
    },
    () => {
      const { criteria } = section();
      if (criteria.length < 3) return [];
      const [one] = criteria.splice(random(criteria.length), 1);
      raise(0);
      return [`${one!.critical ? 'critical-criterion-removed' : 'criterion-removed'} ${one!.id}`];
    },
    () => {
      const { criteria } = section();
      const one = criteria[random(criteria.length)]!;
      one.formerly = [one.id, ...(one.formerly ?? [])];
      one.id = `renamed-${history.length}`;
      raise(1);
      return [`criterion-renamed ${one.id}`];
    },
    () => {
      const from = section();
      const to = standard.sections[(standard.sections.indexOf(from) + 1) % standard.sections.length]!;
      if (from.criteria.length < 3) return [];
      const [one] = from.criteria.splice(random(from.criteria.length), 1);
      to.criteria.push(one!);
      raise(1);
      return [`criterion-moved ${one!.id}`];
    },
    () => {
      const { criteria } = section();
      if (criteria.length < 2) return [];
      criteria.push(criteria.shift()!);
      raise(2);
      return ['criteria-reordered'];
    },
    () => {
      const one = section();
      one.weight = another(one.weight, 1, 2, 3);
      raise(1);
      return ['section-weight-changed'];
    },
    () => {
      standard.policy.tolerance = another(standard.policy.tolerance, 4, 5, 6, 8);
      raise(1);
      return ['tolerance-changed'];
    },
    // A commit that changes nothing in meaning: only the version goes up.
    () => {
      raise(2);
      return [];
    },
  ];

  commit([]);
  while (history.length < commits) commit(edits[random(edits.length)]!());
  return history;
}

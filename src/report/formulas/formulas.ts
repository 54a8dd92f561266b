// The formula of every figure of a gap report: what it is called in JSON, its symbols, its unit, and after whom. This is the
// one place they stand in; `svc score --formulas` prints it, and docs/formulas.md is made of it.

import type { Text } from '../../core/standard/text.ts';

/** Keys of SYMBOLS in the order they are explained. */
type Symbol = keyof typeof SYMBOLS;
type Unit = keyof typeof UNITS;

export interface Formula {
  /** Where it stands in the JSON of a gap report; several that belong together with commas. */
  readonly figure: string;
  readonly name: Text;
  readonly formula: string;
  readonly where: readonly Symbol[];
  readonly unit: Unit;
  /** Author and year; null where it is a rule of this program. */
  readonly source: string | null;
  readonly note?: Text;
}

export const SYMBOLS = {
  x: { en: 'an answer', ru: 'ответ' },
  'min, max': {
    en: 'the ends of the scale; the other way round where less is better',
    ru: 'концы шкалы; наоборот, где меньше значит лучше',
  },
  E: { en: 'expectation of one respondent', ru: 'ожидание одного ответившего' },
  D: { en: 'delivery to the same respondent', ru: 'полученное тем же ответившим' },
  g: { en: 'gap of one respondent, D − E', ru: 'разрыв одного ответившего, D − E' },
  ḡ: { en: 'mean gap', ru: 'средний разрыв' },
  n: { en: 'respondents with both E and D', ru: 'ответившие, у которых есть и E, и D' },
  s: { en: 'standard deviation of the gaps', ru: 'стандартное отклонение разрывов' },
  's_E, s_D': { en: 'standard deviations of E and D', ru: 'стандартные отклонения E и D' },
  's*': {
    en: 'share of the criterion in what a respondent answered',
    ru: 'доля критерия в том, на что человек ответил',
  },
  t: { en: 'quantile or distribution of Student’s t', ru: 'квантиль или распределение Стьюдента' },
  w: { en: 'weight of a criterion', ru: 'вес критерия' },
  W: { en: 'weight of a section', ru: 'вес раздела' },
  R: {
    en: 'rank of |g| among gaps other than 0, ties sharing the mean rank',
    ru: 'ранг |g| среди ненулевых разрывов, у равных\u00a0— средний',
  },
  τ: { en: 'how many gaps share one |g|', ru: 'сколько разрывов делят один |g|' },
  m: { en: 'tests in the family', ru: 'число проверок в семействе' },
  'p₍ᵢ₎': { en: 'the i-th smallest p', ru: 'i-е по возрастанию p' },
  k: { en: 'criteria', ru: 'число критериев' },
  sᵢ: { en: 'standard deviation of criterion i', ru: 'стандартное отклонение критерия i' },
  Σ: { en: 'sum of the section’s criteria', ru: 'сумма по критериям раздела' },
  h: { en: 'share of a criterion in the score', ru: 'доля критерия в оценке' },
  'τ²': { en: 'variance of true means between groups', ru: 'дисперсия истинных средних между группами' },
  c̄: { en: 'mean of the groups, each by 1 / (V + τ²)', ru: 'среднее групп, каждая с весом 1 / (V + τ²)' },
  s_Σ: { en: 'standard deviation of the sum over criteria', ru: 'стандартное отклонение суммы по критериям' },
  'α_E, α_D': { en: 'alpha of expectation and delivery', ru: 'альфа ожиданий и полученного' },
  r: { en: 'correlation of E and D', ru: 'корреляция E и D' },
  T: { en: 'tolerance in points (policy)', ru: 'допуск в баллах (правила)' },
  z: {
    en: '1.959964, the 97.5 % point of the normal distribution',
    ru: '1,959964\u00a0— точка 97,5\u00a0% нормального распределения',
  },
  c: { en: 'those counted', ru: 'число тех, кого считают' },
  M: { en: 'the least accepted by one respondent', ru: 'наименьшее, что готов терпеть один ответивший' },
  v: { en: 'survey weight of a respondent', ru: 'вес ответившего' },
  'D₋ᵢ': {
    en: 'mean points of the respondent’s other criteria, at least half of them answered',
    ru: 'средние баллы того же человека по прочим критериям, если отвечено хотя бы на половину',
  },
  m̄: { en: 'mean size of a group', ru: 'средний размер группы' },
  ICC: { en: 'intraclass correlation of the overall gap', ru: 'внутриклассовая корреляция общего разрыва' },
} satisfies Readonly<Record<string, Text>>;

export const UNITS = {
  points: { en: 'points, 0–100', ru: 'баллы, 0–100' },
  own: { en: 'units of the answer; points where it has none', ru: 'единицы ответа; баллы, где их нет' },
  share: { en: 'share, 0–1', ru: 'доля, 0–1' },
  probability: { en: 'probability, 0–1', ru: 'вероятность, 0–1' },
  none: { en: 'no unit', ru: 'без единицы' },
  count: { en: 'respondents', ru: 'ответившие' },
  ranks: { en: 'ranks', ru: 'ранги' },
} satisfies Readonly<Record<string, Text>>;

export const FORMULAS: readonly Formula[] = [
  {
    figure: 'points.expectation, points.delivery',
    name: { en: 'Points of an answer', ru: 'Баллы за ответ' },
    formula: '100 · (x − min) / (max − min)',
    where: ['x', 'min, max'],
    unit: 'points',
    source: null,
    note: {
      en: 'Measured answers earn points along the curve of the standard, linear between its knots and clamped outside.',
      ru: 'Измеренные ответы получают баллы по кривой стандарта: между узлами линейно, за краями\u00a0— как на краю.',
    },
  },
  {
    figure: 'expectation.mean, delivery.mean, gap.mean, points.gap',
    name: { en: 'Mean gap', ru: 'Средний разрыв' },
    formula: 'ḡ = Σ(D − E) / n; Ē = Σ E / n; D̄ = Σ D / n',
    where: ['D', 'E', 'n'],
    unit: 'own',
    source: 'Parasuraman, Zeithaml and Berry 1988',
  },
  {
    figure: 'expectation.sd, delivery.sd, gap.sd, points.sd',
    name: { en: 'Standard deviation of the gap', ru: 'Стандартное отклонение разрыва' },
    formula: 's = √(Σ(g − ḡ)² / (n − 1)); of E and D likewise',
    where: ['g', 'ḡ', 'n'],
    unit: 'own',
    source: null,
  },
  {
    figure: 'gap.ci95, points.ci95',
    name: { en: '95% interval of the mean gap', ru: '95\u00a0% интервал среднего разрыва' },
    formula: 'ḡ ± t(0.975; n − 1) · s / √n',
    where: ['ḡ', 't', 's', 'n'],
    unit: 'own',
    source: 'Student 1908',
  },
  {
    figure: 'gap.t, gap.df, gap.p, points.t, points.df, points.p',
    name: { en: 'Paired t test', ru: 'Парный критерий Стьюдента' },
    formula: 't = ḡ / (s / √n), df = n − 1, p = 2 · P(t_df ≤ −|t|)',
    where: ['ḡ', 's', 'n'],
    unit: 'none',
    source: 'Student 1908',
  },
  {
    figure: 'gap.pHolm, points.pHolm',
    name: { en: 'p after Holm', ru: 'p по Холму' },
    formula: 'max over j ≤ i of min(1, (m − j + 1) · p₍ⱼ₎)',
    where: ['m', 'p₍ᵢ₎'],
    unit: 'probability',
    source: 'Holm 1979',
    note: {
      en: 'The family: the criteria of the whole, and its sections; those of all groups that are shown make families of their own, all together.',
      ru: 'Семейство: критерии целого и его разделы; у показанных групп семейства свои, общие на все группы.',
    },
  },
  {
    figure: 'gap.pBH, points.pBH',
    name: { en: 'p after Benjamini and Hochberg', ru: 'p по Бенджамини и Хохбергу' },
    formula: 'min over j ≥ i of min(1, m / j · p₍ⱼ₎)',
    where: ['m', 'p₍ᵢ₎'],
    unit: 'probability',
    source: 'Benjamini and Hochberg 1995',
  },
  {
    figure: 'gap.dz, gap.dzCi95, points.dz, points.dzCi95',
    name: { en: 'Effect size', ru: 'Размер эффекта' },
    formula: 'd_z = ḡ / s; interval (t(1 − 1/4ν) ± z · √(1 + t²/2ν)) · se / s',
    where: ['ḡ', 's', 't', 'z'],
    unit: 'none',
    source: 'Cohen 1988; Abramowitz and Stegun 1964',
    note: {
      en: 'Of paired differences: the words small and large of Cohen’s d do not hold for it.',
      ru: 'Для парных разностей: слова «малый» и «большой» у d Коэна к нему не относятся.',
    },
  },
  {
    figure: 'wilcoxon.w, wilcoxon.p',
    name: { en: 'Signed-rank test', ru: 'Критерий знаковых рангов' },
    formula:
      'w = Σ R over g > 0; p over all signs of the ranks below 50 gaps, else z = (w − n(n + 1)/4 ∓ ½) / √(n(n + 1)(2n + 1)/24 − Σ(τ³ − τ)/48)',
    where: ['R', 'g', 'τ', 'n'],
    unit: 'ranks',
    source: 'Wilcoxon 1945',
    note: {
      en: 'n here counts gaps other than 0 only: zeros are dropped. Ties keep their mean ranks.',
      ru: 'n здесь\u00a0— только ненулевые разрывы: нули отброшены. Совпадающие делят средний ранг.',
    },
  },
  {
    figure: 'mcnemar.p',
    name: {
      en: 'McNemar’s exact test of yes-no pairs',
      ru: 'Точный критерий Макнемара для ответов «да\u00a0— нет»',
    },
    formula: 'p = 2 · P(X ≤ min(down, up)), X binomial of down + up, ½',
    where: [],
    unit: 'probability',
    source: 'McNemar 1947',
  },
  {
    figure: 'correlation',
    name: { en: 'Correlation of expectation and delivery', ru: 'Корреляция ожидания и полученного' },
    formula: 'r = cov(E, D) / (s_E · s_D)',
    where: ['E', 'D', 's_E, s_D'],
    unit: 'none',
    source: 'Pearson 1895',
  },
  {
    figure: 'shares',
    name: { en: 'Unmet, met, exceeded', ru: 'Ниже, на уровне, выше ожиданий' },
    formula: 'shares of respondents with g < −T, −T ≤ g ≤ T, g > T',
    where: ['g', 'T'],
    unit: 'share',
    source: null,
  },
  {
    figure: 'sections[].points',
    name: { en: 'Section, per respondent', ru: 'Раздел у одного ответившего' },
    formula: 'Σ w·D / Σ w, and Σ w·E / Σ w, over the criteria answered',
    where: ['w', 'D', 'E'],
    unit: 'points',
    source: null,
    note: {
      en: 'Only where at least `minimumAnswered` of the applicable weight is answered; then mean, deviation and interval over respondents.',
      ru: 'Только если отвечено хотя бы на `minimumAnswered` применимого веса; затем среднее, отклонение и интервал по ответившим.',
    },
  },
  {
    figure: 'overall.points',
    name: { en: 'Overall, per respondent', ru: 'Целое у одного ответившего' },
    formula: 'nested: Σ W·(section) / Σ W; flat: Σ w·D / Σ w over all criteria',
    where: ['W', 'w', 'D'],
    unit: 'points',
    source: null,
  },
  {
    figure: 'contribution, share, inSection',
    name: { en: 'Contribution of a criterion', ru: 'Вклад критерия' },
    formula: 'mean of s·g over the respondents who have an overall gap, 0 where not answered',
    where: ['s*', 'g'],
    unit: 'points',
    source: null,
    note: {
      en: 's is w ÷ weight answered (flat), or the section’s share among the sections that count × w ÷ weight answered in it (nested). Contributions add up to the overall gap; the mean of s is the share of the criterion.',
      ru: 's\u00a0— это w ÷ отвеченный вес (flat) или доля раздела среди учтённых × w ÷ отвеченный в нём вес (nested). Вклады складываются в общий разрыв; среднее s\u00a0— доля критерия.',
    },
  },
  {
    figure: 'shortfall, surplus, net, shortfallShown',
    name: { en: 'Shortfall, surplus', ru: 'Недобор, превышение' },
    formula:
      'shortfall = −Σ of the negative contributions; surplus = Σ of the positive ones; surplus − shortfall = gap',
    where: [],
    unit: 'points',
    source: null,
    note: {
      en: 'Surplus never pays for shortfall. `shortfallShown` is the part that comes from criteria shown to be unmet.',
      ru: 'Превышение недобора не возмещает. `shortfallShown`\u00a0— часть, которую дают критерии, о которых показано, что они ниже ожиданий.',
    },
  },
  {
    figure: 'verdictTest.unmet, verdictTest.unmetHolm',
    name: { en: 'Shown to be unmet', ru: 'Показано, что ниже ожиданий' },
    formula: 'P(t_df ≤ (ḡ + T) / se), after Holm over the criteria that count: unmet below 0.05',
    where: ['ḡ', 'T'],
    unit: 'probability',
    source: 'Student 1908; Holm 1979',
    note: {
      en: 'Of a sample. Where all gaps are the same one answer at the best gap there can be is added, for the test does not exist otherwise.',
      ru: 'Для выборки. Если все разрывы одинаковы, добавляется один ответ с наилучшим возможным разрывом, иначе критерия не существует.',
    },
  },
  {
    figure: 'verdictTest.met',
    name: { en: 'Shown to be met', ru: 'Показано, что не ниже ожиданий' },
    formula: 'P(t_df ≥ (ḡ′ + T) / se′) with one more answer at the worst gap there can be: met below 0.05',
    where: ['ḡ', 'T'],
    unit: 'probability',
    source: 'Berger 1982',
    note: {
      en: 'The whole is met where every criterion that counts is (intersection–union). Between the two a verdict is unclear.',
      ru: 'Целое оправдано, если оправдан каждый значимый критерий. Между тем и другим вердикт неясен.',
    },
  },
  {
    figure: 'exchange',
    name: { en: 'Exchange', ru: 'Обмен' },
    formula:
      'criminal: failed, or shortfall ≥ 50; unequal: unmet; unclear: unclear; exceeding: met and more than T over; else equal',
    where: ['T'],
    unit: 'none',
    source: null,
    note: {
      en: 'Of a sample shortfall and excess have to be shown: the test for exceeding is that of met, against +T.',
      ru: 'По выборке недобор и превышение нужно показать: превышение проверяется так же, как «оправдано», но против +T.',
    },
  },
  {
    figure: 'coverage',
    name: { en: 'Coverage', ru: 'Охват' },
    formula: 'weight answered / weight applicable',
    where: [],
    unit: 'share',
    source: null,
    note: {
      en: 'Skipped and “don’t know” are applicable; not shown and not applicable are not.',
      ru: 'Пропуск и «не знаю» применимы; непоказанное и неприменимое\u00a0— нет.',
    },
  },
  {
    figure: 'priorities[].gain',
    name: { en: 'Points to gain', ru: 'Сколько баллов можно добрать' },
    formula: '−contribution of the criterion',
    where: [],
    unit: 'points',
    source: null,
    note: {
      en: 'What the score gains when every answered delivery is set to its expectation, surpluses included.',
      ru: 'На столько вырастет оценка, если каждое полученное станет равно ожиданию, превышения тоже.',
    },
  },
  {
    figure: 'score',
    name: { en: 'Score', ru: 'Оценка' },
    formula:
      'D̄ overall in points; after a critical failure as `onCriticalFailure` says: the same, 0, or at most criticalCap',
    where: [],
    unit: 'points',
    source: null,
  },
  {
    figure: 'verdict',
    name: { en: 'Verdict', ru: 'Вердикт' },
    formula:
      'observed: unmet where ḡ < −T, else met; sampled: what is shown of that, else unclear; failed: unmet and critical',
    where: ['ḡ', 'T'],
    unit: 'none',
    source: null,
    note: {
      en: 'Of several criteria: failed where one is, else unmet where one with weight is, else met where all that count are.',
      ru: 'Для нескольких критериев: провал, если он есть у одного; иначе «ниже ожиданий», если таков один из имеющих вес; иначе «оправдано», если таковы все значимые.',
    },
  },
  {
    figure: 'answersToSettle',
    name: { en: 'Answers that would settle it', ru: 'Сколько ответов решат дело' },
    formula:
      'the least n at which t of the test it leans to reaches its quantile + 0.842, mean and s as they are',
    where: ['s'],
    unit: 'count',
    source: null,
    note: {
      en: '0.842 is z of 80%: so probably does it settle then. An outlook, no test.',
      ru: '0,842\u00a0— это z для 80\u00a0%: с такой вероятностью дело решится. Это прикидка, не проверка.',
    },
  },
  {
    figure: 'alpha, alphaCi95',
    name: { en: 'Cronbach’s alpha of E, D and gap', ru: 'Альфа Кронбаха для E, D и разрыва' },
    formula:
      'α = k / (k − 1) · (1 − Σ sᵢ² / s_Σ²); interval 1 − (1 − α) · exp(±z · √(2k / ((k − 1)(n − 2))))',
    where: ['k', 'sᵢ', 's_Σ', 'n', 'z'],
    unit: 'none',
    source: 'Cronbach 1951; Bonett 2002',
    note: {
      en: 'On respondents who answered all criteria.',
      ru: 'По тем, кто ответил на все критерии.',
    },
  },
  {
    figure: 'reliabilityOfDifference',
    name: { en: 'Reliability of the difference', ru: 'Надёжность разности' },
    formula: '(s_D² α_D + s_E² α_E − 2 r s_E s_D) / (s_D² + s_E² − 2 r s_E s_D)',
    where: ['s_E, s_D', 'α_E, α_D', 'r'],
    unit: 'none',
    source: 'Mosier 1943',
  },
  {
    figure: 'itemRest',
    name: { en: 'Item–rest correlation', ru: 'Корреляция критерия с остальными' },
    formula: 'corr(x, Σ − x)',
    where: ['x', 'Σ'],
    unit: 'none',
    source: 'Nunnally 1978',
    note: {
      en: 'Of E and of D, on respondents who answered all of the section; a warning names those shown below 0 (one-sided, Holm over the section).',
      ru: 'У E и у D, по ответившим на весь раздел; предупреждение называет те, о которых показано, что она ниже 0 (односторонне, Холм по разделу).',
    },
  },
  {
    figure: 'ceiling',
    name: { en: 'Ceiling', ru: 'Потолок' },
    formula: 'pairs at the best answer / n',
    where: ['n'],
    unit: 'share',
    source: null,
  },
  {
    figure: 'options[].share, options[].ci95, sharesCi95',
    name: { en: 'A share and its interval', ru: 'Доля и её интервал' },
    formula: 'c / n; (c + z²/2 ± z · √(c(n − c)/n + z²/4)) / (n + z²)',
    where: ['c', 'n', 'z'],
    unit: 'share',
    source: 'Wilson 1927',
    note: {
      en: 'By a survey’s design c / n is weighted, and n divided by the design effect.',
      ru: 'По плану выборки c / n\u00a0— с весами, а n делится на эффект плана.',
    },
  },
  {
    figure: 'summary (nps, enps)',
    name: { en: 'NPS, eNPS', ru: 'NPS и eNPS' },
    formula:
      '100 · (p − d); 100 · (p′ − d′ ± z · √((p′ + d′ − (p′ − d′)²) / (n + 3))), p′ = (promoters + ¾) / (n + 3), d′ = (detractors + ¾) / (n + 3)',
    where: ['n', 'z'],
    unit: 'none',
    source: 'Reichheld 2003; Rocks 2016',
    note: {
      en: 'No interval of fewer than two answers: it would leave out the value itself.',
      ru: 'Если ответов меньше двух, интервала нет: само значение не попало бы в него.',
    },
  },
  {
    figure: 'summary (csat)',
    name: { en: 'CSAT', ru: 'CSAT, доля довольных' },
    formula: 'share of the best ratings: one of 3, two of 4 to 7, three of more; interval after Wilson',
    where: [],
    unit: 'share',
    source: 'Wilson 1927',
  },
  {
    figure: 'summary (ces)',
    name: { en: 'CES', ru: 'CES, оценка усилий' },
    formula: 'mean rating ± t(0.975; n − 1) · s / √n',
    where: ['t', 's', 'n'],
    unit: 'own',
    source: 'Student 1908',
    note: { en: 's is that of the ratings.', ru: 's здесь\u00a0— у самих оценок.' },
  },
  {
    figure: 'drivers.decides, drivers.even, drivers.service, drivers.options[]',
    name: { en: 'Whether service decides', ru: 'Решает ли сервис' },
    formula: 'little: interval of the share below 1 / reasons; much: at or above it; else unclear',
    where: [],
    unit: 'share',
    source: 'Wilson 1927',
  },
  {
    figure: 'journey[]',
    name: { en: 'A stop of the journey', ru: 'Остановка на пути клиента' },
    formula: 'Σ h · x / Σ h over its criteria; x: E, D, gap, shortfall or surplus in points',
    where: ['h'],
    unit: 'points',
    source: null,
  },
  {
    figure: 'wasted[].surplus, silent[].surplus',
    name: { en: 'Surplus that earns nothing', ru: 'Превышение, которое ничего не даёт' },
    formula: 'wasted: ḡ of a criterion without weight, above T; silent: mean g over T of those not told',
    where: ['ḡ', 'g', 'T'],
    unit: 'points',
    source: null,
  },
  {
    figure: 'incidents.thanks.share, incidents.longRunning',
    name: { en: 'Shares of a log', ru: 'Доли в журнале' },
    formula:
      'thanks / contacts; longer than `over` / those with a beginning and an end; a cause / those longer',
    where: [],
    unit: 'share',
    source: null,
  },
  {
    figure: 'ranking.sites[].mean, ranking.sites[].ci95, ranking.between, ranking.within',
    name: { en: 'Groups drawn towards the whole', ru: 'Группы, подтянутые к целому' },
    formula:
      'B·ḡ + (1 − B)·c̄ ± z · √(B·V + (1 − B)² / Σ 1/(V + τ²)), B = τ² / (τ² + V), V = within² / n, between = τ',
    where: ['ḡ', 'n', 'z', 'τ²', 'c̄'],
    unit: 'points',
    source: 'Paule and Mandel 1982; Raudenbush and Bryk 1985',
    note: {
      en: 'within² is n · se², pooled over groups: the variance of respondents, times the design effect where the survey has a design.',
      ru: 'within²\u00a0— это n · se², общее на все группы: дисперсия у ответивших, а при плане выборки\u00a0— ещё и на эффект плана.',
    },
  },
  {
    figure: 'ranking.sites[].pHolm, ranking.sites[].outcome',
    name: { en: 'A group against all others', ru: 'Группа против всех остальных' },
    formula:
      'the larger p of t = (ḡ₁ − ḡ₂) / √(se₁² + se₂²), and of the same with n · se² pooled over both; after Holm over the groups',
    where: ['ḡ', 't'],
    unit: 'probability',
    source: 'Welch 1947; Student 1908; Holm 1979',
  },
  {
    figure: 'ranking.sites[].ranks',
    name: { en: 'Places that a group could hold', ru: 'Какие места может занимать группа' },
    formula:
      'from 1 + groups whose whole interval lies above to k − groups whose interval lies below, at 0.95^(1/k) each',
    where: [],
    unit: 'none',
    source: 'Klein, Wright and Wieczorek 2020; Šidák 1967',
    note: { en: 'k is the number of groups.', ru: 'k\u00a0— число групп.' },
  },
  {
    figure: 'ranking.needed',
    name: { en: 'Answers that tell two groups apart', ru: 'Сколько ответов различит две группы' },
    formula:
      'the least n with power ≥ 0.8 of the two-sided t test of two groups, difference 10, deviation within',
    where: [],
    unit: 'count',
    source: 'Lenth 1989',
  },
  {
    figure: 'groups[].suppressed, groups[].hidden',
    name: { en: 'Disclosure', ru: 'Сокрытие малых групп' },
    formula:
      'groups, and criteria within them, of fewer than minimumN answers; and as many cells as it takes that none of these is a total less what is shown',
    where: [],
    unit: 'count',
    source: 'Cox 1980',
  },
  {
    figure: 'weighted.effectiveN',
    name: { en: 'Effective n of survey weights', ru: 'Эффективное n при весах' },
    formula: 'n_eff = (Σ v)² / Σ v²',
    where: ['v'],
    unit: 'count',
    source: 'Kish 1965',
  },
  {
    figure: 'weighted, points.se',
    name: { en: 'Figures by the survey’s design', ru: 'Цифры по плану выборки' },
    formula:
      'ḡ = Σ v·g / Σ v; se² = Σ over strata nₕ/(nₕ − 1) · Σ over clusters (z_c − z̄ₕ)², z_c = Σ v(g − ḡ) / Σ v; df = clusters − strata',
    where: ['v', 'g', 'ḡ'],
    unit: 'points',
    source: 'Woodruff 1971',
    note: {
      en: 'Every figure is by the weights; each is computed on its own respondents. As svymean in R. Without a design se = s / √n. Signed ranks, McNemar’s test, alpha, reliability and item–rest correlations stay unweighted.',
      ru: 'Веса действуют на все цифры; каждая считается по своим ответившим, как svymean в R. Без плана выборки se = s / √n. Знаковые ранги, критерий Макнемара, альфа, надёжность и корреляции с остальными\u00a0— без весов.',
    },
  },
  {
    figure: 'zone.minimum, zone.desired, zone.perceived, zone.adequacy, zone.superiority, zone.width',
    name: { en: 'Zone of tolerance', ru: 'Зона терпимости' },
    formula: 'MSA = mean(D − M); MSS = mean(D − E); width = mean(E − M)',
    where: ['D', 'M', 'E'],
    unit: 'own',
    source: 'Zeithaml, Berry and Parasuraman 1993; Parasuraman, Zeithaml and Berry 1994',
    note: { en: 'E is what is desired.', ru: 'E\u00a0— желаемое.' },
  },
  {
    figure: 'zone.shares',
    name: { en: 'Inside the zone', ru: 'Внутри зоны' },
    formula: 'shares of respondents with D < M, M ≤ D ≤ E, D > E, among those with M ≤ E',
    where: ['D', 'M', 'E'],
    unit: 'share',
    source: 'Zeithaml, Berry and Parasuraman 1993',
  },
  {
    figure: 'ipa.criteria[].importance, ipa.criteria[].performance',
    name: { en: 'Derived importance', ru: 'Выведенная важность' },
    formula: 'corr(D, D₋ᵢ), or corr(D, delivery of the criterion named)',
    where: ['D', 'D₋ᵢ'],
    unit: 'none',
    source: 'Nunnally 1978',
    note: {
      en: 'Corrected item–total correlation. Stated importance is a mean rating, performance the mean delivery.',
      ru: 'Исправленная корреляция «пункт\u00a0— сумма». Названная важность\u00a0— средняя оценка, исполнение\u00a0— среднее полученного.',
    },
  },
  {
    figure: 'ipa.criteria[].quadrant, ipa.crosshair, ipa.otherRules[]',
    name: { en: 'Importance–performance quadrants', ru: 'Квадранты важности и исполнения' },
    formula: 'Q1 important, not done; Q2 important, done; Q3 neither; Q4 done, not important',
    where: [],
    unit: 'none',
    source: 'Martilla and James 1977; Oh 2001',
    note: {
      en: 'The lines stand at the means or medians over criteria, or at the midpoints of the scales; what is at a line is above it.',
      ru: 'Линии проходят по средним или медианам критериев либо по серединам шкал; что на линии, то выше неё.',
    },
  },
  {
    figure: 'warnings (clustered-groups)',
    name: { en: 'Design effect of groups', ru: 'Эффект группировки' },
    formula: '1 + (m̄ − 1) · ICC; an interval widens by its root',
    where: ['m̄', 'ICC'],
    unit: 'none',
    source: 'Kish 1965; Donner 1986',
  },
];

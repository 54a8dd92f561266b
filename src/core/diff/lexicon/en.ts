// English: numbers, units, limits, quantifiers, negations and opposites, as questions about service use them.

import { type Lexicon, numberedFrom, oppositesIn, unitsIn, wordsIn } from './lexicon.ts';

const CARDINALS = wordsIn(`
  zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen,
  sixteen, seventeen, eighteen, nineteen, twenty
`);
const ORDINALS = wordsIn(`
  first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth
`);

export const en: Lexicon = {
  numbers: {
    ...numberedFrom(0, CARDINALS),
    ...{
      thirty: 30,
      forty: 40,
      fifty: 50,
      sixty: 60,
      seventy: 70,
      eighty: 80,
      ninety: 90,
      dozen: 12,
      twice: 2,
    },
  },
  multipliers: { hundred: 100, thousand: 1000, million: 1_000_000 },
  working: ['working', 'business', 'office'],
  between: ['full', 'whole', 'calendar', 'more', 'extra'],
  around: ['about', 'around', 'roughly', 'some', 'the', 'approximately', 'a', 'total', 'of'],
  ranges: ['to', 'or', 'and'],
  spelled: [
    [/\bhalf an? (hour|minute|day|year|metre|meter)\b/gu, '0.5 $1'],
    [/\b(?:a |one )?quarter of an hour\b/gu, '0.25 hour'],
    [/\ban hour and a half\b/gu, '1.5 hours'],
    [/\ba couple of\b/gu, '2'],
    [/\ba pair of\b/gu, '2'],
  ],
  decimalComma: false,
  articles: ['a', 'an', 'one', 'single'],
  ordinals: numberedFrom(1, ORDINALS),
  units: unitsIn(`
    second | time | 1 | seconds, sec, secs | s, second
    minute | time | 60 | minute, minutes, mins | min
    hour | time | 3600 | hour, hours, hrs | h, hr
    day | time | 86400 | day, days | d
    week | time | 604800 | week, weeks |
    month | months | 1 | month, months |
    year | months | 12 | year, years |
    rouble | roubles | 1 | rouble, roubles, ruble, rubles, rub, ₽ |
    euro | euros | 1 | euro, euros, eur, € |
    dollar | dollars | 1 | dollar, dollars, usd, $ |
    pound | pounds | 1 | pounds, gbp, £ | pound
    cent | cents | 1 | cents | cent
    percent | percent | 1 | percent, percentage, % |
    centimetre | length | 1 | centimetre*, centimeter* | cm
    metre | length | 100 | metre, metres, meter, meters | m
    kilometre | length | 100000 | kilometre*, kilometer* | km
    millimetre | length | 0.1 | millimetre*, millimeter* | mm
    inch | length | 2.54 | inch, inches |
    foot | length | 30.48 | feet | foot, ft
    litre | volume | 1000 | litre, litres, liter, liters | l
    millilitre | volume | 1 | millilitre*, milliliter* | ml
    gallon | gallons | 1 | gallon, gallons |
    ounce | ounces | 1 | ounce, ounces | oz
    tonne | mass | 1000000 | tonne, tonnes | ton, tons
    mile | miles | 1 | mile, miles |
    gram | mass | 1 | gram, grams | g
    kilogram | mass | 1000 | kilogram*, kilo, kilos | kg
    degree | degrees | 1 | degrees, ° c, degrees celsius, ° | degree
    fahrenheit | fahrenheit | 1 | ° f, degrees fahrenheit |
    permille | percent | 0.1 | ‰ |
    percentage point | percentage points | 1 | percentage points, percentage point | pp, p p
    point | points | 1 |  | points, point, pts
    star | stars | 1 |  | stars, star
    ring | rings | 1 | rings | ring
    step | steps | 1 | steps | step
    time | times | 1 |  | time, times
  `),
  per: ['within', 'per', 'every', 'each', 'under', 'over'],
  limits: {
    upper: wordsIn(`
      within, under, below, less than, fewer than, cheaper than, shorter than, at most, at the most, up to,
      until, no more than, not more than, no longer than, not longer than, no later than, not later than,
      no higher than, lower than, smaller than, not exceed, not exceeding, in under, in less than, maximum,
      max, by, before, sooner than, earlier than, faster than, quicker than, in, or less, or fewer,
      or sooner, or below, <, ≤
    `),
    lower: wordsIn(`
      over, above, more than, greater than, longer than, dearer than, higher than, larger than, bigger than,
      from, starting from, at least, at the least, no less than, not less than, no fewer than,
      not fewer than, no earlier than, not before, minimum, min, exceed*, beyond, after, later than,
      slower than, or more, or longer, or above, or later, and more, >, ≥, +
    `),
  },
  deadlines: {
    'at once': wordsIn(`
      at once, right away, straight away, immediately, instantly, on the spot, without delay, there and then
    `),
    'same day': ['same day', 'the same day', 'on the same day', 'the day itself'],
    'next day': ['next day', 'the next day', 'the following day', 'next morning'],
    yesterday: ['yesterday'],
    eventually: ['eventually', 'in the end', 'at last', 'later on', 'some day'],
    hourly: ['hourly'],
    daily: ['daily'],
    weekly: ['weekly'],
    monthly: ['monthly'],
    yearly: ['yearly', 'annually'],
    today: ['today', 'by the end of the day', 'by the end of today'],
    tomorrow: ['tomorrow'],
    'end of the week': ['by the end of the week'],
    closing: ['before closing', 'by closing time'],
    deadline: ['on time', 'in time', 'by the deadline', 'before the deadline'],
  },
  dates: {
    weekday: [
      ['monday', 'mondays'],
      ['tuesday', 'tuesdays'],
      ['wednesday', 'wednesdays'],
      ['thursday', 'thursdays'],
      ['friday', 'fridays'],
      ['saturday', 'saturdays'],
      ['sunday', 'sundays'],
      ['weekend', 'weekends'],
      ['weekday', 'weekdays'],
    ],
    month: [
      ['january', 'jan'],
      ['february', 'feb'],
      ['march', 'mar'],
      ['april', 'apr'],
      // The word alone is mostly a verb.
      ['in may', 'by may', 'until may', 'before may', 'after may', 'since may', 'of may', '#may'],
      ['june', 'jun'],
      ['july', 'jul'],
      ['august', 'aug'],
      ['september', 'sept', 'sep'],
      ['october', 'oct'],
      ['november', 'nov'],
      ['december', 'dec'],
    ],
    season: [['spring'], ['summer'], ['autumn'], ['winter']],
    'time of day': [
      ['morning', 'mornings', 'am'],
      ['afternoon', 'afternoons'],
      ['evening', 'evenings', 'pm'],
      ['night', 'nights', 'overnight'],
    ],
    which: [
      ['this week', 'this month', 'this year'],
      ['next week', 'next month', 'next year'],
      ['last week', 'last month', 'last year'],
    ],
    side: [
      ['on the left', 'to the left', 'left-hand'],
      ['on the right', 'to the right', 'right-hand'],
    ],
  },
  inFull: (text) =>
    text
      .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, (said, number) => ORDINALS[Number(number) - 1] ?? said)
      .replace(
        /(?<![\d.:])(\d{1,2})(?:[:.]([0-5]\d))? ?([ap])\.? ?m\b\.?/g,
        (said, hour, minutes = '00', half) =>
          Number(hour) > 12 ? said : ` ${(Number(hour) % 12) + (half === 'p' ? 12 : 0)}:${minutes}`,
      )
      .replace(/\b(\d{1,2}(?:st|nd|rd|th)?) (?:of )?may\b/g, '$1 #may')
      .replace(/\bmay (?=\d{1,2}(?:st|nd|rd|th)?\b)/g, '#may '),
  quantifiers: {
    all: wordsIn(`
      all, every, each, always, everyone, everybody, everything, everywhere, both, whole, entire,
      constantly, invariably
    `),
    most: wordsIn(`
      most, mostly, usually, often, typically, generally, mainly, majority, frequently, as a rule
    `),
    many: ['many', 'lots of', 'plenty of', 'a lot of', 'numerous'],
    third: ['a third of', 'one third', 'one-third', 'a third'],
    quarter: ['a quarter of', 'one quarter', 'a quarter'],
    part: ['part of', 'some part of'],
    sometimes: ['sometimes', 'occasionally', 'now and then', 'from time to time', 'at times'],
    some: wordsIn(`
      some, any, anyone, anybody, anything, someone, somebody, something, anywhere, somewhere, ever, either,
      a few, several, at any time
    `),
    few: ['few', 'rarely', 'seldom', 'hardly', 'scarcely', 'barely', 'hardly ever', 'hardly any'],
    none: wordsIn(`
      never, none, nobody, no one, nothing, nowhere, neither, not a single, not one, not once
    `),
    only: ['only', 'solely', 'exclusively', 'merely', 'nothing but'],
    except: ['except', 'except for', 'apart from', 'other than', 'excluding', 'unless'],
    half: ['half', 'half of', 'a half', 'a half of', 'half the'],
  },
  negations: wordsIn(`
    not, no, never, none, nobody, no one, nothing, nowhere, neither, nor, cannot, not a single, not one,
    not once, fail to, failed to, fails to, failing to, forget to, forgot to, forgets to, neglect to,
    neglected to, refuse to, refused to
  `),
  concord: [],
  idle: wordsIn(`
    how many, how much, how often, how long, how soon, how few, good morning, good afternoon, good evening,
    good night, so much, very much, at all, after all, above all, first of all, all right, all in all,
    all over, each other, one another, or not, whether or not, no doubt, of course, at first, in case,
    in order, in person, in fact, in advance, by phone, by name, by hand, under way, over the phone,
    hand over, second to none, if any, day to day, time to time, to all appearances, last but not least,
    no matter
  `),
  conjunctions: wordsIn(`
    and, or, also, plus, &, as well as, not only, and also, as well, in addition
  `),
  alternatives: ['or', 'either'],
  homographs: () => [],
  shapes: (word) => [word.replace(/ than$/, '')],
  polite: [],
  denying: ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'mis'],
  turning: [
    ['ful', 'less'],
    ['fully', 'lessly'],
  ],
  opposites: oppositesIn(`
    noon, midday | midnight
    clean*, spotless*, tidy, tidily, neat*, immaculate* | dirt*, filth*, messy, untidy, grubby, stained, soiled
    polite*, courteous*, respectful*, civil* | rude*, impolite*, discourteous*, disrespectful*, insolent*
    fast*, quick*, prompt*, swift*, rapid*, speedy, speedily | slow*, sluggish*, delayed, late
    friendl*, warm*, welcoming, kind, kindly, cordial* | cold*, hostile*, unfriendl*, grumpy, surly, indifferent*
    warm*, hot, hotter, heated | cold*, cool, cooler, chilled, lukewarm
    cheap*, inexpensive*, low-priced | expensive*, dear, dearer, costly, pricey, overpriced
    easy, easily, easier, simple, simply, effortless* | hard, harder, difficult*, complicated, complex
    good, well, better, best, excellent*, great | bad, badly, worse, worst, poor, poorly, terrible, terribly
    early, earlier, earliest | late, later, latest
    open, opened, opens, opening | closed, shut, close, closes, closing
    quiet*, silent* | loud*, noisy, noisily, noise
    light, bright*, well-lit, lit | dark*, dim, gloomy, unlit
    full, filled | empty, emptied
    long, longer, longest | short, shorter, shortest, brief*
    large, larger, big, bigger, biggest, wide | small, smaller, little, tiny, narrow
    more, greater, most | less, fewer, least
    high, higher, highest, highly, tall | low, lower, lowest
    increase*, raise*, rose, rise, rises, grew, grow* | decrease*, reduce*, lower*, fell, fall, falls, drop*, cut
    before, beforehand | after, afterwards
    with | without
    inside, indoors | outside, outdoors
    on, enabled, switched-on | off, disabled
    up, upstairs | down, downstairs
    enter*, arriv*, came, come, comes, entrance | leav*, left, depart*, went, exit*
    begin*, began, start* | end, ended, ends, finish*, stop*
    accept*, agree*, grant*, approv* | reject*, refus*, declin*, den*, disagree*
    allow*, permit*, let | forbid*, forbade, prohibit*, ban, banned, prevent*
    help*, assist*, support* | hinder*, obstruct*, hamper*, impede*
    remember*, remembered | forget*, forgot*
    praise*, thank*, compliment* | criticis*, criticiz*, blam*, scold*, insult*
    buy*, bought, purchas* | sell, sells, sold, selling, return*, returned
    attentive*, interested, focused | inattentive*, bored, distracted, absent-minded
    listen* | interrupt*, ignor*
    notice*, noticed, acknowledg* | ignor*, overlook*, missed
    calm*, relaxed | nervous*, angry, angrily, irritat*, agitated, stressed
    correct*, right, accurate*, true, truthful* | wrong*, incorrect*, false*, inaccurate*, mistaken*
    clear*, understandabl*, plain*, legible | unclear*, confus*, vague*, muddled, illegible
    honest*, frank*, open* | dishonest*, deceiv*, deceit*, evasive*, lied, lying
    safe*, secure* | danger*, unsafe*, risky
    fresh* | stale, rotten, spoiled, expired, old
    new, newest | old, used, worn
    complete*, whole, full | incomplete*, partial*, partly
    satisf*, happy, pleased, glad, content | dissatisf*, unhappy, annoyed, displeased, upset, disappointed
    comfortabl*, convenient*, cosy | uncomfortabl*, inconvenient*, awkward*
    pleasant*, nice*, agreeable | unpleasant*, nasty, disagreeable
    present, available, in stock | absent, unavailable, missing, lacking
    professional*, competent*, knowledgeabl*, skilled | unprofessional*, incompetent*, ignorant*, clueless
    voluntar*, unprompted, unasked, proactive* | reluctant*, grudging*, unwilling*
    free, gratis | paid, charged, chargeable, busy, occupied
    busy, crowded, occupied, engaged | free, empty, idle, vacant
    public*, openly | private*, secret*, confidential*
    strong*, firm* | weak*, feeble, limp
    smil* | frown*, scowl*
    mandatory, compulsory, required, obligatory, must | optional, voluntary, may
    first, initial* | last, final*
    same, identical | different, other, another
    win, won, gain*, gained | lose, lost, losing, losses
    succeed*, success*, succeeded | fail, failed, failure*, unsuccessful*
    solved, resolved, fixed, repaired | unsolved, unresolved, broken, ignored
    working, functioning, operational, intact | broken, faulty, damaged, out of order
    advantage*, benefit*, strength* | disadvantage*, drawback*, weakness*, harm*
    near, nearer, close, closer | far, farther, further, distant
    willing*, eager*, gladly | unwilling*, reluctant*
    patient* | impatient*, hurried*, rushed
    generous* | stingy, mean, greedy
    include*, including | exclude*, excluding
    above | below, under, beneath
    over | under
    keep, keeps, kept, keeping, honour*, fulfil* | break, breaks, broke, broken, breach*
    visible, seen, shown, show, shows, displayed | hidden, hid, hide, hides, concealed, invisible
    offer, offered, offers, gave, given, provided | deny, denied, denies, withheld, refus*
    heavy | light
    soft* | hard, firm*
    interested, concerned, caring | indifferent*, uninterested, unconcerned, bored
    clearly, distinctly | mumbl*, mutter*, indistinctly
    truth, truthfully | lie, lied, lies, lying
    calm | temper
    tidy, order, orderly | mess, chaos, chaotic
    next, beside, nearby | away, far
    left | right
    much, many, plenty, enough, sufficient* | little, few, insufficient*, too little, too few, not enough
    too much, too many | too little, too few
    connected, online, available | disconnected, offline
    agree*, agreed | refus*, declin*
    arrival*, check-in | departure*, check-out
    ask*, asked | answer*, replied
    speak*, spoke, talk* | silent*, quiet*, kept silent
    love*, like*, enjoy* | hate*, dislike*, loath*
    add*, added | remov*, deleted, deduct*
    push* | pull*
    minimal*, minimise*, minimize* | maximal*, maximise*, maximize*
    certain*, sure, confident* | doubtful*, unsure, uncertain*, hesitant*
    wide*, spacious, roomy | narrow*, cramped
    rich | poor
    thick | thin
    wet, damp | dry
    sharp* | blunt*
    sweet | bitter, sour
    modern, up to date, up-to-date | outdated, old-fashioned, obsolete
    active* | passive*, inactive*
    gentl*, careful* | rough*, careless*
    improv*, better | worsen*, deteriorat*, worse
    protect* | endanger*, expos*
    serve*, served | ignor*, neglect*
    apologi* | blam*, excus*
    welcome*, welcomed, invited | turned away, sent away, unwelcome
    locked | unlocked
    in stock | out of stock
    in order, in working order | out of order
    transparent* | opaque*, hidden
    maximum, max | minimum, min
    faster | slower
    trust*, believe* | distrust*, mistrust*, doubt*, suspect*
  `),
  fillers: wordsIn(`
    a, an, the, this, that, these, those, there, here, it, its, they, them, their, you, your, we, us, our,
    he, she, him, her, his, i, me, my, who, whom, whose, which, what, how, when, where, why, whether, if,
    as, than, then, so, is, are, was, were, be, been, being, am, do, does, did, done, has, have, had,
    having, will, would, can, could, shall, should, may, might, must, get, got, of, to, in, on, at, by, for,
    from, with, about, into, onto, during, through, while, and, or, but, also, too, very, much, many
  `),
};

// The prompter that reads aloud well: plain lines, numbered answers, one question after the other; nothing is ever redrawn.

import { createInterface } from 'node:readline';
import { isRunning, toggle, wholeSeconds } from '../core/walk/stopwatch.ts';
import type { Env } from '../env.ts';
import { forTerminal } from '../text/escape.ts';
import type { Speaker } from '../words/index.ts';
import { type Command, LETTERS, onLatinKeyboard } from './commands.ts';
import type { Entry } from './entry.ts';
import { Interrupted } from './interrupted.ts';
import type { Aids, Prompter, Reply } from './prompter.ts';
import type { Question, Review } from './question.ts';
import { doubtsOf, summary } from './review-screen.ts';

export function openLinePrompter(env: Env, speaker: Speaker, signal: AbortSignal): Prompter {
  const { say } = speaker;
  const lines = openLines(env, signal);
  let message = '';
  let isFirst = true;
  /** Whether the last file named is to be asked for once more. */
  let again = false;
  /** Whether the cursor stands behind a label, on a line that nobody has ended. */
  let isWaiting = false;
  const tell = (...sentences: readonly string[]) => {
    for (const sentence of sentences) env.stderr.write(`${sentence}\n`);
  };
  const read = async (label: string): Promise<string> => {
    env.stderr.write(`${label} `);
    isWaiting = true;
    const typed = await lines.next();
    isWaiting = false;
    return typed.trim();
  };
  const told = () => {
    if (message !== '') tell(message);
    message = '';
  };

  /** One of a numbered list; insists until it has one. */
  const pickOf = async (message: string, names: readonly string[]): Promise<number> => {
    tell('', forTerminal(message), ...names.map((name, i) => `${i + 1}. ${forTerminal(name)}`));
    for (;;) {
      const typed = await read(say('lines.number', { most: names.length }));
      const number = Number(typed);
      if (Number.isInteger(number) && number >= 1 && number <= names.length) return number - 1;
      const wanted = typed.toLowerCase();
      const matching = names.flatMap((name, i) => (name.toLowerCase().includes(wanted) ? [i] : []));
      if (wanted !== '' && matching.length === 1) return matching[0]!;
      tell(say('lines.no-such-number'));
    }
  };

  const describe = (question: Question) => {
    tell('', say('lines.question', { number: question.number, of: question.of, section: question.section }));
    if (question.preface !== '') tell(question.preface);
    if (question.pass === 'expectation') tell(say('walk.what-expected'));
    if (question.critical) tell(say('lines.critical'));
    tell(question.text);
    if (question.expected !== null) tell(question.expected);
    if (question.entry.by === 'picking')
      tell(...question.entry.options.map(({ key, label }) => (label === '' ? key : `${key}: ${label}`)));
    else if (question.entry.by === 'typing') tell(question.entry.hint);
    if (question.entry.by === 'typing' && question.entry.stopwatch) tell(say('lines.stopwatch'));
    if (question.given) tell(say('walk.given', { answer: question.given.text }));
    if (question.note !== '') tell(say('walk.note', { note: question.note }));
    const begun = question.unsent.note ?? question.unsent.reason;
    if (begun !== undefined) tell(say('lines.unsaved', { text: forTerminal(begun) }));
    if (isRunning(question.watch)) tell(say('lines.still-running'));
    for (const { text } of question.running) tell(say('walk.still-running', { text }));
    if (question.evidence.length > 0) tell(say('walk.evidence', { files: question.evidence.join(', ') }));
    if (isFirst) tell(say(question.entry.by === 'writing' ? 'lines.commands-slash' : 'lines.commands'));
    isFirst = false;
  };

  /** A watch as it stands now: the question has it as it stood when it was asked. */
  let watch = { started: null, stopped: null, paused: 0 } as Question['watch'];
  const stopwatch = (question: Question, command: 'start' | 'stop', { keep }: Aids): Reply | null => {
    const now = env.now().getTime();
    if (isRunning(watch) === (command === 'start')) {
      tell(say(command === 'start' ? 'lines.already-running' : 'lines.not-running'));
      return null;
    }
    // Once answered, the next run begins anew.
    watch =
      command === 'start' && question.given !== null
        ? { started: now, stopped: null, paused: 0 }
        : toggle(watch, now);
    keep({ watch, unsent: question.unsent });
    if (command === 'start') {
      tell(say('lines.started'));
      return null;
    }
    const value = wholeSeconds(watch, now);
    tell(say('lines.stopped', { time: speaker.duration(value) }));
    return { does: 'answer', value };
  };

  const expectation = async (question: Question): Promise<Reply | null> => {
    if (question.pass === 'expectation' || !question.scored) {
      tell(say('walk.no-expectation'));
      return null;
    }
    const typed = await read(say('field.expected'));
    if (typed === '') return null;
    const value = valueIn(typed, question.entry);
    if (value !== null) return { does: 'expect', value };
    tell(notUnderstood(typed, question.entry, speaker));
    return null;
  };

  const evidence = async (question: Question, aids: Aids): Promise<Reply | null> => {
    if (question.evidence.length > 0)
      tell(...question.evidence.map((file, i) => `${i + 1}. ${file}`), say('lines.detach'));
    const path = await read(say('field.evidence'));
    if (path === '') return null;
    if (!/^[-−]\s*\d+$/.test(path)) {
      const fault = await aids.look(path);
      if (fault) {
        tell(say(`error.${fault.code}`, fault.args));
        return null;
      }
    }
    const removed = /^[-−]\s*(\d+)$/.exec(path);
    if (removed) return { does: 'detach', position: Number(removed[1]) - 1 };
    const copy = (await pickOf(say('lines.how-evidence'), [say('key.copy'), say('key.refer')])) === 0;
    return { does: 'attach-file', path, copy };
  };

  /** A command that leads somewhere gives a reply; one that only tells gives null. */
  const act = async (
    command: Command | 'start' | 'stop',
    question: Question,
    aids: Aids,
  ): Promise<Reply | null> => {
    const before = question.pass === 'expectation';
    if (before && (command === 'evidence' || command === 'not-applicable' || command === 'review')) {
      tell(say('walk.not-yet'));
      return null;
    }
    switch (command) {
      case 'start':
      case 'stop':
        return stopwatch(question, command, aids);
      case 'guide':
        tell(question.guide === '' ? say('walk.no-guide') : question.guide);
        return null;
      case 'help':
        tell(
          ...(Object.keys(LETTERS) as Command[]).map(
            (name) => `${say(`word.${name}`)}: ${say(`help.${name}`)}`,
          ),
        );
        return null;
      case 'note': {
        const text = await read(say('field.note'));
        return text === '' ? null : { does: 'note', text: text === '-' ? '' : text };
      }
      case 'not-applicable': {
        const reason = await read(say('field.reason'));
        if (reason !== '') return { does: 'blank', blank: 'not-applicable', reason };
        tell(say('walk.reason-first'));
        return null;
      }
      case 'evidence':
        return evidence(question, aids);
      case 'expectation':
        return expectation(question);
      case 'back':
        return { does: 'back' };
      case 'skip':
        return { does: 'blank', blank: 'skipped' };
      case 'dont-know':
        return { does: 'blank', blank: 'dont-know' };
      case 'review':
        return { does: 'review' };
      case 'briefing':
        if (question.rationale !== '') tell(say('walk.why', { why: question.rationale }));
        tell(question.briefing.title, ...question.briefing.paragraphs.filter((text) => text !== ''));
        return null;
      case 'undo':
        return { does: 'undo' };
      case 'quit':
        if (isRunning(watch) || question.running.length > 0) tell(say('lines.quit-running'));
        return { does: 'quit' };
    }
  };

  const question = async (asked: Question, aids: Aids): Promise<Reply> => {
    watch = asked.watch;
    told();
    if (again) {
      again = false;
      const reply = await evidence(asked, aids);
      if (reply) return reply;
    }
    if (asked.wanted !== null) {
      const reply = await act(asked.wanted, asked, aids);
      if (reply) return reply;
    }
    describe(asked);
    for (;;) {
      const typed = await read(say(asked.pass === 'expectation' ? 'field.expected' : 'field.answer'));
      if (typed === '' && isRunning(watch)) {
        const reply = stopwatch(asked, 'stop', aids);
        if (reply) return reply;
        continue;
      }
      if (typed === '' && asked.given !== null) return { does: 'forward' };
      const command = commandIn(typed, asked.entry, speaker);
      if (command === null && asked.entry.by === 'writing' && typed !== '')
        return { does: 'tell', words: typed };
      const value = command === null || asked.entry.by === 'picking' ? valueIn(typed, asked.entry) : null;
      if (value !== null) return { does: 'answer', value };
      const reply = command && (await act(command, asked, aids));
      if (reply) return reply;
      if (command === null) tell(notUnderstood(typed, asked.entry, speaker));
    }
  };

  return {
    async choose({ message: what, options }) {
      const names = options.map(({ name, description }) => (description ? `${name}: ${description}` : name));
      return options[await pickOf(what, names)]!.value;
    },
    async ask({ message: what, preset }) {
      const typed = await read(forTerminal(preset ? `${what} (${preset})` : what));
      return typed === '' ? (preset ?? '') : typed;
    },
    async brief({ title, paragraphs }) {
      tell(
        '',
        forTerminal(title),
        ...paragraphs.map(forTerminal).filter((text) => text !== ''),
        say('lines.brief'),
      );
      const typed = await read(say('lines.start'));
      if (wordIn(typed, speaker) === 'quit') throw new Interrupted('quit');
    },
    question,
    async threshold({ asked, questions }) {
      tell('', say('threshold.asked', { count: asked }), say('threshold.go', { count: questions }));
      const command = wordIn(await read(say('lines.begin')), speaker);
      return command === 'back' || command === 'quit' ? { does: command } : { does: 'begin' };
    },
    async review(review) {
      told();
      tell(
        '',
        say('review.title'),
        summary(review, speaker),
        ...review.rows.map((row) => rowOf(row, speaker)),
      );
      if (review.unexpected > 0) tell(say('review.unexpected', { count: review.unexpected }));
      return reviewReply(review);
    },
    during: (what, work) => {
      tell(what);
      return work(() => {}, new AbortController().signal);
    },
    tell(sentence) {
      message = sentence;
    },
    refuse(sentence) {
      message = sentence;
      again = true;
    },
    close() {
      if (isWaiting) tell('');
      isWaiting = false;
      lines.close();
    },
  };

  async function reviewReply(review: Review): Promise<Reply> {
    let confirming = false;
    for (;;) {
      const typed = await read(say('lines.review'));
      const row = review.rows.find(({ number }) => String(number) === typed);
      if (row) return { does: 'go', criterion: row.id };
      const command = wordIn(typed, speaker);
      if (command === 'back' || command === 'quit' || command === 'undo') return { does: command };
      const isFinish = [say('word.finish'), 'finish', 'f'].includes(onLatinKeyboardIf(typed));
      const doubts = doubtsOf(review, speaker);
      if (isFinish && doubts.length > 0 && !confirming) {
        confirming = true;
        tell(...doubts, say('lines.finish-so'));
      } else if (isFinish) return { does: 'finish' };
      else tell(say('lines.no-such-number'));
    }
  }
}

const onLatinKeyboardIf = (typed: string): string =>
  typed.length === 1 ? onLatinKeyboard(typed) : typed.toLowerCase();

function rowOf(
  { number, text, answer, gap, hasNote, lacking }: Review['rows'][number],
  { say }: Speaker,
): string {
  const parts = [`${number}. ${text} ${answer}`];
  if (gap !== null) parts.push(say(`lines.gap.${gap.lean}`, { gap: gap.text.replace(/^[−+]/, '') }));
  if (hasNote) parts.push(say('lines.has-note'));
  if (lacking !== '') parts.push(say('lines.lacking', { list: lacking }));
  return parts.join('; ');
}

function valueIn(typed: string, entry: Entry): number | null {
  if (entry.by === 'typing') return entry.read(typed);
  if (entry.by === 'writing') return null;
  const wanted = typed.toLowerCase().replace(',', '.');
  const option = entry.options.find(
    ({ key, aliases, label }) => key === wanted || aliases.includes(wanted) || label.toLowerCase() === wanted,
  );
  return option?.value ?? null;
}

function notUnderstood(typed: string, entry: Entry, { say }: Speaker): string {
  if (typed === '') return say('lines.empty');
  return entry.by === 'typing'
    ? entry.complain(typed)
    : say('lines.no-such-answer', { typed: forTerminal(typed) });
}

/** A command typed as its word or its letter; where words are the answer, only after a slash. */
function commandIn(typed: string, entry: Entry, speaker: Speaker): Command | 'start' | 'stop' | null {
  if (!typed.startsWith('/') && entry.by === 'writing') return null;
  const word = typed.replace(/^\//, '').toLowerCase();
  if (entry.by === 'typing' && entry.stopwatch)
    for (const command of ['start', 'stop'] as const)
      if (word === command || word === speaker.say(`word.${command}`)) return command;
  return wordIn(word, speaker);
}

function wordIn(typed: string, { say }: Speaker): Command | null {
  const word = typed.toLowerCase();
  const found = (Object.keys(LETTERS) as Command[]).find(
    (command) =>
      word === command ||
      word === say(`word.${command}`) ||
      ([...word].length === 1 && LETTERS[command].includes(onLatinKeyboard(word))),
  );
  return found ?? null;
}

/** Lines wait in a queue, like keys. */
function openLines(env: Env, signal: AbortSignal) {
  const queue: (string | Interrupted)[] = [];
  let wake = () => {};
  const push = (item: string | Interrupted) => {
    queue.push(item);
    wake();
  };
  const reader = createInterface({ input: env.stdin, terminal: false });
  reader.on('line', push).on('close', () => push(new Interrupted('closed')));
  env.stdin.on('error', () => push(new Interrupted('closed')));
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  return {
    async next(): Promise<string> {
      if (queue.length === 0 && !signal.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (signal.aborted) throw signal.reason;
      const item = queue.shift();
      if (typeof item === 'string') return item;
      throw item ?? new Interrupted('closed');
    },
    close() {
      signal.removeEventListener('abort', onAbort);
      reader.close();
    },
  };
}

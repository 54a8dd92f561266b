// Runs all tests once as they are, to see which come by which mutant; then the mutants, one after another, each against the tests
// that come by it, the cheap and near ones first, until one fails. A test that then fails without the mutant too was spoilt by it:
// that mutant is tried again in a fresh process, where only what is shown there counts.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { collectTests, getFn, getHooks } from '@vitest/runner';
import { inject, TestRunner } from 'vitest';
import { PLAN, ROOT, tell, told } from './sample.js';

const mutants = inject('mutants');
const hits = new Uint32Array(mutants.length);
const onLoading = new Set();
globalThis.svcMutation = {
  active: -1,
  hits,
  /** How often the active one was passed, and how often it may be: more is an endless loop. */
  passed: 0,
  limit: Number.POSITIVE_INFINITY,
  hit() {
    if (++this.passed > this.limit) throw new Error('endless');
    return true;
  },
  isLoaded() {
    for (const number of taken().keys()) onLoading.add(number);
  },
};

/** Which mutants were passed since this was asked last, and how often. */
function taken() {
  const passed = new Map();
  for (const [number, count] of hits.entries()) if (count > 0) passed.set(number, count);
  hits.fill(0);
  return passed;
}

/** A process that goes on knows from here what the tests pass, and loads those that it needs. */
const plan = existsSync(PLAN) ? JSON.parse(readFileSync(PLAN, 'utf8')) : undefined;
/** Of each test by its id what it takes (ms) and passes. */
const seen = new Map(plan?.seen);
/** By id, those that are loaded. */
const tests = new Map();
const before = told();
const around = new Map();

export default class extends TestRunner {
  files = 0;

  onCollected(files) {
    for (const file of files) {
      for (const test of testsIn(file)) {
        tests.set(test.id, test);
        if (plan) test.mode = 'skip';
      }
      postponeEnds(file);
    }
  }

  async testOf(id) {
    if (!tests.has(id)) {
      // What a file does when it is loaded is no test.
      const { active } = globalThis.svcMutation;
      globalThis.svcMutation.active = -1;
      this.onCollected(await collectTests([join(ROOT, seen.get(id).file)], this));
      globalThis.svcMutation.active = active;
    }
    return tests.get(id);
  }

  async onBeforeRunSuite(suite) {
    await super.onBeforeRunSuite(suite);
    if ('filepath' in suite) {
      taken();
      around.set(suite.id, new Map());
    } else this.outside(suite);
  }

  async onBeforeRunTask(test) {
    await super.onBeforeRunTask(test);
    this.outside(test);
  }

  onAfterRunTask(test) {
    super.onAfterRunTask(test);
    const passes = [...taken()];
    const file = relative(ROOT, test.file.filepath);
    if (test.result?.state === 'pass') seen.set(test.id, { file, ms: test.result.duration, passes });
  }

  async onAfterRunSuite(suite) {
    this.outside(suite);
    await super.onAfterRunSuite(suite);
  }

  /** What passes between tests, in hooks, is passed by each test of the file. */
  outside({ file }) {
    for (const [number, count] of taken()) around.get(file.id)?.set(number, count);
  }

  async onAfterRunFiles(files) {
    super.onAfterRunFiles(files);
    this.files += files.length;
    if (this.files === this.workerState.ctx.files.length) await this.campaign();
  }

  async campaign() {
    if (!plan) {
      for (const [id, { passes }] of seen) passes.push(...(around.get(tests.get(id).file.id) ?? []));
      writeFileSync(PLAN, JSON.stringify({ seen: [...seen], onLoading: [...onLoading] }));
    }
    const isStatic = new Set(plan?.onLoading ?? onLoading);
    const passing = mutants.map(() => []);
    for (const [id, { passes }] of seen)
      for (const number of new Set(passes.map(([number]) => number))) passing[number].push(id);
    const limits = mutants.map(() => 0);
    for (const { passes } of seen.values()) for (const [number, count] of passes) limits[number] += count;
    const sample = mutants
      .map((mutant, number) => ({
        ...mutant,
        number,
        limit: 100 * limits[number] + 1000,
        tests: passing[number],
      }))
      .filter(({ number, tests }) => tests.length > 0 || !isStatic.has(number))
      .slice(0, inject('size'));
    const watch = watching();
    for (const [mutant, isLate] of [
      ...sample.map((one) => [one, false]),
      ...sample.map((one) => [one, true]),
    ]) {
      const last = before.get(mutant.hash);
      const isOpen = isLate ? last?.verdict === 'lived' && last.left > 0 : !last;
      if (!isOpen && last?.verdict !== 'again' && last?.verdict !== 'trying') continue;
      const line = {
        hash: mutant.hash,
        place: mutant.place,
        mutator: mutant.mutator,
        replacement: mutant.replacement,
      };
      // The process died of it, twice.
      const times = last?.verdict === 'trying' ? last.times + 1 : (last?.times ?? 1);
      if (times > 2) {
        tell({ ...line, verdict: 'killed', why: 'the process ended' });
        continue;
      }
      const began = process.cpuUsage();
      const spent = () => {
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1e6;
      };
      tell({ ...line, verdict: 'trying', times });
      const result = await this.verdictOn(mutant, last?.by, watch, isLate);
      const said = { ...line, ...result, times, tests: mutant.tests.length, seconds: spent() };
      tell(said);
      before.set(mutant.hash, said);
      if (result.verdict === 'again') {
        for (const end of ends) await quietly(end);
        process.kill(process.pid, 'SIGKILL');
      }
    }
    watch.end();
    for (const end of ends) await quietly(end);
    tell({ hash: 'end', verdict: 'end', size: inject('size') });
  }

  async verdictOn(mutant, suspect, watch, isLate) {
    const { early, late } = inOrder(mutant);
    const chosen = (isLate ? late : early).filter((id) => !before.has(id));
    let isFresh = false;
    if (chosen.includes(suspect)) {
      chosen.splice(chosen.indexOf(suspect), 1);
      // It needs others before it, or a place that it has not been in.
      if ((await this.failing([suspect], watch)) || (await this.failing([suspect], watch)))
        leaveOut(tests.get(suspect));
      else {
        chosen.unshift(suspect);
        isFresh = true;
      }
    }
    if (mutant.tests.length === 0) return { verdict: 'no test comes by' };
    Object.assign(globalThis.svcMutation, { active: mutant.number, passed: 0, limit: mutant.limit });
    const failed = await this.failing(chosen, watch);
    const { passed, limit } = globalThis.svcMutation;
    Object.assign(globalThis.svcMutation, { active: -1, passed: 0, limit: Number.POSITIVE_INFINITY });
    if (passed > limit) return { verdict: 'killed', why: 'it does not end' };
    if (!failed) return { verdict: 'lived', left: isLate ? 0 : late.length, by: suspect };
    const { test, why } = failed;
    const by = { by: test.id, name: nameOf(test), why };
    // Nothing else has been broken in a fresh process, so that what is spoilt there was spoilt by this one.
    if (isFresh || !(await this.failing([test.id], watch))) return { verdict: 'killed', ...by };
    const siblings = testsIn(test.file).flatMap(({ id }) => (seen.has(id) ? [id] : []));
    if (await this.failing(siblings.slice(0, siblings.indexOf(test.id) + 1), watch))
      return { verdict: 'again', ...by };
    leaveOut(test);
    return this.verdictOn(mutant, suspect, watch, isLate);
  }

  /** The first of the tests that fails, and what it said. */
  async failing(chosen, watch) {
    const entered = new Map();
    try {
      for (const id of chosen) {
        const test = await this.testOf(id);
        const why = await watch.over(seen.get(id).ms, () => this.fault(test, entered));
        if (why !== undefined) return { test, why };
      }
    } finally {
      for (const [suite, cleanups] of [...entered].reverse())
        await Promise.all(
          [...(getHooks(suite)?.afterAll ?? []), ...cleanups].map((hook) => quietly(() => hook(suite))),
        );
    }
  }

  async fault(test, entered) {
    const suites = suitesOf(test);
    const cleanups = [];
    let why;
    const heard = async (run) => {
      try {
        return await run();
      } catch (error) {
        why ??= String(error?.message ?? error)
          .split('\n')[0]
          .slice(0, 200);
      }
    };
    await heard(async () => {
      for (const suite of suites) {
        if (entered.has(suite)) continue;
        const ends = [];
        entered.set(suite, ends);
        if ('filepath' in suite)
          await this.snapshotClient.setup(suite.filepath, this.workerState.config.snapshotOptions);
        for (const hook of getHooks(suite)?.beforeAll ?? []) {
          const end = await hook(suite);
          if (typeof end === 'function') ends.push(end);
        }
      }
      test.result = { state: 'run' };
      this.workerState.current = test;
      this.onBeforeTryTask(test);
      for (const suite of suites)
        for (const hook of getHooks(suite)?.beforeEach ?? []) {
          const end = await hook(test.context, suite);
          if (typeof end === 'function') cleanups.push(end);
        }
      await getFn(test)();
      if (test.result.state === 'fail') throw new Error('a soft expectation');
    });
    for (const suite of suites.toReversed())
      for (const hook of getHooks(suite)?.afterEach ?? []) await heard(() => hook(test.context, suite));
    for (const end of cleanups) await heard(() => end(test.context));
    return why;
  }
}

/** What a file made when it was loaded is made once, so it is not to be put away before all is done. */
const ends = [];
function postponeEnds(suite) {
  const hooks = getHooks(suite);
  if (hooks && ('filepath' in suite || hooks.beforeAll.length === 0))
    ends.push(...hooks.afterAll.splice(0).map((end) => () => end(suite)));
  for (const task of suite.tasks) if (task.type === 'suite') postponeEnds(task);
}

const testsIn = (suite) => suite.tasks.flatMap((task) => (task.type === 'test' ? [task] : testsIn(task)));

const suitesOf = (task) => {
  const outer = task.suite ?? (task.file === task ? undefined : task.file);
  return outer ? [...suitesOf(outer), outer] : [];
};

const nameOf = ({ file, name }) => `${relative(ROOT, file.filepath)}: ${name}`;

/** A test that cannot be run by itself, again and again. */
function leaveOut(test) {
  before.set(test.id, {});
  tell({ hash: test.id, verdict: 'left out', name: nameOf(test) });
}

async function quietly(run) {
  try {
    await run();
  } catch {}
}

/** Milliseconds of tests that a mutant is held against at first, and, once all have been, those that it may cost in the end. */
const [ENOUGH, ALL] = [5_000, 60_000];

/** The cheap ones first; each step that a test's path shares with the broken file's makes it three times as cheap. */
function inOrder({ file, tests }) {
  const steps = stepsOf(file);
  const price = (id) => {
    const { file, ms } = seen.get(id);
    const apart = stepsOf(file).findIndex((step, at) => step !== steps[at]);
    return (1 + ms) / 3 ** (apart === -1 ? 5 : apart);
  };
  const ordered = tests.map((id) => [price(id), id]).sort(([a], [b]) => a - b);
  const [early, late] = [[], []];
  let spent = 0;
  for (const [, id] of ordered) {
    spent += seen.get(id).ms;
    if (spent <= ENOUGH) early.push(id);
    else if (spent <= ALL) late.push(id);
  }
  return { early, late };
}

/** Of a file of src or test, its rooms and its name. */
const stepsOf = (path) =>
  path
    .replaceAll('\\', '/')
    .replace(/(?:\.test)?\.ts$/, '')
    .split('/')
    .slice(1);

/**
 * An endless loop that does not pass the mutant holds this thread, so another one looks after the processor time that a test takes,
 * and ends the process. What waits for ever takes none of it. Neither tells of how busy the machine is.
 */
function watching() {
  const shared = new Float64Array(new SharedArrayBuffer(16));
  const thread = new Worker(
    `const { workerData: { shared } } = require('node:worker_threads');
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      if (shared[0] > 0 && (user + system) / 1e3 > shared[0]) process.kill(process.pid, 'SIGKILL');
    }, 500);`,
    { eval: true, workerData: { shared } },
  );
  const used = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  };
  return {
    async over(ms, run) {
      shared[0] = used() + 30_000 + 50 * ms;
      let ticks = 0;
      let timer;
      const asleep = new Promise((resolve) => {
        let before = used();
        timer = setInterval(() => {
          ticks = used() - before < 20 ? ticks + 1 : 0;
          before = used();
          if (ticks > 30 + ms / 100) resolve('it waits for ever');
        }, 1000);
      });
      try {
        return await Promise.race([run(), asleep]);
      } finally {
        clearInterval(timer);
        shared[0] = 0;
      }
    },
    end: () => thread.terminate(),
  };
}

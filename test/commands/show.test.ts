import { describe, expect, it } from 'vitest';
import { run } from '../world.ts';

describe('svc show', () => {
  it('gives a standard as JSON under the names that others rely on', async () => {
    const { exitCode, stdout } = await run(['show', 'speed', '--format', 'json']);
    expect(exitCode).toBe(0);
    const standard = JSON.parse(stdout);
    expect(standard).toMatchObject({
      format: 'svc.standard/1',
      id: 'speed',
      version: '1.0.1',
      title: { en: 'Speed', ru: 'Скорость' },
    });
    expect(standard.sections[0]).toMatchObject({ id: 'waiting', weight: 2 });
    expect(standard.sections[0].criteria[0]).toMatchObject({
      id: 'queue-time',
      text: { en: 'How long did you stand in the queue?', ru: 'Сколько времени вы простояли в очереди?' },
      answer: { kind: 'duration', better: 'lower', points: { '0s': 100, '3m': 70, '10m': 30, '30m': 0 } },
      expect: '3m',
      weight: 1,
      critical: false,
    });
  });

  it('reads what it has written', async () => {
    const { writeFile, mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = await mkdtemp(join(tmpdir(), 'svc-show-'));
    const first = await run(['show', 'golden-rules', '--format', 'json']);
    await writeFile(join(folder, 'mine.json'), first.stdout);
    const second = await run(['show', join(folder, 'mine.json'), '--format', 'json']);
    await rm(folder, { recursive: true });
    expect(second).toEqual(first);
  });

  it('is a checklist on the terminal, in either language', async () => {
    const english = await run(['show', 'taxi']);
    expect(english.stdout).toContain('  1. How long after your order was the car at the door?\n');
    const russian = await run(['show', 'taxi', '--lang', 'ru']);
    expect(russian.stdout).toContain('     обычно ожидают: 5\u00a0мин\u00a0· 38\u00a0% оценки\n');
  });

  it('shows a standard by its path', async () => {
    const byId = await run(['show', 'taxi']);
    expect(await run(['show', 'standards/taxi.yaml'])).toEqual(byId);
  });

  it('asks back when there is no such standard', async () => {
    const { exitCode, stderr } = await run(['show', 'sped']);
    expect(exitCode).toBe(3);
    expect(stderr).toBe('error: there is no standard sped\nhint: Did you mean speed?\n');
  });

  it('is told which when nothing is named', async () => {
    expect((await run(['show'])).exitCode).toBe(2);
  });
});

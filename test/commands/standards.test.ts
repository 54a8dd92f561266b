import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/text/layout.ts';
import { run } from '../world.ts';

describe('svc standards', () => {
  it('lists the shipped standards in both languages within 80 columns', async () => {
    for (const [language, title] of [
      ['en', ' speed  Speed'],
      ['ru', ' speed  Скорость'],
    ] as const) {
      const { exitCode, stdout, stderr } = await run(['standards', '--lang', language]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout.split('\n').some((line) => line.startsWith(title))).toBe(true);
      expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    }
  });

  it('gives ids, titles and sizes as JSON, in the order of ids', async () => {
    const { exitCode, stdout } = await run(['standards', '--format', 'json']);
    expect(exitCode).toBe(0);
    const { format, standards } = JSON.parse(stdout);
    expect(format).toBe('svc.standards/1');
    const ids = standards.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...ids].sort());
    const sizes = new Map(
      standards.map(({ id, criteria }: { id: string; criteria: number }) => [id, criteria]),
    );
    expect(sizes.get('customer-expectations')).toBe(23);
    expect(sizes.get('speed')).toBe(5);
    expect(standards.every(({ title }: { title: object }) => 'en' in title && 'ru' in title)).toBe(true);
  });

  it('groups them by sector, and finds by words in either language', async () => {
    const { stdout } = await run(['standards', 'такси', '--lang', 'ru']);
    expect(stdout).toContain(' Поездки и доставка\n\n taxi  Поездка на эконом-такси');
    expect(stdout).toContain('   визит тайного покупателя · отвечает тайный покупатель · 40');
    expect(stdout).not.toContain(' speed ');
  });

  it('says so where no standard has the words', async () => {
    const { exitCode, stderr } = await run(['standards', 'taxi', 'zebra']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('no standard has “taxi zebra”');
  });

  it('knows no other format', async () => {
    expect((await run(['standards', '--format', 'csv'])).exitCode).toBe(2);
  });
});

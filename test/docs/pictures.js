// npm run pictures: draws what README shows: a report on a terminal, as SVG, and a page, as PNG by Chromium. Out of what `svc init` lays
// down, so that whoever follows README sees the same.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'svc-pictures-'));
const svc = (...argv) =>
  execFileSync(process.execPath, [join(ROOT, 'bin/svc.js'), ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '80', FORCE_COLOR: '1', TERM: 'xterm-256color' },
  });

const AUDIT = ['audit', 'standards/our-service.yaml', '--answers', 'visits/example.yaml'];
const SCORE = [
  'score',
  'surveys/our-survey.csv',
  '--map',
  'standards/mappings/our-survey.yaml',
  '--by',
  'site',
];
const LINES = 34;

/** SGR codes as CSS (ECMA-48, 8.3.117); a terminal's usual sixteen colours. */
const COLOURS = ['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4'];
function styleOf(codes, before) {
  const style = { ...before };
  for (const code of codes) {
    if (code === 0) for (const name of Object.keys(style)) delete style[name];
    else if (code === 1) style['font-weight'] = 'bold';
    else if (code === 2) style.opacity = '0.6';
    else if (code === 22) {
      delete style['font-weight'];
      delete style.opacity;
    } else if (code === 39) delete style.fill;
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) style.fill = COLOURS[code % 10];
  }
  return style;
}

function drawn(text) {
  const lines = text.replace(/\n+$/, '').split('\n').slice(0, LINES);
  const escaped = (words) =>
    words.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one]);
  let style = {};
  const rows = lines.map((line, i) => {
    const spans = line.split(/(\u001b\[[\d;]*m)/).flatMap((part) => {
      const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (codes !== undefined) {
        style = styleOf(codes.split(';').map(Number), style);
        return [];
      }
      const css = Object.entries(style).map(([name, value]) => ` ${name}="${value}"`);
      return part === '' ? [] : [`<tspan${css.join('')}>${escaped(part)}</tspan>`];
    });
    return `<text x="20" y="${66 + i * 18}" xml:space="preserve">${spans.join('')}</text>`;
  });
  const height = 66 + lines.length * 18;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="${height}" viewBox="0 0 720 ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3" role="img">
<title>A report of svc audit on a terminal: the verdict, what matters most, a bar per criterion</title>
<rect width="720" height="${height}" rx="8" fill="#0d1117"/>
<text x="20" y="32" fill="#7d8590">$ svc ${AUDIT.join(' ')}</text>
${rows.join('\n')}
</svg>
`;
}

svc('init', '.', '--lang', 'en');
writeFileSync(
  join(ROOT, 'docs/pictures/terminal.svg'),
  drawn(svc(...AUDIT, '--color', 'always', '--lang', 'en')),
);
svc(...SCORE, '--format', 'html', '--output', 'report.html', '--lang', 'en');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', process.env.CHROMIUM].find(
  (path) => path && existsSync(path),
);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 960, height: 660 }, colorScheme: 'light' });
await page.setContent(readFileSync(join(folder, 'report.html'), 'utf8'));
await page.screenshot({ path: join(ROOT, 'docs/pictures/report.png') });
await page.goto(`file://${join(ROOT, 'docs/pictures/terminal.svg')}`);
await page.screenshot({ path: join(folder, 'terminal.png') });
if (process.env.SVC_SHOTS)
  writeFileSync(join(process.env.SVC_SHOTS, 'terminal.png'), readFileSync(join(folder, 'terminal.png')));
await browser.close();
rmSync(folder, { recursive: true });

// The page of file formats, out of the published schemas: a table of keys for every kind of file that people write.

import { SCHEMAS } from '../../src/load/schemas/index.ts';

/** Kinds that people write, in the order in which they meet them. */
const WRITTEN = [
  'standard',
  'profile',
  'persona',
  'session',
  'assignment',
  'mapping',
  'waivers',
  'worth',
  'plan',
  'theme',
  'config',
] as const;

interface Schema {
  readonly [word: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function formatsPage(): string {
  const parts = WRITTEN.map((kind) => section(kind, SCHEMAS[kind] as Schema));
  return `# File formats

Made from the schemas that \`svc schema KIND\` prints; an editor that knows YAML completes and checks by them
(\`svc init\` sets it up). A key in bold has to be there. What svc writes has schemas as well: \`svc schema gap-report\`.

${parts.join('\n')}`;
}

function section(kind: string, schema: Schema): string {
  const rows: string[] = [];
  keys(schema, schema, '', rows, new Set());
  const own = Object.entries(schema.$defs ?? {}).flatMap(([name, one]) => {
    const inner: string[] = [];
    keys(one, schema, '', inner, new Set());
    return inner.length === 0 ? [] : [`\n### ${kind}: ${name}\n\n${table(inner)}`];
  });
  return `## ${kind}\n\n\`svc.${kind}/1\`. ${String(schema.title ?? '').replace(/^svc: /, '')}\n\n${table(rows)}${own.join('')}`;
}

const table = (rows: readonly string[]): string =>
  `| key | what it takes | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n`;

/** A row for each key below a schema; what stands under $defs has a table of its own. */
function keys(schema: Schema, root: Schema, before: string, rows: string[], seen: Set<Schema>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  for (const [name, one] of Object.entries(schema.properties ?? {})) {
    const path = `${before}${name}`;
    const isNeeded = schema.required?.includes(name);
    const key = isNeeded ? `**${path}**` : path;
    rows.push(`| ${key} | ${cell(taken(one))} | ${cell(one.description ?? '')} |`);
    keys(one, root, `${path}.`, rows, seen);
  }
  if (schema.items) keys(schema.items, root, `${before.replace(/\.$/, '')}[].`, rows, seen);
  if (typeof schema.additionalProperties === 'object')
    keys(schema.additionalProperties, root, `${before}ID.`, rows, seen);
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) keys(one, root, before, rows, seen);
}

/** In a word or two. */
function taken(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!;
  if ('const' in schema) return `\`${JSON.stringify(schema.const)}\``;
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `\`${one}\``).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(taken))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? taken(schema.items) : 'anything'}`;
  if (schema.type === 'object')
    return typeof schema.additionalProperties === 'object'
      ? `by id: ${taken(schema.additionalProperties)}`
      : 'keys below';
  return Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'anything');
}

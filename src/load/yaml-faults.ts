import type { Fault } from '../core/errors.ts';

// What the YAML parser complains of, in sentences of ours. Its codes are coarse, so that some are told apart by the
// parser's own words; what is not listed is passed on as it stands.

interface Known {
  readonly code: string;
  readonly message?: RegExp;
  readonly ours: string;
}

const KNOWN: readonly Known[] = [
  { code: 'TAB_AS_INDENT', ours: 'yaml-tab' },
  { code: 'MISSING_CHAR', message: /^Missing closing/, ours: 'yaml-unclosed-quote' },
  { code: 'MISSING_CHAR', message: /followed by map values/, ours: 'yaml-no-colon' },
  { code: 'MISSING_CHAR', message: /^Missing ,|^Missing , or/, ours: 'yaml-no-comma' },
  { code: 'MISSING_CHAR', message: /end with a/, ours: 'yaml-unclosed-bracket' },
  { code: 'BAD_INDENT', message: /end with a/, ours: 'yaml-unclosed-bracket' },
  { code: 'BAD_INDENT', ours: 'yaml-indent' },
  { code: 'BLOCK_AS_IMPLICIT_KEY', message: /Nested mappings/, ours: 'yaml-two-colons' },
  { code: 'BLOCK_AS_IMPLICIT_KEY', ours: 'yaml-indent' },
  { code: 'BLOCK_IN_FLOW', ours: 'yaml-in-braces' },
  { code: 'MULTILINE_IMPLICIT_KEY', ours: 'yaml-no-colon' },
  { code: 'BAD_SCALAR_START', ours: 'yaml-quote-start' },
  { code: 'BAD_DQ_ESCAPE', ours: 'yaml-escape' },
  { code: 'UNEXPECTED_TOKEN', message: /at node end/, ours: 'yaml-after-value' },
  { code: 'UNEXPECTED_TOKEN', message: /block-seq-ind/, ours: 'yaml-item-on-key-line' },
  { code: 'UNEXPECTED_TOKEN', message: /flow-(map|seq)-end/, ours: 'yaml-stray-bracket' },
  { code: 'NON_STRING_KEY', ours: 'yaml-key' },
];

export function yamlFault({ code, message }: { readonly code: string; readonly message: string }): Fault {
  if (code === 'TAG_RESOLVE_FAILED')
    return {
      rule: 'yaml-tag',
      code: 'yaml-tag',
      args: { tag: shortTag(message.replace(/^Unresolved tag: /, '')) },
    };
  const known = KNOWN.find((one) => one.code === code && (one.message?.test(message) ?? true));
  if (known) return { rule: 'yaml-syntax', code: known.ours };
  return { rule: 'yaml-syntax', code: 'yaml-other', args: { message } };
}

const shortTag = (tag: string): string => tag.replace(/^tag:yaml\.org,2002:/, '!!');

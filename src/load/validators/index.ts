// Validators by kind of file. The build compiles one from each schema; whoever loads a kind of file makes its validator
// known, so that a command carries only those of the files it reads.

import type { SchemaKind } from '../schemas/index.ts';

export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where a key is at fault, not a value. */
  readonly propertyName?: string;
  /** The schema that holds the keyword. */
  readonly parentSchema?: {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly [keyword: string]: unknown;
  };
  /** The value. */
  readonly data?: unknown;
}

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

const VALIDATORS = new Map<SchemaKind, Validator>();

export function useValidator(kind: SchemaKind, validate: Validator): void {
  VALIDATORS.set(kind, validate);
}

/** Throws where nobody has made it known: a loader without its validator is a bug. */
export function validatorOf(kind: SchemaKind): Validator {
  const validate = VALIDATORS.get(kind);
  if (!validate) throw new Error(`no validator for ${kind}`);
  return validate;
}

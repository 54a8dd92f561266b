// What the build compiles from schemas/: for each row of its registry a validator, named by the kind in camel case.

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

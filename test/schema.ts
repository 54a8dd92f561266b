// JSON Schemas compiled on the spot, so that what is published is what is tested.

import Ajv2020 from 'ajv/dist/2020.js';

/** What the schema finds wrong with data: nothing, in a test that passes. */
export function validatorOf(schema: object): (data: unknown) => string[] {
  const validate = new Ajv2020.default({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    schema,
  );
  return (data) =>
    validate(data)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

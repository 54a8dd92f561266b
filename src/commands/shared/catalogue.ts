// The shipped standards as their list tells of them, read from their files: the build does it once, for dist/standards.json.

import { UserError } from '../../core/errors.ts';
import { entryOf, type Findable } from '../../core/standard/catalogue.ts';
import { shippedFile, shippedIds } from '../../io/shipped.ts';
import { loadStandardFile, readText } from './inputs.ts';

export async function catalogueOf(root: string): Promise<Findable[]> {
  const ids = await shippedIds(root, 'standards');
  return Promise.all(
    ids.map(async (id) => {
      const file = shippedFile(root, id);
      const { value, findings } = await loadStandardFile(file, await readText(file), { root });
      if (value === null) throw new UserError('bad-input', { file }, { findings });
      return entryOf(value);
    }),
  );
}

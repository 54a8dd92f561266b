// What writes a form: pure, so that the same form gives the same bytes.

import type { Form } from '../../core/form/form.ts';
import type { Speaker } from '../../words/index.ts';
import type { Piece } from '../reporter.ts';

/** `speaker` speaks the language that comes first. */
export type FormWriter = (form: Form, speaker: Speaker) => Piece | Promise<Piece>;

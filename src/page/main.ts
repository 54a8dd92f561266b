// The page of `svc form --to html`: a visit on a phone, without a network. It collects; scores are reckoned by svc.

import type { PhoneForm } from '../core/form/phone.ts';
import { appOf } from './app.ts';
import { show } from './screens.ts';
import { openStore } from './store.ts';

const form = JSON.parse(document.getElementById('form')!.textContent!) as PhoneForm;
const { id, digest } = form.standard;
const app = appOf(form, await openStore(`svc-${id}-${digest.slice(-12)}`));
const languages = form.words.map(([language]) => language);
const [first] = navigator.languages.flatMap((one) => languages.find((own) => own === one.slice(0, 2)) ?? []);
if (first !== undefined) app.speak(first);
await show(app);

// The page of `svc form --to html`: a visit on a phone, without a network. It collects; scores are reckoned by svc.

import type { PhoneForm } from '../core/form/phone.ts';
import { appOf } from './app.ts';
import { show } from './screens.ts';
import { openStore } from './store.ts';

const form = JSON.parse(document.getElementById('form')!.textContent!) as PhoneForm;
const { id, digest } = form.standard;
const app = appOf(form, await openStore(`svc-${id}-${digest.slice(-12)}`));
const spoken = navigator.languages.map((one) => one.slice(0, 2));
const first = spoken.find((one) => form.words.some(([known]) => known === one));
if (first === 'en' || first === 'ru') app.speak(first);
await show(app);

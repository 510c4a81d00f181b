// Many people at once.

import { attempt, element, say } from './dom.js';
import { looker, put, unasked } from './server.js';

const LOOK = 1000;
const form = element('crowd');
const button = form.querySelector('button');
const problem = element('crowd-problem');

let coming = false;

export function setUpCrowd() {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await attempt(problem, () => put('/api/crowd', coming ? '0' : element('rate').value));
    await look();
  });
  setInterval(look, LOOK);
  look();
}

/** They stop by themselves, too, and from other pages. */
const look = unasked(looker('/api/crowd', ({ perSecond, end }) => {
  const begins = perSecond > 0 && !coming;
  coming = perSecond > 0;
  form.classList.toggle('coming', coming);
  button.formNoValidate = coming; // what stands in the field must not keep anybody from ending it
  say(button, coming ? 'Enough' : 'Let them come');
  if (begins) {
    element('rate').value = perSecond;
  }
  if (end) {
    say(problem, end);
  }
}));

// The operator's switches and numbers. They go into Parameter Store; the daemons say when they have taken them over.

import { element, make } from './dom.js';
import { get, put } from './server.js';

const SWITCHES = [
  ['posting', 'Replies are sent', 'Off is the kill switch: what is ready waits'],
  ['consuming', 'Mentions are worked on', 'Off: they stay in Kinesis, nothing is spent'],
  ['dry-run', 'Dry run', 'Everything but the reply'],
];

let asked = null;

export async function setUpSettings() {
  const settings = await get('/api/settings');
  element('switches').append(...SWITCHES.map(([name, title, note]) => switchFor(name, title, note, settings[name])));
  const numbers = Object.entries(settings).filter(([name]) => !SWITCHES.some(([known]) => known === name));
  element('settings').append(...numbers.map(([name, value]) => fieldFor(name, value)));
}

function switchFor(name, title, note, value) {
  const input = make('input', { type: 'checkbox', role: 'switch', id: name, checked: value === 'true' });
  input.addEventListener('change', () => set(name, String(input.checked)));
  return make('label', { class: 'switch' }, input, make('span', {}, make('b', { text: title }), make('small', { text: note })));
}

function fieldFor(name, value) {
  const input = make('input', { name, value, id: name, autocomplete: 'off' });
  const form = make(
    'form',
    { class: 'setting' },
    make('label', { for: name, text: name }),
    input,
    make('button', { type: 'submit', class: 'quiet', text: 'Set', 'aria-label': `Set ${name}` }),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    set(name, input.value);
  });
  return form;
}

async function set(name, value) {
  asked = { name, at: Date.now() };
  say(`${name} = ${value} is in Parameter Store`);
  try {
    await put(`/api/settings/${name}`, value);
  } catch (problem) {
    say(problem.message, 'refused');
  }
}

export function hearSettings(entry) {
  const old = asked && Date.parse(entry.at) < asked.at;
  if (!asked || old) {
    return;
  }
  if (entry.event === 'settings.changed') {
    const took = ((Date.parse(entry.at) - asked.at) / 1000).toFixed(1);
    say(`${asked.name}: the ${entry.part} took it over after ${took} s, without a restart`, 'taken');
  } else if (entry.event === 'settings.refused') {
    say(`The ${entry.part} refuses it, and keeps the last good settings: ${entry.fields.faults}`, 'refused');
  }
}

function say(text, kind = '') {
  element('taken-over').className = `quiet-text ${kind}`;
  element('taken-over').textContent = text;
}

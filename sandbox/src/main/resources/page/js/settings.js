// The operator's switches and numbers. They go into Parameter Store; the daemons say when they have taken them over.

import { calmly, element, make, say } from './dom.js';
import { get, looker, put, unasked } from './server.js';

const SWITCHES = [
  ['posting', 'Replies are sent', 'Off is the kill switch: what is ready waits'],
  ['consuming', 'Mentions are worked on', 'Off: they stay in Kinesis, nothing is spent'],
  ['dry-run', 'Dry run', 'Everything but the reply'],
];
const SETTINGS = '/api/settings';

/** By the names of the settings. */
const inputs = new Map();

/** By the part that refuses what is stored: why. It says so only once, but takes nothing over until that is mended. */
const refusals = new Map();

/** Changes from here that are not stored yet: what is stored would undo them before one's eyes. */
let pending = 0;

let asked = null;
let said = { words: '', kind: '' };

export async function setUpSettings() {
  const settings = await get(SETTINGS);
  element('switches').append(...SWITCHES.map(([name, title, note]) => switchFor(name, title, note)));
  const numbers = Object.keys(settings).filter((name) => !SWITCHES.some(([known]) => known === name));
  element('settings').append(...numbers.map(fieldFor));
  fill(settings);
}

function switchFor(name, title, note) {
  const input = make('input', { type: 'checkbox', role: 'switch', id: name });
  input.addEventListener('change', () => set(name, String(input.checked)));
  inputs.set(name, input);
  return make('label', { class: 'switch' }, input, make('span', {}, make('b', { text: title }), make('small', { text: note })));
}

function fieldFor(name) {
  const input = make('input', { name, id: name, autocomplete: 'off' });
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
  inputs.set(name, input);
  return form;
}

/** As they are stored, whoever stored them. */
export const showSettings = unasked(looker(SETTINGS, fill));
const showSoon = calmly(150, showSettings);

function fill(settings) {
  if (pending > 0) {
    return;
  }
  inputs.forEach((input, name) => {
    const value = settings[name];
    if (input.type === 'checkbox') {
      input.checked = value === 'true';
      return;
    }
    const typed = input.value !== input.defaultValue;
    input.defaultValue = value;
    if (!typed) {
      input.value = value;
    }
  });
}

async function set(name, value) {
  const at = Date.now();
  pending++;
  try {
    await put(`${SETTINGS}/${name}`, value);
    asked = { name, at };
    tell(`${name} = ${value} is in Parameter Store`);
  } catch (problem) {
    asked = null;
    tell(problem.message, 'refused');
  }
  pending--;
  await showSettings();
}

export function hearSettings({ at, part, event, fields }) {
  if (event === 'settings.refused') {
    refusals.set(part, fields.faults);
  } else if (event === 'settings.accepted' || event === 'process.started') {
    refusals.delete(part);
  } else if (event !== 'settings.changed') {
    return;
  }
  const took = asked && (Date.parse(at) - asked.at) / 1000;
  if (asked && took >= 0 && ['settings.accepted', 'settings.changed'].includes(event)) {
    said = { words: `${asked.name}: the ${part} took it over after ${took.toFixed(1)} s, without a restart`, kind: 'taken' };
  }
  show();
  showSoon();
}

function tell(words, kind = '') {
  said = { words, kind };
  show();
}

function show() {
  const place = element('taken-over');
  const refused = [...refusals].map(([part, faults]) =>
    `The ${part} refuses what is stored, and keeps the last good settings: ${faults}`);
  place.className = `quiet-text ${refused.length > 0 ? 'refused' : said.kind}`;
  say(place, [said.words, ...refused].filter((words) => words !== '').join('. '));
}

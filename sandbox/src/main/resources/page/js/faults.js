// What goes wrong, by the switch or word by word.

import { announce, element, make } from './dom.js';
import { PRESETS } from './presets.js';
import { get, remove, send } from './server.js';

const FAULTS = '/__admin/faults';
const LOOK = 1000;

/** By the switch that turned them on: the id of the fault, or null. */
const switches = new Map();

export function setUpFaults() {
  element('presets').append(...PRESETS.flatMap(([where, presets]) => [
    make('h3', { text: where }),
    ...presets.map(([title, note, fault]) => switchFor(title, note, fault)),
  ]));
  element('own-fault').addEventListener('submit', injectOwn);
  element('no-faults').addEventListener('click', clear);
  setInterval(look, LOOK);
}

function switchFor(title, note, fault) {
  const input = make('input', { type: 'checkbox', role: 'switch', 'data-fault': title });
  const count = make('span', { class: 'count' });
  input.addEventListener('change', async () => {
    try {
      if (input.checked) {
        switches.set(input, { id: await inject(fault), count });
      } else {
        await remove(`${FAULTS}/${switches.get(input).id}`);
        switches.delete(input);
        count.textContent = '';
      }
      announce(`${title}: ${input.checked ? 'on' : 'off'}`);
    } catch (problem) {
      input.checked = !input.checked;
      say(problem.message);
    }
  });
  return make('label', { class: 'switch' }, input, make('span', {}, make('b', { text: title }), make('small', { text: note })), count);
}

async function inject(fault) {
  const answer = await send(FAULTS, JSON.stringify(fault));
  return (await answer.json()).id;
}

async function injectOwn(event) {
  event.preventDefault();
  try {
    await inject(JSON.parse(element('fault').value));
    say('');
    await look();
  } catch (problem) {
    say(problem.message);
  }
}

async function clear() {
  await remove(FAULTS);
  switches.forEach(({ count }, input) => {
    input.checked = false;
    count.textContent = '';
  });
  switches.clear();
  await look();
}

/** How often each has happened, and those that were set elsewhere. */
async function look() {
  const faults = await get(FAULTS);
  const ours = new Map([...switches.values()].map(({ id, count }) => [id, count]));
  const on = faults.filter(({ over }) => !over);
  ours.forEach((count, id) => {
    const fault = faults.find((candidate) => candidate.id === id);
    count.textContent = fault ? `${fault.happened} ×` : '';
  });
  element('no-faults').disabled = on.length === 0;
  element('other-faults').replaceChildren(...on.filter(({ id }) => !ours.has(id)).map(({ fault, happened }) =>
    make('li', { text: `${fault.where} ${fault.what.kind}, ${happened} ×` })));
}

function say(text) {
  element('fault-problem').textContent = text;
}

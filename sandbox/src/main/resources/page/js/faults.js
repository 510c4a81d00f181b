// What goes wrong, by the switch or word by word.

import { announce, attempt, element, make, renew, say } from './dom.js';
import { PRESETS } from './presets.js';
import { looker, remove, send, unasked } from './server.js';

const FAULTS = '/__admin/faults';
const LOOK = 1000;
const GONE = 404;

const problem = element('fault-problem');

/** Whether they are on is what the sandbox says, not what was pressed here. */
const switches = [];

export function setUpFaults() {
  element('presets').append(...PRESETS.flatMap(([where, presets]) => [
    make('h3', { text: where }),
    ...presets.map(([title, note, fault]) => switchFor(title, note, fault)),
  ]));
  element('own-fault').addEventListener('submit', (event) => {
    event.preventDefault();
    change(() => inject(JSON.parse(element('fault').value)));
  });
  element('no-faults').addEventListener('click', () => change(() => remove(FAULTS)));
  setInterval(look, LOOK);
  look();
}

function switchFor(title, note, fault) {
  const input = make('input', { type: 'checkbox', role: 'switch', 'data-fault': title });
  const count = make('span', { class: 'count' });
  const it = { title, fault, input, count, ids: [], busy: false };
  switches.push(it);
  input.addEventListener('change', () => turn(it, input.checked));
  return make('label', { class: 'switch' }, input, make('span', {}, make('b', { text: title }), make('small', { text: note })), count);
}

async function turn(it, on) {
  it.busy = true;
  await change(async () => {
    await (on ? inject(it.fault) : Promise.all(it.ids.map(lift)));
    announce(`${it.title}: ${on ? 'on' : 'off'}`);
  }, () => {
    it.busy = false;
  });
}

async function change(work, done = () => {}) {
  await attempt(problem, work);
  done();
  await look();
}

const inject = (fault) => send(FAULTS, JSON.stringify(fault));

async function lift(id) {
  try {
    await remove(`${FAULTS}/${id}`);
  } catch (failure) {
    if (failure.status !== GONE) {
      throw failure;
    }
  }
}

/** How often each has happened, and those that have no switch. */
const look = unasked(looker(FAULTS, (faults) => {
  const on = faults.filter(({ over }) => !over);
  const others = new Set(on);
  switches.forEach((it) => {
    const same = on.filter(({ fault }) => matches(fault, it.fault));
    same.forEach((fault) => others.delete(fault));
    it.ids = same.map(({ id }) => id);
    if (!it.busy) {
      it.input.checked = same.length > 0;
    }
    say(it.count, same.length > 0 ? `${same.reduce((sum, { happened }) => sum + happened, 0)} ×` : '');
  });
  element('no-faults').disabled = on.length === 0;
  const lines = [...others].map(({ fault, happened }) => `${fault.where} ${fault.what.kind}, ${happened} ×`);
  renew(element('other-faults'), lines, () => lines.map((text) => make('li', { text })));
}));

/** The sandbox fills in what a preset leaves out. */
function matches(fault, preset) {
  return fault.where === preset.where
    && fault.probability === (preset.probability ?? 1)
    && Object.entries(preset.what).every(([name, value]) => fault.what[name] === value);
}

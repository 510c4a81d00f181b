// Counters and plots, once a second.

import { dollars, element, make, seconds } from './dom.js';
import { Plot } from './plot.js';

const COUNTERS = [
  ['offered', 'mentions', ({ offered }) => offered],
  ['settled', 'settled', ({ offered, waiting }) => offered - waiting],
  ['waiting', 'waiting', ({ waiting }) => waiting],
  ['twice', 'answered twice', ({ twice }) => twice],
  ['median', 'median', ({ median }) => (median < 0 ? '–' : seconds(median))],
  ['money', 'spent', ({ microDollars }) => dollars(microDollars)],
];

const values = new Map(COUNTERS.map(([id, name]) => {
  const value = make('dd', { id: `count-${id}`, text: '0' });
  element('counters').append(make('div', {}, make('dt', { text: name }), value));
  return [id, value];
}));

const settledOf = ({ offered, waiting }) => offered - waiting;
const plots = [
  new Plot(element('plots'), 'Lag: the oldest that waits', 's', [['lag', ({ lag }) => lag / 1000]]),
  new Plot(element('plots'), 'Latency: post to outcome', 's', [
    ['median', ({ median }) => (median < 0 ? null : median / 1000)],
    ['95 %', ({ slow }) => (slow < 0 ? null : slow / 1000)],
  ]),
  new Plot(element('plots'), 'Mentions a second', '/s', [
    ['offered', (now, before) => now.offered - (before ?? now).offered],
    ['settled', (now, before) => settledOf(now) - settledOf(before ?? now)],
  ]),
];

let before;

export function showPulse(snapshot) {
  COUNTERS.forEach(([id, , value]) => {
    const text = String(value(snapshot));
    if (values.get(id).textContent !== text) {
      values.get(id).textContent = text;
    }
  });
  plots.forEach((plot) => plot.add(snapshot, before));
  element('outcomes').replaceChildren(...Object.entries(snapshot.outcomes)
    .sort(([, a], [, b]) => b - a)
    .flatMap(([reason, count]) => [make('span', { class: 'tally' }, make('b', { text: count }), ` ${reason}`), ' ']));
  before = snapshot;
}

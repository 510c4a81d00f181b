// Counters and plots, once a second.

import { dollars, element, make, renew, say, seconds } from './dom.js';
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

/** In seconds; what happened in a longer one, nobody knows. */
const LONGEST_GAP = 2;

/** How fast something goes up, or null: after a gap, and when the sandbox has started anew. */
const speed = (count) => (now, before) => {
  if (!before) {
    return null;
  }
  const elapsed = (Date.parse(now.at) - Date.parse(before.at)) / 1000;
  const more = count(now) - count(before);
  return more >= 0 && elapsed > 0 && elapsed <= LONGEST_GAP ? more / elapsed : null;
};

const plots = [
  new Plot(element('plots'), 'Lag: the oldest that waits', 's', [['lag', ({ lag }) => lag / 1000]]),
  new Plot(element('plots'), 'Latency: post to outcome', 's', [
    ['median', ({ median }) => (median < 0 ? null : median / 1000)],
    ['95 %', ({ slow }) => (slow < 0 ? null : slow / 1000)],
  ]),
  new Plot(element('plots'), 'Outcomes a second', '/s', [
    ['replied', speed(({ replied }) => replied)],
    ['other', speed(({ offered, waiting, replied }) => offered - waiting - replied)],
  ]),
];

let before;

export function showPulse(snapshot) {
  COUNTERS.forEach(([id, , value]) => say(values.get(id), String(value(snapshot))));
  plots.forEach((plot) => plot.add(snapshot, before));
  const tallies = Object.entries(snapshot.outcomes).sort(([, a], [, b]) => b - a);
  renew(element('outcomes'), tallies, () => tallies.flatMap(([reason, count]) =>
    [make('span', { class: 'tally' }, make('b', { text: count }), ` ${reason}`), ' ']));
  before = snapshot;
}

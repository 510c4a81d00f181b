// The way of one mention, step by step: when, who, what, why, and for how much.

import { dollars, make, seconds } from './dom.js';

const WORDS = {
  'post.created': 'posted',
  'reply.created': 'the reply is on X',
  'post.delivered': 'delivered by the stream',
  'post.deleted': 'deleted',
  'post.edited': 'edited',
  'mention.accepted': 'is ours to answer',
  'mention.ignored': 'ignored',
  'mention.published': 'in Kinesis',
  'mention.claimed': 'claimed in the ledger',
  'photo.fetched': 'photo fetched',
  'photo.refused': 'photo refused',
  'photo.moderated': 'checked',
  'faces.found': 'faces found',
  'picture.painted': 'painted',
  'picture.uploaded': 'uploaded to X',
  'reply.posted': 'reply sent',
  'reply.in_doubt': 'X did not say: look first',
  'reply.found': 'found on the timeline',
  'mention.attempt_failed': 'attempt failed',
  'mention.settled': 'settled',
};
const ENDS = ['mention.settled', 'mention.ignored'];
const TOLD_ELSEWHERE = ['mention', 'post', 'photo', 'sequence', 'stack_trace', 'thread'];

/** What part of the bar is wide enough for a name. */
const LEGIBLE = 0.1;

/** Where one part hands over to the next, for the bar. */
const LEGS = [
  ['x', 'X', 'post.created', 'mention.accepted'],
  ['ingest', 'ingest', 'mention.accepted', 'mention.published'],
  ['kinesis', 'Kinesis', 'mention.published', 'mention.claimed'],
  ['processor', 'processor', 'mention.claimed', 'mention.settled'],
];

export class Path {
  #entries = [];
  #place = null;
  #start = 0;
  #ended = () => {};

  hear(entry) {
    this.#entries.push(entry);
    if (this.#place) {
      this.#show(entry);
    }
  }

  /** Tells of its end, too, if the bot did not reply. */
  showIn(place, postedAt, ended) {
    this.#place = place;
    this.#start = Date.parse(postedAt);
    this.#ended = ended;
    this.#entries.forEach((entry) => this.#show(entry));
  }

  #show(entry) {
    this.#place.querySelector('ol').append(this.#step(entry));
    this.#place.querySelector('.legs').replaceChildren(...this.#legs());
    const verdict = this.#place.querySelector('.verdict');
    verdict.replaceChildren(...this.#verdict(entry));
    if (ENDS.includes(entry.event) && entry.fields.outcome !== 'Replied') {
      this.#ended(entry);
    }
  }

  #step(entry) {
    const fields = Object.entries(entry.fields).filter(([name]) => !TOLD_ELSEWHERE.includes(name));
    return make(
      'li',
      { class: `${entry.part} ${entry.level}`, 'data-event': entry.event },
      make('span', { class: 'at', text: seconds(Math.max(0, Date.parse(entry.at) - this.#start), 2) }),
      make('span', { class: 'part', text: entry.part }),
      make(
        'span',
        { class: 'what' },
        make('b', { text: WORDS[entry.event] ?? entry.event }),
        ` ${fields.map(([name, value]) => `${name} ${value}`).join(' · ')}`,
      ),
      make('span', { class: 'cost', text: entry.microDollars ? dollars(entry.microDollars) : '' }),
    );
  }

  #when(event) {
    const entry = this.#entries.find((candidate) => candidate.event === event);
    return entry && Date.parse(entry.at);
  }

  #legs() {
    const all = Date.parse(this.#entries.at(-1).at) - this.#start;
    return LEGS.flatMap(([part, name, from, to]) => {
      const [begin, end] = [this.#when(from), this.#when(to)];
      if (!begin || !end) {
        return [];
      }
      const leg = make('span', { class: part, title: `${name} ${end - begin} ms`, text: end - begin > all * LEGIBLE ? name : '' });
      leg.style.flexGrow = Math.max(1, end - begin);
      return [leg];
    });
  }

  #verdict(entry) {
    const settled = this.#entries.findLast(({ event }) => ENDS.includes(event));
    if (!settled) {
      return [make('i', { class: 'working' }), WORDS[entry.event] ?? entry.event];
    }
    const cost = this.#entries.reduce((sum, { microDollars }) => sum + microDollars, 0);
    return [
      make('b', { class: `outcome ${settled.fields.outcome ?? 'Ignored'}`, text: settled.fields.reason }),
      ` settled after ${seconds(Date.parse(settled.at) - this.#start)}, ${dollars(cost)}`,
    ];
  }
}

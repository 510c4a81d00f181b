// Whether the daemons live and work.

import { announce, attempt, element } from './dom.js';
import { remove } from './server.js';

const SIGNS = {
  'lock.acquired': ['waiting', 'connecting'],
  'lock.lost': ['bad', 'has lost the lock'],
  'lock.stepped_down': ['bad', 'has given up the lock'],
  'lock.work_failed': ['bad', 'failed: starts anew'],
  'stream.connected': ['good', 'connected'],
  'stream.ended': ['bad', 'reconnecting'],
  'lock.standby': ['waiting', 'standing by'],
  'daemon.ready': ['good', 'ready'],
  'shard.started': ['good', 'working'],
  'system.sick': ['bad', 'waits for a sick system'],
  'reply.in_doubt': ['waiting', 'asks X whether it has the reply'],
  'switch.off': ['waiting', 'switched off'],
  'switch.on': ['good', 'working'],
  'quota.used_up': ['waiting', 'waits: X takes no more posts for now'],
  'mention.settled': ['good', 'working'],
  'daemon.stopping': ['waiting', 'stopping'],
  'process.ended': ['bad', 'ended'],
  'classes.changed': ['waiting', 'has new classes'],
  'process.started': ['waiting', 'starting'],
};

/** Shown instead of a sign, until the end of the trouble: it says nothing of the stream. */
const TROUBLES = {
  'put.failed': ['bad', 'cannot put into Kinesis'],
  'put.partly_failed': ['bad', 'Kinesis takes only some'],
};
const TROUBLE_ENDS = ['mention.published', 'process.started', 'process.ended'];

/** By the daemon. */
const states = new Map();

export function setUpHealth() {
  element('health').querySelectorAll('li').forEach((place) => {
    const { daemon } = place.dataset;
    states.set(daemon, { place, sign: null, trouble: null });
    place.querySelector('button').addEventListener('click', () => attempt(element('kill-problem'), async () => {
      await remove(`/api/daemons/${daemon}`);
      announce(`${daemon} was killed and starts again`);
    }));
  });
}

export function hearHealth({ part, event }) {
  const state = states.get(part);
  if (!state) {
    return;
  }
  state.sign = SIGNS[event] ?? state.sign;
  state.trouble = TROUBLE_ENDS.includes(event) ? null : TROUBLES[event] ?? state.trouble;
  const shown = state.trouble ?? state.sign;
  if (shown) {
    const [kind, words] = shown;
    state.place.dataset.state = kind;
    state.place.querySelector('span').textContent = words;
  }
}

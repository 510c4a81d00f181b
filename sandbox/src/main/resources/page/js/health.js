// Whether the daemons live and work.

import { announce, element } from './dom.js';
import { remove } from './server.js';

const SIGNS = {
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

export function setUpHealth() {
  element('health').querySelectorAll('li').forEach((place) => {
    const { daemon } = place.dataset;
    place.querySelector('button').addEventListener('click', async () => {
      await remove(`/api/daemons/${daemon}`);
      announce(`${daemon} was killed and starts again`);
    });
  });
}

export function hearHealth(entry) {
  const sign = SIGNS[entry.event];
  const place = element('health').querySelector(`[data-daemon="${entry.part}"]`);
  if (sign && place) {
    const [state, words] = sign;
    place.dataset.state = state;
    place.querySelector('span').textContent = words;
  }
}

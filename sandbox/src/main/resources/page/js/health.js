// Whether the daemons live and work.

import { element } from './dom.js';

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
  'process.restarted': ['waiting', 'starting'],
};

export function hearHealth(entry) {
  const sign = SIGNS[entry.event];
  const place = element('health').querySelector(`[data-daemon="${entry.part}"]`);
  if (sign && place) {
    const [state, words] = sign;
    place.dataset.state = state;
    place.querySelector('span').textContent = words;
  }
}

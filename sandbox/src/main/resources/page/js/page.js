// The sandbox's page: to post at the bot, to watch how it answers, and to make its life hard.

import { setUpCompose } from './compose.js';
import { setUpCrowd } from './crowd.js';
import { setUpFaults } from './faults.js';
import { hearHealth, setUpHealth } from './health.js';
import { showPulse } from './pulse.js';
import { get, listen } from './server.js';
import { hearSettings, setUpSettings } from './settings.js';
import { hearMention, showTimeline } from './timeline.js';

const about = await get('/api/about');
setUpCompose(about, showTimeline);
setUpCrowd();
setUpFaults();
setUpHealth();
await setUpSettings();
await showTimeline();

listen('/api/events', 'entry', (entry) => {
  hearMention(entry);
  hearHealth(entry);
  hearSettings(entry);
});
listen('/api/pulses', 'snapshot', showPulse);
document.body.dataset.ready = 'true';

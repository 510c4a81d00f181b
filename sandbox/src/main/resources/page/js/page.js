// The sandbox's page: to post at the bot, to watch how it answers, and to make its life hard.

import { setUpCompose } from './compose.js';
import { setUpCrowd } from './crowd.js';
import { element, say } from './dom.js';
import { setUpFaults } from './faults.js';
import { hearHealth, setUpHealth } from './health.js';
import { showPulse } from './pulse.js';
import { get, listen } from './server.js';
import { hearSettings, setUpSettings, showSettings } from './settings.js';
import { hearMention, refreshTimeline, showTimeline } from './timeline.js';

const about = await get('/api/about');
setUpCompose(about, showTimeline);
setUpCrowd();
setUpFaults();
setUpHealth();
await setUpSettings();
await showTimeline();

function hear(entry) {
  hearMention(entry);
  hearHealth(entry);
  hearSettings(entry);
}

function lost() {
  document.body.classList.add('lost');
  say(element('lost'), 'The sandbox does not answer: what you see is how it was.');
}

function found() {
  if (document.body.classList.contains('lost')) {
    document.body.classList.remove('lost');
    say(element('lost'), '');
    refreshTimeline();
    showSettings();
  }
}

listen('/api/events', 'entry', hear, { lost, found });
listen('/api/pulses', 'snapshot', showPulse);
document.body.dataset.ready = 'true';

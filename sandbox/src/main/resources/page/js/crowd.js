// Many people at once.

import { element } from './dom.js';
import { get, put } from './server.js';

const form = element('crowd');
const button = form.querySelector('button');

export async function setUpCrowd() {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const coming = button.getAttribute('aria-pressed') === 'true';
    await put('/api/crowd', coming ? '0' : element('rate').value);
    await showCrowd();
  });
  await showCrowd();
}

async function showCrowd() {
  const rate = await get('/api/crowd');
  button.setAttribute('aria-pressed', String(rate > 0));
  button.textContent = rate > 0 ? 'Enough' : 'Let them come';
  if (rate > 0) {
    element('rate').value = rate;
  }
}

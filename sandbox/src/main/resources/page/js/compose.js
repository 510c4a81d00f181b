// Who posts what, with which photo.

import { announce, attempt, element, make } from './dom.js';
import { send } from './server.js';

const AUTHORS = ['alice', 'bob', 'carol', 'dave'];
const form = element('compose');

let bot;
let parent = null;
let picture = null; // that was chosen before there was a parent
let busy = false;

export function setUpCompose(about, posted) {
  bot = about.bot;
  choices('authors', 'author', AUTHORS, AUTHORS[0], (name) => [make('span', { class: 'name', text: `@${name}` })]);
  choices('effects', 'effect', about.effects, 'ninja', (name) => [make('span', { class: 'name', text: name })]);
  const pictures = [...about.pictures, 'no photo'];
  choices('pictures', 'picture', pictures, about.pictures[0], (name) => [thumbnail(name), make('span', { text: name })]);
  element('effects').addEventListener('change', suggestWords);
  element('photo').addEventListener('change', showChosen);
  element('reply-to').querySelector('button').addEventListener('click', () => {
    replyTo(null);
    element('text').focus(); // the button is hidden now
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!busy) {
      post(posted);
    }
  });
  acceptDroppedFiles();
  suggestWords();
}

function choices(place, group, names, chosen, content) {
  element(place).append(...names.map((name) => make(
    'label',
    { class: 'choice' },
    make('input', { type: 'radio', name: group, value: name, checked: name === chosen }),
    ...content(name),
  )));
}

function thumbnail(name) {
  return name === 'no photo'
    ? make('span', { class: 'none', text: '∅', 'aria-hidden': 'true' })
    : make('img', { src: `/api/pictures/${name}`, alt: '', width: '88', height: '88' });
}

function suggestWords() {
  element('text').value = `@${bot} ${new FormData(form).get('effect')} please`;
}

/** The next post answers this one; null: nobody. */
export function replyTo(post) {
  picture = parent ? picture : form.elements.picture.value;
  parent = post;
  element('reply-to').hidden = post === null;
  if (post === null) {
    form.elements.picture.value = picture;
    suggestWords();
    return;
  }
  element('reply-to').querySelector('b').textContent = `@${post.author}`;
  form.elements.picture.value = 'no photo';
  element('text').value = `@${bot} delete`;
  element('text').focus();
}

async function post(posted) {
  const body = new FormData(form);
  if (parent) {
    body.set('replyTo', parent.id);
  }
  setBusy(true);
  await attempt(element('problem'), async () => {
    await send('/api/posts', body);
    announce('Posted. The bot is at work.');
    choose([]);
    if (parent) {
      replyTo(null);
    }
    await posted();
  });
  setBusy(false);
}

/** Not disabled, or it would lose the focus. */
function setBusy(now) {
  busy = now;
  form.querySelector('[type=submit]').setAttribute('aria-disabled', String(now));
}

function choose(files) {
  const chosen = new DataTransfer();
  files.forEach((file) => chosen.items.add(file));
  element('photo').files = chosen.files;
  showChosen();
}

function showChosen() {
  const files = [...element('photo').files];
  element('problem').textContent = '';
  form.classList.toggle('own-photo', files.length > 0);
  element('chosen').replaceChildren(...files.map((file) => {
    const preview = make('img', { alt: '', src: URL.createObjectURL(file) });
    preview.addEventListener('load', () => URL.revokeObjectURL(preview.src));
    const button = make('button', { type: 'button', class: 'quiet', text: 'Remove', 'aria-label': `Remove ${file.name}` });
    button.addEventListener('click', () => {
      choose(files.filter((other) => other !== file));
      (element('chosen').querySelector('button') ?? element('photo')).focus();
    });
    return make('li', {}, preview, make('span', { text: file.name }), button);
  }));
}

/** What falls beside the form is kept, too: the browser would leave the page for it. Text falls where it likes. */
function acceptDroppedFiles() {
  const dragging = (on) => form.classList.toggle('dragging', on);
  const onFiles = (kind, act) => window.addEventListener(kind, (event) => {
    if (event.dataTransfer.types.includes('Files')) {
      event.preventDefault();
      act(event);
    }
  });
  onFiles('dragover', ({ target }) => dragging(form.contains(target)));
  onFiles('dragleave', () => dragging(false));
  onFiles('drop', ({ target, dataTransfer }) => {
    dragging(false);
    if (form.contains(target) && dataTransfer.files.length > 0) {
      choose([...dataTransfer.files]);
    }
  });
}

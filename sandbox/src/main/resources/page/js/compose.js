// Who posts what, with which photo.

import { announce, element, make } from './dom.js';
import { send } from './server.js';

const AUTHORS = ['alice', 'bob', 'carol', 'dave'];
const form = element('compose');

let bot;
let parent = null;

export function setUpCompose(about, posted) {
  bot = about.bot;
  choices('authors', 'author', AUTHORS, AUTHORS[0], (name) => [make('span', { class: 'name', text: `@${name}` })]);
  choices('effects', 'effect', about.effects, 'ninja', (name) => [make('span', { class: 'name', text: name })]);
  const pictures = [...about.pictures, 'no photo'];
  choices('pictures', 'picture', pictures, about.pictures[0], (name) => [thumbnail(name), make('span', { text: name })]);
  element('effects').addEventListener('change', suggestWords);
  element('photo').addEventListener('change', showChosen);
  element('reply-to').querySelector('button').addEventListener('click', () => replyTo(null));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    post(posted);
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
  parent = post;
  element('reply-to').hidden = post === null;
  if (post === null) {
    suggestWords();
    return;
  }
  element('reply-to').querySelector('b').textContent = `@${post.author}`;
  form.querySelector('[name=picture][value="no photo"]').checked = true;
  element('text').value = `@${bot} delete`;
  element('text').focus();
}

async function post(posted) {
  const button = form.querySelector('[type=submit]');
  const body = new FormData(form);
  if (parent) {
    body.set('replyTo', parent.id);
  }
  button.disabled = true;
  element('problem').textContent = '';
  try {
    await send('/api/posts', body);
    announce('Posted. The bot is at work.');
    element('photo').value = '';
    showChosen();
    if (parent) {
      replyTo(null);
    }
    await posted();
  } catch (problem) {
    element('problem').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
}

function showChosen() {
  const files = [...element('photo').files];
  form.classList.toggle('own-photo', files.length > 0);
  element('chosen').replaceChildren(...files.map((file) => {
    const picture = make('img', { alt: '', src: URL.createObjectURL(file) });
    picture.addEventListener('load', () => URL.revokeObjectURL(picture.src));
    return make('li', {}, picture, make('span', { text: file.name }));
  }));
}

function acceptDroppedFiles() {
  const dragging = (on) => form.classList.toggle('dragging', on);
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    dragging(true);
  });
  form.addEventListener('dragleave', () => dragging(false));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    dragging(false);
    element('photo').files = event.dataTransfer.files;
    showChosen();
  });
}

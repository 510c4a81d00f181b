// Every post with the bot's reply to it and the path between the two.

import { replyTo } from './compose.js';
import { announce, calmly, element, make, seconds } from './dom.js';
import { Path } from './path.js';
import { get, remove } from './server.js';
import { compare } from './slider.js';

/** What is shown of a post, by its id. */
const shown = new Map();

/** The paths that are known, also of posts that are not shown yet; the oldest goes first. */
const paths = new Map();
const PATHS_KEPT = 500;

/** How people of a crowd are called. */
const CROWD = /^fan\d+$/;

export async function showTimeline() {
  const timeline = await get('/api/posts');
  const listed = new Set(timeline.map(({ post }) => post.id));
  shown.forEach((article, id) => {
    if (!listed.has(id)) {
      article.remove();
      shown.delete(id);
    }
  });
  timeline.reverse().forEach(show);
}

const showSoon = calmly(150, showTimeline);

export function hearMention(entry) {
  const { fields } = entry;
  const id = fields.mention ?? fields.post ?? fields.photo?.split('/')[0];
  if (id === undefined) {
    return;
  }
  path(id).hear(entry);
  if (['post.created', 'reply.created', 'post.deleted'].includes(entry.event)) {
    showSoon();
  }
}

function path(id) {
  if (!paths.has(id)) {
    paths.set(id, new Path());
    if (paths.size > PATHS_KEPT) {
      paths.delete(paths.keys().next().value);
    }
  }
  return paths.get(id);
}

function show({ post, gone, replies }) {
  const article = shown.get(post.id) ?? open(post);
  const state = JSON.stringify([gone, replies]);
  if (article.dataset.state === state) {
    return;
  }
  article.dataset.state = state;
  article.classList.toggle('gone', gone);
  article.querySelector('.photos').replaceChildren(...pictures(post, replies[0]));
  article.querySelector('.replies').replaceChildren(...replies.map((reply) => replyOf(reply, post)));
  if (replies.length > 0) {
    announce(`The bot answered @${post.author}: ${replies[0].text}`);
  }
}

function open(post) {
  const article = element('conversation').content.cloneNode(true).querySelector('article');
  article.classList.toggle('small', CROWD.test(post.author));
  article.dataset.post = post.id;
  article.setAttribute('aria-label', `Post by @${post.author}`);
  fill(article.querySelector('.post'), post, post.to && ` to @${post.to}`);
  path(post.id).showIn(article.querySelector('.path'), post.at);
  article.querySelector('details').open = shown.size === 0 && !CROWD.test(post.author);
  element('timeline').prepend(article);
  shown.set(post.id, article);
  return article;
}

function fill(place, post, note) {
  const avatar = place.querySelector('.avatar');
  avatar.textContent = post.author[0].toUpperCase();
  avatar.dataset.author = post.author;
  const time = make('time', { datetime: post.at, text: new Date(post.at).toLocaleTimeString() });
  place.querySelector('.by').replaceChildren(make('b', { text: `@${post.author}` }), `${note ?? ''} `, time);
  place.querySelector('.text').textContent = post.text;
}

/** Each photo with what the bot made of it, where that is certain: it leaves out those it cannot use. */
function pictures(post, reply) {
  const made = reply?.photos ?? [];
  if (made.length === post.photos.length) {
    return post.photos.map((photo, index) => compare(photo, made[index]));
  }
  return [...post.photos, ...made].map((photo) =>
    make('figure', {}, make('img', { src: photo.url, alt: photo.alt || 'The photo as it was posted' })));
}

function replyOf(reply, post) {
  const place = make(
    'div',
    { class: 'reply' },
    make('span', { class: 'avatar', 'aria-hidden': 'true' }),
    make('div', {}, make('p', { class: 'by' }), make('p', { class: 'text' })),
  );
  fill(place, reply, ` after ${seconds(Date.parse(reply.at) - Date.parse(post.at))}`);
  const answer = make('button', { type: 'button', class: 'quiet', text: 'Reply' });
  answer.addEventListener('click', () => replyTo(reply));
  const withdraw = make('button', { type: 'button', class: 'quiet', text: 'Delete the post' });
  withdraw.addEventListener('click', () => remove(`/api/posts/${post.id}`));
  place.lastChild.append(make('p', { class: 'actions' }, answer, ' ', withdraw));
  return place;
}

// Every post with the bot's reply to it and the path between the two.

import { replyTo } from './compose.js';
import { announce, attempt, calmly, element, make, seconds } from './dom.js';
import { Path } from './path.js';
import { looker, remove, unasked } from './server.js';
import { compare } from './slider.js';

/** What is shown of a post, by its id. */
const shown = new Map();

/** The paths that are known, also of posts that are not shown yet; of those the oldest goes first. */
const paths = new Map();
const PATHS_KEPT = 500;

/** How people of a crowd are called. */
const CROWD = /^fan\d+$/;

const loaded = Date.now();
let complete = false;
let unfolded = null;

export const showTimeline = looker('/api/posts', (timeline) => {
  const listed = new Set(timeline.map(({ post }) => post.id));
  [...shown.keys()].filter((id) => !listed.has(id)).forEach(close);
  timeline.toReversed().forEach(show);
  unfold(timeline.find(({ post }) => !CROWD.test(post.author))?.post.id);
  complete = true;
});

export const refreshTimeline = unasked(showTimeline);
const showSoon = calmly(150, refreshTimeline);

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
      paths.delete([...paths.keys()].find((known) => !shown.has(known)));
    }
  }
  return paths.get(id);
}

function close(id) {
  const article = shown.get(id);
  if (article.contains(document.activeElement)) {
    element('timeline').focus({ preventScroll: true });
  }
  article.remove();
  shown.delete(id);
  paths.delete(id);
}

/** The path of a person's newest post is open: what one came to see. */
function unfold(id) {
  if (id === unfolded) {
    return;
  }
  [unfolded, id].filter((some) => shown.has(some)).forEach((some) => {
    shown.get(some).querySelector('details').open = some === id;
  });
  unfolded = id;
}

function show({ post, gone, replies }) {
  const article = shown.get(post.id) ?? open(post);
  const state = JSON.stringify([gone, replies]);
  if (article.dataset.state === state) {
    return;
  }
  article.dataset.state = state;
  article.classList.toggle('gone', gone);
  keepFocus(article, () => {
    article.querySelector('.photos').replaceChildren(...pictures(gone ? [] : post.photos, replies[0]?.photos ?? []));
    article.querySelector('.replies').replaceChildren(...replies.map((reply) => replyOf(reply, post, gone)));
  });
  tellOf(replies, post, article);
}

/** What has the focus is made anew: its likeness gets it or, if there is none, the path. */
function keepFocus(article, rebuild) {
  const focused = article.contains(document.activeElement) ? document.activeElement : null;
  rebuild();
  if (focused && !focused.isConnected) {
    const likeness = [...article.querySelectorAll('.actions button')].find(({ textContent }) => textContent === focused.textContent);
    (likeness ?? article.querySelector('summary')).focus({ preventScroll: true });
  }
}

/** Of new replies only, and not of what the crowd gets. */
function tellOf(replies, post, article) {
  const known = article.dataset.replies?.split(' ') ?? [];
  const added = replies.find(({ id }) => !known.includes(id));
  article.dataset.replies = replies.map(({ id }) => id).join(' ');
  if (added && complete && !CROWD.test(post.author)) {
    announce(`The bot answered @${post.author}: ${added.text}`);
  }
}

function tellOfEnd(post, { at, fields }) {
  if (Date.parse(at) > loaded && !CROWD.test(post.author)) {
    announce(`No reply to @${post.author}: ${fields.reason}`);
  }
}

function open(post) {
  const article = element('conversation').content.cloneNode(true).querySelector('article');
  article.classList.toggle('small', CROWD.test(post.author));
  article.dataset.post = post.id;
  article.setAttribute('aria-label', `Post by @${post.author}`);
  fill(article.querySelector('.post'), post, post.to && ` to @${post.to}`);
  path(post.id).showIn(article.querySelector('.path'), post.at, (entry) => tellOfEnd(post, entry));
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
function pictures(posted, made) {
  if (made.length === posted.length) {
    return posted.map((photo, index) => compare(photo, made[index]));
  }
  return [...posted, ...made].map((photo) =>
    make('figure', {}, make('img', { src: photo.url, alt: photo.alt || 'The photo as it was posted' })));
}

function replyOf(reply, post, gone) {
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
  const problem = make('span', { class: 'problem', role: 'alert' });
  withdraw.addEventListener('click', () => attempt(problem, () => remove(`/api/posts/${post.id}`)));
  place.lastChild.append(make('p', { class: 'actions' }, answer, ' ', ...(gone ? [] : [withdraw, ' ']), problem));
  return place;
}

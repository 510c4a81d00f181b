// The sandbox's page: posts at the bot, shows the reply beside the post, and what each part did on the way.

const element = (id) => document.getElementById(id);
const compose = element('compose');

/** Conversations on the page, by the id of the post. */
const conversations = new Map();

async function showPictures() {
  const names = await (await fetch('/api/pictures')).json();
  names.forEach((name, index) => {
    const picture = element('picture').content.cloneNode(true);
    const choice = picture.querySelector('input');
    choice.value = name;
    choice.checked = index === 0;
    picture.querySelector('img').src = `/api/pictures/${name}`;
    picture.querySelector('span').textContent = name;
    element('pictures').append(picture);
  });
}

async function post(event) {
  event.preventDefault();
  const button = compose.querySelector('button');
  button.disabled = true;
  element('problem').textContent = '';
  try {
    const answer = await fetch('/api/posts', { method: 'POST', body: new FormData(compose) });
    if (!answer.ok) {
      throw new Error((await answer.text()) || `HTTP ${answer.status}`);
    }
    element('photo').value = '';
    await showTimeline();
  } catch (problem) {
    element('problem').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
}

async function showTimeline() {
  const timeline = await (await fetch('/api/posts')).json();
  timeline.reverse().forEach(({ post, replies }) => {
    const article = conversations.get(post.id) ?? open(post);
    if (replies.length > 0) {
      showReply(article, post, replies[0]);
    }
  });
}

function open(post) {
  const article = element('conversation').content.cloneNode(true).querySelector('article');
  article.dataset.at = post.at;
  article.querySelector('.before img').src = post.photos[0].url;
  caption(article.querySelector('.before figcaption'), post);
  element('timeline').prepend(article);
  conversations.set(post.id, article);
  (early.get(post.id) ?? []).forEach((entry) => showStep(article, entry));
  early.delete(post.id);
  return article;
}

function showReply(article, post, reply) {
  const picture = article.querySelector('.after img');
  const waiting = article.querySelector('.waiting');
  if (reply.photos.length > 0) {
    picture.src = reply.photos[0].url;
    picture.alt = reply.photos[0].alt;
    picture.hidden = false;
    waiting.hidden = true;
  } else {
    waiting.textContent = 'a reply without picture';
  }
  const seconds = (Date.parse(reply.at) - Date.parse(post.at)) / 1000;
  caption(article.querySelector('.after figcaption'), reply, `after ${seconds.toFixed(1)} s`);
}

function caption(place, post, note = '') {
  const author = document.createElement('b');
  author.textContent = `@${post.author}`;
  place.replaceChildren(author, ` ${post.text} `, note);
}

/** What was told of a post before the page knew it. */
const early = new Map();

function hear(entry) {
  const id = entry.fields.mention ?? entry.fields.post ?? entry.fields.photo?.split('/')[0];
  if (id === undefined) {
    return;
  }
  const article = conversations.get(id);
  if (article) {
    showStep(article, entry);
  } else {
    early.set(id, [...(early.get(id) ?? []), entry]);
  }
  if (entry.event === 'reply.created' || entry.event === 'post.created') {
    showTimeline();
  }
}

function showStep(article, entry) {
  const step = document.createElement('li');
  step.className = `${entry.part} ${entry.level}`;
  const fields = Object.entries(entry.fields)
    .filter(([name]) => !['mention', 'post', 'photo'].includes(name))
    .map(([name, value]) => `${name}=${value}`);
  const millis = Date.parse(entry.at) - Date.parse(article.dataset.at);
  [['at', `${millis} ms`], ['part', entry.part], ['what', [entry.event, ...fields].join(' ')]].forEach(([name, text]) => {
    const cell = document.createElement('span');
    cell.className = name;
    cell.textContent = text;
    step.append(cell);
  });
  article.querySelector('ol').append(step);
}

function acceptDroppedFiles() {
  const stopDragging = () => compose.classList.remove('dragging');
  compose.addEventListener('dragover', (event) => {
    event.preventDefault();
    compose.classList.add('dragging');
  });
  compose.addEventListener('dragleave', stopDragging);
  compose.addEventListener('drop', (event) => {
    event.preventDefault();
    stopDragging();
    element('photo').files = event.dataTransfer.files;
  });
}

compose.addEventListener('submit', post);
acceptDroppedFiles();
new EventSource('/api/events').addEventListener('entry', (event) => hear(JSON.parse(event.data)));
await showPictures();
await showTimeline();

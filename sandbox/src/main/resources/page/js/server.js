// What the page asks of the sandbox.

async function call(path, options) {
  const answer = await fetch(path, options).catch(() => {
    throw new Error('The sandbox does not answer');
  });
  if (!answer.ok) {
    throw Object.assign(new Error((await answer.text()) || `HTTP ${answer.status}`), { status: answer.status });
  }
  return answer;
}

export const get = async (path) => (await call(path)).json();
export const put = (path, body) => call(path, { method: 'PUT', body });
export const send = (path, body) => call(path, { method: 'POST', body });
export const remove = (path) => call(path, { method: 'DELETE' });

/** What looks there and shows it, unless the answer to a later look has come first. */
export function looker(path, show) {
  let asked = 0;
  let answered = 0;
  return async () => {
    const turn = ++asked;
    const answer = await get(path);
    if (turn > answered) {
      answered = turn;
      show(answer);
    }
  };
}

/** Looks unasked: that the sandbox is gone, the page tells as a whole. */
export const unasked = (look) => () => look().catch(() => {});

/** Hears of everything of a kind that is sent there; connects again by itself. */
export function listen(path, kind, hear, { lost, found } = {}) {
  const source = new EventSource(path);
  source.addEventListener(kind, (event) => hear(JSON.parse(event.data)));
  source.addEventListener('error', () => lost?.());
  source.addEventListener('open', () => found?.());
}

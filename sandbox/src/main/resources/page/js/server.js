// What the page asks of the sandbox.

async function call(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) {
    throw new Error((await answer.text()) || `HTTP ${answer.status}`);
  }
  return answer;
}

export const get = async (path) => (await call(path)).json();
export const put = (path, body) => call(path, { method: 'PUT', body });
export const send = (path, body) => call(path, { method: 'POST', body });
export const remove = (path) => call(path, { method: 'DELETE' });

/** Hears of everything of a kind that is sent there; connects again by itself. */
export function listen(path, kind, hear) {
  new EventSource(path).addEventListener(kind, (event) => hear(JSON.parse(event.data)));
}

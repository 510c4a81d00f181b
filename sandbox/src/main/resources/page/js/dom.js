// The few things that every part of the page does with the document.

export const element = (id) => document.getElementById(id);

/** A new element with attributes (`text` is its text) and children. */
export function make(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name === 'class') {
      made.className = value;
    } else if (typeof value === 'boolean') {
      made.toggleAttribute(name, value);
    } else {
      made.setAttribute(name, value);
    }
  });
  if (text !== undefined) {
    made.textContent = text;
  }
  made.append(...children);
  return made;
}

export const seconds = (millis, digits = 1) =>
  `${millis < 10_000 ? (millis / 1000).toFixed(digits) : Math.round(millis / 1000)} s`;

export const dollars = (micro) => (micro < 1_000_000 ? `${+(micro / 10_000).toFixed(1)} ¢` : `$${(micro / 1_000_000).toFixed(2)}`);

/** Leaves alone what says so already: to set it again would disturb who reads or selects it. */
export function say(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

/** Makes what is in a place anew, but only if what it shows has changed. */
export function renew(place, shown, made) {
  const state = JSON.stringify(shown);
  if (place.dataset.shown !== state) {
    place.dataset.shown = state;
    place.replaceChildren(...made());
  }
}

/** Tells who cannot see it. */
export function announce(text) {
  element('announcer').textContent = text;
}

/** Does what may fail, and says in a place near by why it did. */
export async function attempt(problem, work) {
  say(problem, '');
  try {
    await work();
  } catch (failure) {
    say(problem, failure.message);
  }
}

/** Runs at most so often, the last time for certain. */
export function calmly(millis, run) {
  let due = null;
  return () => {
    due ??= setTimeout(() => {
      due = null;
      run();
    }, millis);
  };
}

// A photo before and after, one over the other, with a line between them to drag.

import { make } from './dom.js';

export function compare(before, after) {
  const place = make('input', {
    type: 'range', min: '0', max: '100', value: '50', 'aria-label': 'Where the photo ends and the masked one begins',
  });
  const figure = make(
    'figure',
    { class: 'compare' },
    make('img', { class: 'before', src: before.url, alt: before.alt || 'The photo as it was posted' }),
    make('img', { class: 'after', src: after.url, alt: after.alt }),
    make('span', { class: 'line', 'aria-hidden': 'true' }),
    make('span', { class: 'tag left', text: 'before', 'aria-hidden': 'true' }),
    make('span', { class: 'tag right', text: 'after', 'aria-hidden': 'true' }),
    place,
  );
  const move = () => figure.style.setProperty('--at', `${place.value}%`);
  place.addEventListener('input', move);
  move();
  return figure;
}

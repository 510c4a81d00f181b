// A line a quantity over the last minutes, as SVG.

import { make } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const SHOWN = 180;
const WIDTH = 360;
const HEIGHT = 64;

function draw(tag, attributes) {
  const drawn = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => drawn.setAttribute(name, value));
  return drawn;
}

export class Plot {
  #lines;
  #top = make('span', { class: 'top' });
  #unit;
  #picture;

  /** Lines are pairs of a name and what gives their value at a moment, or null. */
  constructor(place, title, unit, lines) {
    this.#unit = unit;
    this.#picture = draw('svg', {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': title,
    });
    this.#lines = lines.map(([name, value], index) => {
      const path = draw('path', { class: `line-${index}`, 'vector-effect': 'non-scaling-stroke' });
      this.#picture.append(path);
      return { name, value, path, points: [] };
    });
    const legend = make('span', { class: 'legend' });
    if (lines.length > 1) {
      legend.append(...lines.map(([name], index) => make('span', { class: `line-${index}`, text: name })));
    }
    place.append(make('figure', { class: 'plot' }, make('figcaption', { text: title }, legend, this.#top), this.#picture));
  }

  add(now, before) {
    this.#lines.forEach(({ value, points }) => {
      points.push(value(now, before));
      if (points.length > SHOWN) {
        points.shift();
      }
    });
    const most = Math.max(1, ...this.#lines.flatMap(({ points }) => points));
    this.#lines.forEach(({ path, points }) => path.setAttribute('d', trace(points, most)));
    this.#top.textContent = `${most >= 10 ? Math.round(most) : most.toFixed(1)} ${this.#unit}`;
    const last = this.#lines.map(({ name, points }) => `${name} ${points.at(-1)?.toFixed(1) ?? 'none'} ${this.#unit}`);
    this.#picture.setAttribute('aria-description', last.join(', '));
  }
}

/** With gaps where there is nothing to show. */
function trace(points, most) {
  let pen = 'M';
  return points.map((value, index) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    const x = WIDTH - (points.length - 1 - index) * (WIDTH / (SHOWN - 1));
    const y = HEIGHT - 2 - (value / most) * (HEIGHT - 6);
    const move = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
    return move;
  }).join('');
}

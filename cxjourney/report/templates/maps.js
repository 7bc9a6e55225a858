// Drawn maps: read when they are first seen, in the page's colours and letters; to zoom, to move, to save and to link.
(() => {
'use strict';
const $ = (q, at = document) => at.querySelector(q), all = (q, at = document) => [...at.querySelectorAll(q)];
const CODE = new Map([...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~'].map((letter, value) => [letter, value]));
const site = self.cxjourney; // only in a folder of pages
const STEP = 1.25, MOST = 16;

// Base 85, four bytes in five letters, then raw deflate.
const unpack = text => {
  const pad = (5 - text.length % 5) % 5, letters = text + '~'.repeat(pad), bytes = new Uint8Array(letters.length / 5 * 4);
  for (let at = 0; at < letters.length; at += 5) {
    let sum = 0;
    for (let n = 0; n < 5; n++) sum = sum * 85 + CODE.get(letters[at + n]);
    for (let n = 0; n < 4; n++) bytes[at / 5 * 4 + n] = sum >>> 24 - 8 * n;
  }
  return bytes.subarray(0, bytes.length - pad);
};
// Signs stand for what most elements begin and end with; places come as steps from the one before, and paths that came before by their numbers.
const FREQUENT = ['<text class="', '</text>', '<rect class="', '<path class="', '<tspan x="0" dy="', '</tspan>', ' font-size="', ' stroke-width="'], KNOWN_FROM = 11;
const placed = text => {
  const at = {x: 0, y: 0}, known = [];
  return text.replace(/[\x01-\x08]/g, sign => FREQUENT[sign.charCodeAt() - 1]).replace(/ (c?([xy]))="(-?[\d.]+)"| d="(M-?[\d.]+ -?[\d.]+)([^"]*)"/g, (_, name, axis, by, begin, course) => {
    if (axis) return ` ${name}="${(at[axis] += Math.round(10 * by)) / 10}"`;
    if (course[0] === '@') course = known[course.slice(1)];
    else if (course.length >= KNOWN_FROM && !known.includes(course)) known.push(course);
    return ` d="${begin}${course}"`;
  });
};
const inflate = text => new Response(new Blob([unpack(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
// The maps of a journey stand together, a line each, beside the first of them; in a folder each has its own file.
const unfolded = new WeakMap();
const mapsOf = source => {
  if (!unfolded.has(source)) unfolded.set(source, (async () => placed(await inflate(source.dataset.file ? await site.read(source.dataset.file) : source.textContent.trim())).split('\n'))());
  return unfolded.get(source);
};

// What is seen of a map: where it begins, and how wide; of the whole map, everything.
const views = new WeakMap();
const look = (svg, x, y, width) => {
  const view = views.get(svg);
  view.width = Math.min(view.full[0], Math.max(view.full[0] / MOST, width));
  const height = view.width / view.full[0] * view.full[1];
  view.x = Math.min(view.full[0] - view.width, Math.max(0, x));
  view.y = Math.min(view.full[1] - height, Math.max(0, y));
  svg.setAttribute('viewBox', [view.x, view.y, view.width, height].map(value => Math.round(value * 10) / 10).join(' '));
  svg.parentElement.classList.toggle('zoomed', view.width < view.full[0]);
};
const scale = svg => views.get(svg).width / svg.getBoundingClientRect().width;
const zoom = (svg, times, at) => {
  const view = views.get(svg), edge = svg.getBoundingClientRect(), before = scale(svg);
  const [x, y] = at ? [at.clientX - edge.left, at.clientY - edge.top] : [edge.width / 2, Math.min(edge.height, innerHeight) / 2];
  const width = Math.min(view.full[0], Math.max(view.full[0] / MOST, view.width / times)), after = width / edge.width;
  look(svg, view.x + x * (before - after), view.y + y * (before - after), width);
};
const move = (svg, dx, dy) => { const view = views.get(svg); look(svg, view.x + dx, view.y + dy, view.width); };
const fit = svg => look(svg, 0, 0, Infinity);

// Served, a map is fetched, and again after a change.
const fetched = async address => { const answer = await fetch(address); return answer.ok ? answer.text() : ''; };
const pictures = svg => all('image', svg).forEach(one => one.setAttribute('href', getComputedStyle(one).backgroundImage.slice(5, -2)));
const redraw = (svg, fresh, full) => {
  const view = views.get(svg), whole = view.width >= view.full[0];
  view.full = full;
  svg.setAttribute('width', full[0]);
  svg.setAttribute('height', full[1]);
  svg.replaceChildren(...fresh.childNodes);
  pictures(svg);
  look(svg, view.x, view.y, whole ? Infinity : view.width);
};
const show = async map => {
  const group = map.parentElement, source = $('script', map) || $('script', group), {src, file} = source.dataset;
  const text = src ? await fetched(src) : (await mapsOf(source))[file ? 0 : all('[data-map]', group).indexOf(map)];
  if (!text) return;
  const svg = document.adoptNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement);
  const [, , ...full] = svg.getAttribute('viewBox').split(' ').map(Number);
  const before = $('.sheet svg', map);
  if (views.has(before)) { redraw(before, svg, full); return; }
  views.set(svg, {full, x: 0, y: 0, width: full[0]});
  svg.setAttribute('width', full[0]);
  svg.setAttribute('height', full[1]);
  svg.setAttribute('aria-hidden', 'true');
  $('.sheet', map).replaceChildren(svg);
  pictures(svg);
  listen($('.sheet', map), svg);
  visit();
};
// A link may say what is seen of a map: #…/maps/flow?map=x,y,width
const visit = () => {
  const [id, query = ''] = location.hash.slice(1).split('?'), svg = $('svg', document.getElementById(id)?.matches('[data-map]') ? $('.sheet', document.getElementById(id)) : document.createElement('p'));
  const seen = (new URLSearchParams(query).get('map') || '').split(',').map(Number);
  if (svg && seen.length === 3 && seen.every(Number.isFinite)) look(svg, ...seen);
};
const listen = (sheet, svg) => {
  const fingers = new Map();
  sheet.addEventListener('wheel', event => { if (event.ctrlKey || event.metaKey) { event.preventDefault(); zoom(svg, Math.exp(-event.deltaY / 300), event); } }, {passive: false});
  sheet.addEventListener('dblclick', event => zoom(svg, event.shiftKey ? .5 : 2, event));
  sheet.addEventListener('pointerdown', event => { if (event.button === 0) { fingers.set(event.pointerId, event); sheet.setPointerCapture(event.pointerId); } });
  sheet.addEventListener('pointermove', event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const other = [...fingers.values()].find(one => one.pointerId !== event.pointerId);
    if (other) {
      const apart = one => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
      zoom(svg, apart(event) / apart(before), {clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2});
    } else move(svg, (before.clientX - event.clientX) * scale(svg), (before.clientY - event.clientY) * scale(svg));
    fingers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel']) sheet.addEventListener(end, event => fingers.delete(event.pointerId));
  sheet.addEventListener('keydown', event => {
    const step = views.get(svg).width / 10, zoomed = sheet.classList.contains('zoomed');
    const moves = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]};
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(svg, STEP);
    else if (event.key === '-') zoom(svg, 1 / STEP);
    else if (event.key === '0') fit(svg);
    else if (zoomed && moves[event.key]) move(svg, ...moves[event.key]);
    else return;
    event.preventDefault();
  });
};

// A file of its own: colours written out, with the patterns and the letters of the page.
const INLINE = {fill: 'fill', stroke: 'stroke', strokeDasharray: 'stroke-dasharray', fontWeight: 'font-weight', direction: 'direction'};
const PLAIN = {fill: 'rgb(0, 0, 0)', stroke: 'none', 'stroke-dasharray': 'none', 'font-weight': '400', direction: 'ltr'};
const written = one => {
  const copy = one.cloneNode(true), from = [one, ...all('*', one)], to = [copy, ...all('*', copy)];
  from.forEach((shown, place) => {
    const style = getComputedStyle(shown);
    for (const [property, name] of Object.entries(INLINE)) if (style[property] !== PLAIN[name] && !style[property].startsWith('url')) to[place].setAttribute(name, style[property]);
    to[place].removeAttribute('class');
  });
  return copy;
};
const faces = async () => site ? site.read(document.documentElement.dataset.letters) : [...document.styleSheets].flatMap(one => [...one.cssRules]).filter(rule => rule instanceof CSSFontFaceRule).map(rule => rule.cssText).join('');
const standalone = async svg => {
  const copy = written(svg), view = views.get(svg), text = new XMLSerializer().serializeToString(svg);
  const defs = document.createElementNS(svg.namespaceURI, 'defs'), style = document.createElementNS(svg.namespaceURI, 'style');
  copy.setAttribute('viewBox', `0 0 ${view.full.join(' ')}`);
  copy.setAttribute('font-family', getComputedStyle(svg).fontFamily);
  all('pattern').filter(one => text.includes(`url(#${one.id})`)).forEach(one => defs.append(written(one)));
  style.textContent = await faces();
  copy.removeAttribute('aria-hidden');
  copy.setAttribute('role', 'img');
  copy.setAttribute('aria-label', svg.parentElement.getAttribute('aria-label'));
  copy.prepend(defs, style);
  return new XMLSerializer().serializeToString(copy);
};
const save = async (svg, name) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await standalone(svg)], {type: 'image/svg+xml'}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const copyLink = async (map, svg, button) => {
  const view = views.get(svg), seen = svg.parentElement.classList.contains('zoomed') ? `?map=${[view.x, view.y, view.width].map(Math.round).join()}` : '';
  try { history.replaceState(history.state, '', `#${map.id}${seen}`); } catch { return; } // a host that allows no addresses
  try { await navigator.clipboard.writeText(location.href); } catch { return; } // the address bar has it
  const before = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = before; }, 2000);
};
document.addEventListener('click', event => {
  const button = event.target.closest('[data-map] button'), map = button?.closest('[data-map]'), svg = map && $('.sheet svg', map);
  if (!svg) return;
  if (button.dataset.mag) zoom(svg, Number(button.dataset.mag));
  if ('fit' in button.dataset) fit(svg);
  if (button.dataset.save) save(svg, button.dataset.save);
  if ('copied' in button.dataset) copyLink(map, svg, button);
});
addEventListener('hashchange', visit);
document.addEventListener('redraw', event => show(event.target));
const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => { seen.unobserve(entry.target); show(entry.target); }), {rootMargin: '600px'});
all('[data-map]').forEach(map => seen.observe(map));
})();

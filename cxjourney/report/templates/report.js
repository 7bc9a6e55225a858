(() => {
'use strict';
const $ = (q, at = document) => at.querySelector(q), all = (q, at = document) => [...at.querySelectorAll(q)];
const words = JSON.parse($('#messages').textContent);
const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u065f\u200c\u200d]/g, '').replace(/[\u0643\u06a9]/g, 'ك').replace(/[\u064a\u06cc\u0649]/g, 'ي').replace(/[\u06f0-\u06f9]/g, d => d.charCodeAt(0) - 1776).replace(/[\u0660-\u0669]/g, d => d.charCodeAt(0) - 1632).toLowerCase();
const root = document.documentElement, pages = all('[data-page]'), dialog = $('#show');
const site = self.cxjourney; // only in a folder of pages
let state = new URLSearchParams(), anchor = '', timer = 0, current = null;
root.classList.remove('loading');
all('[data-js]').forEach(one => { one.hidden = false; });

// Back and forward lead to where one was. A page that is loaded again is led there by the browser.
const places = new Map();
let visit, isReturn = performance.getEntriesByType('navigation')[0]?.type !== 'navigate';
root.classList.toggle('returned', isReturn);
const arrive = () => {
  try { if (!history.state?.visit) history.replaceState({visit: Date.now() + Math.random()}, ''); } catch { /* a host that allows no addresses */ }
  visit = history.state?.visit;
};
addEventListener('scroll', () => { if (visit && visit === history.state?.visit) places.set(visit, scrollY); });

// What is shown follows the address; what is chosen goes into it.
const read = () => {
  const [raw, query = ''] = location.hash.slice(1).split('?');
  state = new URLSearchParams(query);
  anchor = raw || pages[0].id;
  let place = document.getElementById(anchor);
  for (let rest = anchor; !place && rest.includes('/'); place = document.getElementById(rest)) rest = rest.slice(0, rest.lastIndexOf('/'));
  place = place || pages[0];
  const page = place.closest('[data-page]') || pages[0], left = places.get(history.state?.visit);
  if (page !== current) {
    (current ? [current] : pages).forEach(one => one.setAttribute('hidden', 'until-found')); // no other page is looked at again
    page.removeAttribute('hidden');
    current = page;
    if (!site) all('.top nav a').forEach(link => { if (link.hash === '#' + page.id || (page.classList.contains('journey') && link.hash === '#overview')) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current'); });
    document.title = ($('h1', page)?.textContent || '') + ' · ' + $('.brand').textContent;
    if (place === page && !site && !isReturn) scrollTo(0, 0);
  }
  if (place !== page) open(place);
  restore(page);
  if (left !== undefined) scrollTo(0, left);
  else if (place !== page && !isReturn) place.scrollIntoView({block: 'start', inline: 'center'});
  arrive();
  if (state.has('present') && place.matches('.gap')) present(page.id, gapsOf(page.id).indexOf(place));
  else if (dialog.open) dialog.close();
};
const keepTheme = theme => { try { if (theme) sessionStorage.setItem('theme', theme); return sessionStorage.getItem('theme'); } catch { return null; } }; // from page to page
if (site) root.dataset.theme = keepTheme() || root.dataset.theme;
const open = place => { for (let one = place; one; one = one.parentElement) if (one.tagName === 'DETAILS') one.open = true; };
const write = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const query = state.toString();
    try { history.replaceState(history.state, '', '#' + anchor + (query ? '?' + query : '')); } catch { /* a host that allows no addresses */ }
  }, 350);
};
const choose = (name, value) => { if (value) state.set(name, value); else state.delete(name); write(); };

// Filters: a form, and the list that it goes by.
const RULES = {
  j: (one, _, field) => one.dataset.j === field.selectedOptions[0]?.dataset.key,
  fam: (one, value) => one.dataset.families.split(' ').includes(value),
  state: (one, value) => all('.tag', one).some(({classList}) => classList.contains(value) || classList.contains('src-' + value)),
  sev: (one, value) => one.dataset.sev === value,
  day: (one, value) => one.dataset.day === value,
  str: one => 'stranded' in one.dataset,
  plan: one => 'planned' in one.dataset,
  dark: one => 'dark' in one.dataset,
  unheard: one => 'unheard' in one.dataset,
  chg: one => 'changed' in one.dataset,
  eff: (one, value) => one.dataset.effects.split(' ').includes(value),
};
let folded = new WeakMap();
const foldedText = one => { if (!folded.has(one)) folded.set(one, fold(one.textContent)); return folded.get(one); };
const filter = form => {
  const list = document.getElementById(form.dataset.list);
  const text = fold(state.get($('[type=search]', form).name) || '');
  let shown = 0;
  const items = all(list.id === 'coming-list' ? 'li' : ':scope > :not(p)', list);
  items.forEach(one => {
    const fits = Object.entries(RULES).every(([name, rule]) => !state.get(name) || !form.elements[name] || rule(one, state.get(name), form.elements[name]))
      && (!text || foldedText(one).includes(text));
    one.hidden = !fits;
    all('#rule-list li', one).forEach(part => { part.hidden = state.has('chg') && !('changed' in part.dataset); });
    all('[data-effect]', one).forEach(part => { part.hidden = Boolean(state.get('eff')) && part.dataset.effect !== state.get('eff'); });
    shown += fits;
  });
  all('details.month', list).forEach(month => { // while something is looked for, no month is folded
    const isNarrowed = shown < items.length;
    month.hidden = !$('li:not([hidden])', month);
    if (isNarrowed && !month.dataset.was) { month.dataset.was = month.open ? 'open' : 'folded'; month.open = true; }
    if (!isNarrowed && month.dataset.was) { month.open = month.dataset.was === 'open'; delete month.dataset.was; }
  });
  const by = form.elements.sort ? Number(state.get('sort') || 0) : -1;
  if (by >= 0) items.sort((a, b) => a.dataset.order.split(' ')[by] - b.dataset.order.split(' ')[by]).forEach(one => list.append(one));
  const said = $('output', form);
  if (said) said.textContent = shown === items.length ? '' : shown ? words.found.replace('{n}', shown).replace('{all}', items.length) : words['nothing-found'];
};
const restore = page => {
  all('form[data-list]', page).forEach(form => {
    [...form.elements].forEach(field => { if (field.name) { if (field.type === 'checkbox') field.checked = state.has(field.name); else field.value = state.get(field.name) || (field.name === 'sort' ? '0' : ''); } });
    filter(form);
  });
  all('form[data-board]', page).forEach(form => {
    form.elements.follow.value = state.get('follow') || '';
    if (form.elements.chg) form.elements.chg.checked = state.has('chg');
    const lanes = state.get('lanes');
    all('[name=lane]', form).forEach(box => { box.checked = !lanes || lanes.split(',').includes(box.value); });
    board(page, form);
  });
};
document.addEventListener('input', event => {
  const form = event.target.form;
  if (form?.dataset.list) { choose(event.target.name, event.target.type === 'checkbox' ? (event.target.checked ? '1' : '') : event.target.value); filter(form); }
  if (form?.dataset.board) {
    if (event.target.name === 'follow') choose('follow', event.target.value);
    if (event.target.name === 'chg') choose('chg', event.target.checked ? '1' : '');
    const boxes = all('[name=lane]', form);
    if (event.target.name === 'lane') choose('lanes', boxes.every(box => box.checked) ? '' : boxes.filter(box => box.checked).map(box => box.value).join(',') || '-');
    board(current, form);
  }
});
document.addEventListener('submit', event => { // Enter leads on to the first that fits
  event.preventDefault();
  const list = document.getElementById(event.target.dataset.list);
  if (list) all('a, summary', list).find(one => one.checkVisibility())?.focus();
});

// The board: follow somebody, choose lanes, zoom.
const board = (page, form) => {
  const {follow} = form.elements, who = follow.value && follow.selectedOptions[0].dataset.key;
  all('[data-whose]', page).forEach(one => one.classList.toggle('faded', Boolean(who) && ![...one.dataset.whose].includes(who)));
  const shown = new Set(all('[name=lane]:checked', form).map(box => box.value));
  const only = form.elements.chg?.checked;
  all('.stage:not(.names)', page).forEach(stage => { stage.hidden = Boolean(only) && !('changed' in stage.dataset); });
  const lanes = all('.names > *', page).map(name => !name.dataset.lane || shown.has(name.dataset.lane)); // cells stand in their order
  all('.stage', page).forEach(stage => [...stage.children].forEach((cell, place) => { cell.hidden = !lanes[place]; }));
  all('.board-scroll', page).forEach(fitBoard);
};
// On a phone stages stand side by side, and the board is as high as the one in front: no short stage has a long empty tail.
const narrow = matchMedia('(max-width:44rem)');
const fitBoard = sheet => {
  const middle = box => box.left + box.width / 2, at = middle(sheet.getBoundingClientRect());
  const off = stage => Math.abs(middle(stage.getBoundingClientRect()) - at);
  const [front] = narrow.matches ? all('.stage:not(.names, [hidden])', sheet).sort((a, b) => off(a) - off(b)) : [];
  sheet.style.height = front ? front.offsetHeight + 'px' : '';
  if (front && front.getBoundingClientRect().bottom < 0) sheet.scrollIntoView({block: 'start'});
};
let swiped = 0;
document.addEventListener('scroll', event => {
  if (!event.target.matches?.('.board-scroll')) return;
  clearTimeout(swiped);
  swiped = setTimeout(fitBoard, 150, event.target);
}, true);
narrow.addEventListener('change', () => all('.board-scroll', current).forEach(fitBoard));
let zoom = 1;
document.addEventListener('click', event => {
  const hit = event.target.closest('button');
  if (!hit) return;
  if (hit.dataset.zoom) { zoom = Math.min(1.6, Math.max(.5, zoom + .1 * Number(hit.dataset.zoom))); all('.board', current).forEach(one => { one.style.zoom = zoom; }); }
  if (hit.classList.contains('theme')) {
    const dark = root.dataset.theme === 'dark' || (root.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme:dark)').matches);
    root.dataset.theme = dark ? 'light' : 'dark';
    if (site) keepTheme(root.dataset.theme);
  }
  if (hit.dataset.present) { state.set('present', '1'); location.hash = addressOf(gapsOf(hit.dataset.present)[0]); }
});

// Present: one gap a screen; the clock runs once it is asked for.
// The address names the gap in front: back leaves it, a link leads to it, and a save keeps it.
let shown = [], place = 0, began = 0, ticking = 0;
const gapsOf = page => all('.gap', document.getElementById(page + '/gaps'));
const addressOf = gap => '#' + gap.id + (String(state) && '?' + state);
const clock = () => {
  const time = $('time', dialog), gone = Math.floor((Date.now() - began) / 1000);
  if (time) time.textContent = began ? Math.floor(gone / 60) + ':' + String(gone % 60).padStart(2, '0') : '';
};
const strip = (page, at) => {
  const row = $('.own-strip', document.getElementById(page))?.content ?? all('#rows > li').find(one => $('h3 a', one).hash === '#' + page);
  if (!row) return '';
  const svg = $('.strip', row).cloneNode(true);
  const here = document.createElementNS(svg.namespaceURI, 'rect'), wide = svg.viewBox.baseVal.width / svg.dataset.stages;
  Object.entries({x: at * wide + 1, y: 1, width: wide - 3.5, height: 29, class: 'here'}).forEach(([name, value]) => here.setAttribute(name, value));
  svg.append(here);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
};
const present = (page, at) => {
  const gaps = gapsOf(page);
  if (!gaps.length) return;
  shown = gaps;
  place = Math.max(0, Math.min(at, shown.length - 1));
  const gap = shown[place];
  if (anchor !== gap.id) { anchor = gap.id; write(); }
  const owner = document.getElementById(page);
  dialog.lang = owner.lang; dialog.dir = owner.dir; dialog.dataset.page = page;
  const make = (tag, kind, text = '') => { const one = document.createElement(tag); one.className = kind; one.textContent = text; return one; };
  const button = (name, act) => { const one = make('button', name, words[name]); one.type = 'button'; one.onclick = act; return one; };
  const screen = make('div', 'screen'), nav = make('nav', ''), back = button('back', () => present(page, place - 1)), next = button('next', () => present(page, place + 1));
  back.disabled = !place; next.disabled = place === shown.length - 1;
  const time = document.createElement('time');
  time.setAttribute('role', 'timer');
  nav.append(back, next, make('span', '', words.found.replace('{n}', place + 1).replace('{all}', shown.length)), time,
    button('clock', () => { began = began ? 0 : Date.now(); clearInterval(ticking); if (began) ticking = setInterval(clock, 1000); clock(); }), button('close', () => dialog.close()));
  const question = make('h2', 'question', $('.question', gap).textContent);
  screen.append(make('p', 'eyebrow', $('h1', owner).textContent + ' · ' + $('.at', gap).textContent), question, strip(page, Number(gap.dataset.place)),
    ...all('p:not(.question, .rank, .priority, details p)', gap).map(line => make('p', '', line.textContent)), nav);
  const focused = dialog.contains(document.activeElement) ? document.activeElement.className : 'next';
  dialog.replaceChildren(screen);
  if (!dialog.open) dialog.showModal();
  dialog.dispatchEvent(new CustomEvent('presented', {detail: {gap: gap.id, nav}}));
  [...all('button', nav).filter(one => one.className === focused), next, back, $('.close', nav)].find(one => !one.disabled).focus();
  clock();
};
dialog.addEventListener('close', () => {
  began = 0;
  clearInterval(ticking);
  if (!state.has('present')) return; // the address has led elsewhere
  clearTimeout(timer);
  state.delete('present');
  location.hash = addressOf(shown[place]);
});
dialog.addEventListener('keydown', event => {
  if (event.target.closest('details')) return; // somebody types
  const right = dialog.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight', left = dialog.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const to = {[right]: place + 1, PageDown: place + 1, ' ': place + 1, [left]: place - 1, PageUp: place - 1, Home: 0, End: shown.length - 1}[event.key];
  if (event.key === 'f') { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen?.().catch(() => {}); }
  if (to === undefined || (event.key === ' ' && event.target.closest('button:not(.next)'))) return;
  event.preventDefault();
  present(dialog.dataset.page, to);
});

// Search over everything that has a name.
const find = $('#find'), found = $('#found');
let index = null, picked = -1;
const NAMED = ['h1', 'header.cell h3', '.person h2', '.team h2', '#source-list td:first-child b', '.rule h2', '.journey .gap .question', '[id$="/asks"] td:first-child b'];
const build = () => NAMED.flatMap((names, kind) => all('[data-page] :is(' + names + ')').map(one => {
  const at = one.tagName === 'H3' ? one.parentElement : one.closest('[id]'), page = one.closest('[data-page]');
  return {text: one.textContent.trim(), folded: fold(one.textContent), to: '#' + at.id, where: $('h1', page).textContent.trim(), kind};
})).filter(one => one.text);
const gather = async () => { index = (await site.read(root.dataset.search)).map(([text, where, to, kind]) => ({text, folded: fold(text), to: root.dataset.root + to, where, kind})); };
// Where more fit than there is room for, each kind has its turn: no stages hide the questions about them.
const ROOM = 12;
const fair = hits => {
  const turns = new Map(), turn = ({kind}) => { turns.set(kind, (turns.get(kind) || 0) + 1); return turns.get(kind); };
  return hits.map((hit, at) => ({hit, at, turn: turn(hit)})).sort((a, b) => a.turn - b.turn || a.at - b.at).slice(0, ROOM).sort((a, b) => a.at - b.at).map(one => one.hit);
};
const remark = text => {
  const one = document.createElement('li');
  one.role = 'option'; one.textContent = text;
  one.setAttribute('aria-disabled', 'true');
  one.setAttribute('aria-selected', 'false');
  found.append(one);
};
if (!site) (self.requestIdleCallback ?? setTimeout)(() => { index = index || build(); });
else find.addEventListener('focus', () => gather().catch(() => {}), {once: true});
const search = async () => {
  if (site && !index) await gather();
  index = index || build();
  const parts = fold(find.value).split(/\s+/).filter(Boolean);
  const fit = parts.length ? index.filter(one => parts.every(part => one.folded.includes(part))) : [], hits = fair(fit);
  picked = hits.length ? 0 : -1;
  found.replaceChildren(...hits.map((hit, place) => {
    const one = document.createElement('li');
    one.id = 'hit-' + place; one.role = 'option'; one.textContent = hit.text; one.dataset.to = hit.to;
    one.setAttribute('aria-selected', place === picked);
    const where = document.createElement('small');
    where.textContent = hit.where === hit.text ? '' : hit.where;
    one.append(where);
    return one;
  }));
  if (parts.length && !hits.length) remark(words['nothing-found']);
  if (fit.length > hits.length) remark(words.found.replace('{n}', hits.length).replace('{all}', fit.length));
  found.hidden = !parts.length;
  find.setAttribute('aria-expanded', String(!found.hidden));
  pick(picked);
};
const pick = to => {
  picked = to;
  all('[data-to]', found).forEach((one, place) => one.setAttribute('aria-selected', String(place === picked)));
  if (picked >= 0) { find.setAttribute('aria-activedescendant', 'hit-' + picked); $('#hit-' + picked)?.scrollIntoView({block: 'nearest'}); } else find.removeAttribute('aria-activedescendant');
};
const go = hit => { if (!hit?.dataset.to) return; find.value = ''; found.hidden = true; find.setAttribute('aria-expanded', 'false'); find.blur(); location.href = hit.dataset.to; };
find.addEventListener('input', search);
find.addEventListener('keydown', event => {
  const hits = all('[data-to]', found);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); if (hits.length) pick((picked + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length); }
  if (event.key === 'Enter') { event.preventDefault(); go(hits[picked]); }
  if (event.key === 'Escape') { find.value = ''; search(); }
});
found.addEventListener('click', event => go(event.target.closest('li')));
document.addEventListener('click', event => {
  if (!event.target.closest('.find')) found.hidden = true;
  all('.lanes[open]').forEach(list => { if (!list.contains(event.target)) list.open = false; });
});
document.addEventListener('keydown', event => {
  if (dialog.open || event.altKey) return;
  const list = event.key === 'Escape' && event.target.closest('.lanes[open]');
  if (list) { list.open = false; $('summary', list).focus(); }
  const typing = event.target.closest('input, select, textarea');
  if ((event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) { event.preventDefault(); find.focus(); }
});

addEventListener('hashchange', read);
document.addEventListener('renewed', () => {
  index = null;
  folded = new WeakMap();
  restore(current);
  if (!dialog.open) return;
  const at = gapsOf(dialog.dataset.page).findIndex(one => one.id === shown[place].id);
  present(dialog.dataset.page, at < 0 ? place : at);
});
document.addEventListener('beforematch', event => {
  const page = event.target.closest('[data-page]');
  const there = document.getElementById(location.hash.slice(1).split('?')[0]);
  if (page && page !== current && there?.closest('[data-page]') !== page) location.hash = '#' + page.id;
});
read();
if (!isReturn) document.fonts.ready.then(() => { if (!timer) read(); }); // letters that came late have moved what the address leads to
isReturn = false;
})();

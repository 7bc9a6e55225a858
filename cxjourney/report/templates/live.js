(() => {
'use strict';
// Only where the report is served: what changed is fetched and put in place, and all that a reader did stays.
const $ = (q, at = document) => at.querySelector(q), all = (q, at = document) => [...at.querySelectorAll(q)];
const have = JSON.parse($('#live').textContent), words = have.words, dialog = $('#show');
const asked = {};
let told = have, busy = false, wait = 250, sheet = null, lost = 0;
const OWN = new Set(['open', 'hidden', 'style', 'aria-current', 'aria-expanded', 'aria-activedescendant']);

// The bar: what is wrong, as long as it is.
const bar = document.createElement('aside');
bar.className = 'live-bar'; bar.setAttribute('role', 'status'); bar.hidden = true;
$('.top').after(bar);
const say = lines => {
  bar.replaceChildren(...lines.map(([place, text]) => {
    const line = document.createElement('p');
    if (place) { const where = document.createElement('code'); where.dir = 'ltr'; where.textContent = place; line.append(where, ' '); }
    line.append(text);
    return line;
  }));
  bar.hidden = !lines.length;
};
const problems = () => {
  const lines = told.problems.map(one => [one.file && one.file + (one.line ? ':' + one.line : ''), one.message]);
  if (told.more) lines.push(['', told.more]);
  if (lines.length) lines.push(['', [words.stays, told.sound].filter(Boolean).join(' ')]);
  if (lost) lines.unshift(['', words.offline]);
  say(lines);
};

// What is new is put into what is there: the same nodes where they are alike, so that focus, scroll and what is open stay.
const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || '') === (other.id || '');
const morph = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== 1) { if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue; return; }
  [...old.attributes].forEach(({name}) => { if (!OWN.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name); });
  [...fresh.attributes].forEach(({name, value}) => { if (!OWN.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value); });
  if (old.classList.contains('sheet')) return;
  const named = new Map([...old.children].filter(one => one.id).map(one => [one.id, one]));
  let at = old.firstChild;
  [...fresh.childNodes].forEach(next => {
    const known = next.id ? named.get(next.id) : null;
    if (known && alike(known, next)) { if (known === at) at = at.nextSibling; else old.insertBefore(known, at); morph(known, next); }
    else if (at && !at.id && alike(at, next)) { const here = at; at = at.nextSibling; morph(here, next); }
    else old.insertBefore(document.importNode(next, true), at);
  });
  while (at) { const gone = at; at = at.nextSibling; if (gone.parentNode === old) gone.remove(); }
};
const swap = (old, fresh) => {
  const focused = document.activeElement;
  morph(old, fresh);
  all('[data-js]', old).forEach(one => { one.hidden = false; });
  all('[data-map]', old).forEach(map => { if ($('.sheet svg', map)) { stale.unobserve(map); stale.observe(map); } });
  document.dispatchEvent(new Event('renewed'));
  if (focused !== document.activeElement && focused?.isConnected) focused.focus({preventScroll: true});
};

// Maps that were drawn before a change are drawn anew once they are seen.
const stale = new IntersectionObserver(entries => entries.forEach(entry => {
  if (!entry.isIntersecting) return;
  stale.unobserve(entry.target);
  entry.target.dispatchEvent(new Event('redraw', {bubbles: true}));
}));

const ask = async path => { const answer = await fetch(path); return answer.ok ? answer.text() : null; };
const restyle = async () => {
  const want = told.style, text = await ask('/style');
  if (!text) return;
  const [style, symbols] = text.split('\0');
  sheet = sheet || new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const fresh = new DOMParser().parseFromString('<svg>' + symbols + '</svg>', 'text/html');
  all('symbol', fresh).forEach(one => { if (!document.getElementById(one.id)) $('#defs').append(document.importNode(one, true)); });
  have.style = want;
};
const renew = async id => {
  asked[id] = told.rev;
  const answer = await fetch('/page/' + id.split('/').map(encodeURIComponent).join('/'), {headers: {'If-None-Match': `"${have.pages[id]}"`}});
  if (answer.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild, old = document.getElementById(id);
    if (fresh && old) swap(old, fresh);
  }
  if (!answer.ok && answer.status !== 304) return;
  have.pages[id] = answer.headers.get('etag').slice(1, -1);
  told.style = answer.headers.get('x-style');
};
const typing = () => dialog.open && Boolean($('form[data-typed]', dialog));
const front = () => all('[data-page]').find(one => !one.hasAttribute('hidden'))?.id;
// A page that is not written yet has no hash: who has it in front asks for it, and all others wait until it has.
const differs = id => Boolean(told.pages[id]) && have.pages[id] !== told.pages[id] && asked[id] !== told.rev;
const wants = id => differs(id) || (told.pages[id] === '' && asked[id] !== told.rev);
const idle = () => new Promise(go => (window.requestIdleCallback || setTimeout)(go, {timeout: 1000}));
// Other windows have pages in front too: what is behind waits until theirs are there. Whatever comes up ends the wait.
const LATER = 1500;
let news = 0, wake = () => {};
const later = () => new Promise(go => { wake = go; setTimeout(go, news + LATER - performance.now()); });

// The page in front first, the others when nothing else is to be done. Who doesn't look waits.
const catchUp = async () => {
  if (busy) { wake(); return; }
  busy = true;
  try {
    while (!document.hidden && !typing()) {
      if (have.frame !== told.frame && !dialog.open) { location.reload(); return; }
      const shown = front(), id = wants(shown) ? shown : null;
      if (id) await renew(id);
      else if (have.style !== told.style) await restyle();
      else {
        const rest = Object.keys(told.pages).find(one => differs(one) && document.getElementById(one));
        if (!rest) break;
        if (performance.now() < news + LATER) { await later(); continue; }
        await idle();
        if (differs(rest) && !wants(front())) await renew(rest);
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;  // the server has gone: the line says so
  } finally { busy = false; }
};
const connect = () => {
  const line = new WebSocket('ws' + location.origin.slice(4) + '/live');
  line.onopen = () => { wait = 250; lost = 0; };
  line.onmessage = event => { told = JSON.parse(event.data); news = performance.now(); problems(); catchUp(); };
  line.onclose = () => { lost += 1; if (lost > 1) problems(); setTimeout(connect, wait); wait = Math.min(5000, wait * 2); };
};
document.addEventListener('visibilitychange', catchUp);
addEventListener('hashchange', catchUp);
dialog.addEventListener('close', catchUp);
problems();
connect();
})();

(() => {
'use strict';
// Only where answers may be written down: a form below the question, the change that an answer makes, and its save.
const $ = (q, at = document) => at.querySelector(q), all = (q, at = document) => [...at.querySelectorAll(q)];
const keep = (name, value) => { try { if (value === null) sessionStorage.removeItem(name); else if (value !== undefined) sessionStorage.setItem(name, value); return sessionStorage.getItem(name); } catch { return null; } };
const given = /^#key=([\w-]+)$/.exec(location.hash);
if (given) {
  keep('edit-key', given[1]);
  try { history.replaceState(null, '', location.pathname + location.search); } catch { /* a host that allows no addresses */ }
}
const key = given?.[1] || keep('edit-key') || '';
const words = JSON.parse($('#live').textContent).words, dialog = $('#show');
const ask = (path, body) => fetch(path, {method: body ? 'POST' : 'GET', headers: {'X-Edit-Key': key, ...(body && {'Content-Type': 'application/json'})}, body: body && JSON.stringify(body)});
const line = (text, kind) => { const one = document.createElement('p'); one.className = kind; one.textContent = text; return one; };
let isOpen = false;

// What was typed at a gap stays, wherever one goes from there, until it is saved or wiped out.
const typedIn = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
const changed = form => [...form.elements].some(one => one.name && one.value !== (one.defaultValue ?? ''));
const note = (gap, form) => {
  form.toggleAttribute('data-typed', changed(form));
  keep('answer ' + gap, changed(form) ? JSON.stringify(Object.fromEntries(new FormData(form))) : null);
};
const recall = (gap, form) => {
  const kept = keep('answer ' + gap);
  if (!kept) return;
  Object.entries(JSON.parse(kept)).forEach(([name, value]) => { if (form.elements[name]) form.elements[name].value = value; });
  note(gap, form);
};

const show = (gap, place) => {
  const panel = $('details', place), form = $('form', place), outcome = $('.outcome', place), saves = $('.saves', place);
  let proposed = null;
  panel.open = isOpen;
  panel.addEventListener('toggle', () => { isOpen = panel.open; });
  recall(gap, form);
  const say = (...parts) => { outcome.replaceChildren(...parts); if (parts.length) outcome.focus(); };
  const send = async (path, body, done) => {
    panel.setAttribute('aria-busy', 'true');
    try {
      const answer = await ask(path, {gap, ...body});
      const told = answer.headers.get('content-type')?.startsWith('application/json') ? await answer.json() : {problem: answer.status === 403 ? words['no-key'] : words.offline};
      if (told.problem) { proposed = null; say(line(told.problem, 'problem')); } else done(told);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      say(line(words.offline, 'problem'));
    } finally { panel.removeAttribute('aria-busy'); }
  };
  const written = told => { saves.innerHTML = told.html; say(line(told.said, 'done')); };
  form.addEventListener('input', () => { note(gap, form); if (proposed) { proposed = null; outcome.replaceChildren(); } });
  form.addEventListener('submit', event => {
    event.preventDefault();
    event.stopPropagation();
    const said = {values: typedIn(form), question: form.elements.question.defaultValue};
    send('/propose', said, told => { outcome.innerHTML = told.html; proposed = {...said, files: told.files}; outcome.focus(); });
  });
  panel.addEventListener('click', event => {
    const hit = event.target.closest('button');
    if (hit && 'save' in hit.dataset && proposed) send('/save', proposed, told => { proposed = null; form.reset(); note(gap, form); written(told); });
    if (hit?.dataset.undo) send('/undo', {save: Number(hit.dataset.undo)}, written);
  });
};

// A gap that is shown anew keeps its form until there is a newer one, and that only where nothing is typed.
let last = {};
dialog.addEventListener('presented', async event => {
  const {gap, nav} = event.detail, place = last.gap === gap ? last.place : document.createElement('section');
  last = {gap, place};
  place.className = 'answering';
  nav.before(place);
  if (!key) { place.append(line(words['no-key'], 'problem')); return; }
  try {
    const answer = await ask('/form/' + gap.split('/').map(encodeURIComponent).join('/'));
    if (!answer.ok) { if (answer.status === 403) place.append(line(words['no-key'], 'problem')); return; }
    const html = await answer.text(), said = all('.outcome .done', place);
    if ($('form[data-typed]', place) || $('[data-save]', place)) return;
    place.innerHTML = html;
    show(gap, place);
    $('.outcome', place).append(...said);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    place.append(line(words.offline, 'problem'));
  }
});
})();

/* Mentions in comments: "@" opens the names of those who work in the inbox, beside the text that is being written. */
import { announce, counted, root, text } from './texts.js';
import { chosenIn, keepChosen } from './drafts.js';
import { matching, mentionsIn } from './names.js';
import { openConversation } from './thread.js';

/* what is typed after the sign, which is no part of an address; a name may have several words */
const TYPED = /(?:^|[^\p{L}\p{N}/])@([^\s@][^\n@]{0,60})?$/u;
let area = null;
let box = null;
let list = null;
let on = false;
let found = [];
let active = 0;
let at = 0;
let settled = null;
let before = '';
let chosen = [];

/** Begins with the composer of the conversation that was just opened. */
export function begin(textarea) {
  area = textarea;
  box = area.parentElement;
  list = document.getElementById('colleagues');
  list.setAttribute('aria-label', text('mention-whom'));
  area.addEventListener('blur', close);
  area.addEventListener('click', look);
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) pick(found[Number(option.dataset.index)]);
  });
}

/** In a comment one can mention somebody; a reply is the visitor's to read. */
export function show(mode) {
  on = mode === 'comment';
  close();
  settled = null;
  before = area.value;
  chosen = on ? chosenIn(openConversation()) : [];
  if (on) box.setAttribute('role', 'combobox');
  else box.removeAttribute('role');
  for (const [name, value] of Object.entries({ 'aria-label': text('mention-whom'), 'aria-haspopup': 'listbox', 'aria-controls': 'colleagues', 'aria-expanded': 'false' })) {
    if (on) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
  if (on) area.setAttribute('aria-autocomplete', 'list');
  else area.removeAttribute('aria-autocomplete');
}

let read = '';
let people = [];
function team() {
  const now = document.getElementById('facts')?.dataset.team ?? '[]';
  if (now !== read) {
    read = now;
    people = JSON.parse(now);
  }
  return people.filter(person => person.id !== root.dataset.agent);
}

/** The text has changed. */
export function typed() {
  if (!on) return;
  follow();
  look();
}

/** Who was chosen stays chosen while the text around it is changed; who is touched by the change is not any more. */
function follow() {
  const now = area.value;
  const tail = Math.min(now.length - area.selectionEnd, before.length);
  const most = Math.min(now.length, before.length) - tail;
  let same = 0;
  while (same < most && before[same] === now[same]) same += 1;
  const end = before.length - tail;
  chosen = chosen.filter(one => one.start + one.length <= same || one.start >= end)
    .map(one => (one.start >= end ? { ...one, start: one.start + now.length - before.length } : one));
  before = now;
  keepChosen(openConversation(), chosen);
}

function look() {
  const caret = area.selectionStart;
  const match = on && caret === area.selectionEnd ? TYPED.exec(area.value.slice(0, caret)) : null;
  const start = match ? caret - (match[1] ?? '').length - 1 : null;
  if (start !== settled) settled = null;
  const done = start === settled || chosen.some(one => one.start === start);
  found = match && !done ? matching(team(), match[1] ?? '').slice(0, 50) : [];
  if (!found.length) {
    close();
    return;
  }
  at = start;
  open();
}

function open() {
  if (list.hidden) announce(counted('mention.found', found.length));
  list.replaceChildren(...found.map(option));
  list.hidden = false;
  box.setAttribute('aria-expanded', 'true');
  activate(0);
}

function close() {
  found = [];
  if (!list || list.hidden) return;
  list.hidden = true;
  list.replaceChildren();
  box.setAttribute('aria-expanded', 'false');
  area.removeAttribute('aria-activedescendant');
}

function option(person, index) {
  const item = document.createElement('li');
  item.id = `colleague-${index}`;
  item.className = 'menu-item';
  item.setAttribute('role', 'option');
  item.dataset.index = String(index);
  const mark = document.createElement('span');
  mark.className = `person person-s hue-${person.hue}`;
  mark.dataset.initials = person.initials;
  mark.setAttribute('aria-hidden', 'true');
  const name = document.createElement('span');
  name.textContent = person.name;
  const address = document.createElement('small');
  address.textContent = person.email;
  item.append(mark, name, address);
  return item;
}

function activate(index) {
  active = (index + found.length) % found.length;
  [...list.children].forEach((item, other) => item.setAttribute('aria-selected', String(other === active)));
  list.children[active].scrollIntoView({ block: 'nearest' });
  area.setAttribute('aria-activedescendant', `colleague-${active}`);
}

function pick(person) {
  const caret = area.selectionStart;
  const start = at;
  const gap = /^\s/.test(area.value.slice(caret)) ? '' : ' ';
  settled = start;
  area.setRangeText(`@${person.name}${gap}`, start, caret, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
  chosen.push({ id: person.id, start, length: 1 + person.name.length });
  keepChosen(openConversation(), chosen);
  settled = null;
  area.focus();
}

const KEYS = {
  ArrowDown: () => activate(active + 1),
  ArrowUp: () => activate(active - 1),
  Enter: () => pick(found[active]),
  Tab: () => pick(found[active]),
  Escape: () => {
    settled = at;
    close();
  },
};

/** @returns whether the key was for the list */
export function pressed(event) {
  if (!found.length || !KEYS[event.key] || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  event.preventDefault();
  KEYS[event.key]();
  return true;
}

/** Whom the text mentions as it is sent: without the white space around it. */
export function mentioned() {
  if (!on) return [];
  const cut = area.value.length - area.value.trimStart().length;
  return mentionsIn(area.value.trim(), team(), chosen.map(one => ({ ...one, start: one.start - cut })));
}

/** A comment that was given up is in the text again, from there on. */
export function putBack(mentions, from) {
  chosen.push(...mentions.map(one => ({ id: one.agent, start: from + one.start, length: one.length })));
  before = area.value;
  keepChosen(openConversation(), chosen);
}

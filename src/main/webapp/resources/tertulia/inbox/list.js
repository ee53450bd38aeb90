/* The list of conversations: written anew by the server when something has happened, and what only this page knows added. */
import { announce, counted, root, text } from './texts.js';
import { openId, parameters } from './address.js';
import { anyDraft } from './drafts.js';
import { onWritten, throttled } from './faces.js';
import { send } from './line.js';
import { icon } from './icon.js';
import { writeTimes } from '../times.js';
import { lastSeq, openConversation } from './thread.js';

const PAUSE = 700;
const TYPING = 4000;
const typing = new Map();
const heard = new Map();
let telling;

export const refresh = throttled('tertuliaList', PAUSE);

function rows() {
  return [...document.querySelectorAll('.row[data-conversation]')];
}

function row(conversation) {
  return rows().find(link => link.dataset.conversation === conversation);
}

/** Marks the open one, drafts and typing; counts what is unread into the title. */
export function decorate() {
  const open = openId();
  for (const link of rows()) {
    const { conversation } = link.dataset;
    if (conversation === open) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    const what = link.querySelector('.row-what');
    what.original ??= [...what.childNodes];
    const draft = conversation === open ? '' : anyDraft(conversation);
    if (typing.has(conversation)) {
      what.replaceChildren(mark('row-typing', text('typing')));
    } else if (draft) {
      what.replaceChildren(mark('row-draft', text('draft')), ` ${draft.slice(0, 120)}`);
    } else {
      what.replaceChildren(...what.original);
    }
  }
  const { unread = 0, mentions = 0 } = document.querySelector('.tabs')?.dataset ?? {};
  const all = Number(unread) + Number(mentions);
  const plain = document.title.replace(/^\(\d+\+?\) /, '');
  document.title = all ? `(${atMost99(all)}) ${plain}` : plain;
  showBadge('rail-unread', Number(unread));
  showBadge('rail-mentions', Number(mentions));
  const listed = parameters().view === 'mentions' ? 'rail-to-mentions' : 'rail-to-inbox';
  for (const id of ['rail-to-inbox', 'rail-to-mentions']) {
    if (id === listed) document.getElementById(id).setAttribute('aria-current', 'page');
    else document.getElementById(id).removeAttribute('aria-current');
  }
}

function atMost99(count) {
  return count > 99 ? '99+' : String(count);
}

function showBadge(id, count) {
  const badge = document.getElementById(id);
  badge.hidden = count === 0;
  const figure = mark('', atMost99(count));
  figure.setAttribute('aria-hidden', 'true');
  badge.replaceChildren(figure, mark('hidden-visually', counted('unread', count)));
}

function mark(name, plain) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = plain;
  return span;
}

/**
 * A message is shown in its row at once and the row goes to the top, as the server will write it a moment later; so the
 * list keeps up when many write at the same time. What is not in the list yet comes with the server's.
 */
export function show(conversation, message) {
  const link = row(conversation);
  if (!link || message.kind === 'event' || message.kind === 'prompt') return;
  const byVisitor = message.author.type === 'visitor';
  const what = link.querySelector('.row-what');
  const words = document.createElement('bdi');
  words.textContent = message.text.replace(/\s+/g, ' ').slice(0, 200);
  what.original = byVisitor ? [words] : [smallIcon('reply'), words];
  const time = link.querySelector('time');
  time.dateTime = message.at;
  time.removeAttribute('title');
  if (byVisitor && !(conversation === openConversation() && document.hasFocus())) countUp(link);
  const focused = document.activeElement === link;
  link.closest('ol').prepend(link.closest('li'));
  if (focused) link.focus({ preventScroll: true });
  writeTimes(link);
  decorate();
}

/** The agent of this page was mentioned there: marked at once, as the server will write it a moment later. */
export function showMention(conversation, name) {
  const link = row(conversation);
  if (!link) return;
  const place = link.querySelector('.row-mark');
  const sign = mark('', '@');
  sign.setAttribute('aria-hidden', 'true');
  const mention = place.querySelector('.row-mention') ?? place.appendChild(mark('row-mention', ''));
  mention.replaceChildren(sign, mark('hidden-visually', text('mentioned', name)));
  link.classList.add('unread');
}

function smallIcon(name) {
  const drawn = icon(name);
  drawn.classList.add('icon-s');
  return drawn;
}

function countUp(link) {
  const place = link.querySelector('.row-mark');
  const badge = place.querySelector('.badge') ?? place.appendChild(mark('badge', ''));
  const count = (Number.parseInt(badge.textContent, 10) || 0) + 1;
  link.classList.add('unread');
  const figure = mark('', count > 9 ? '9+' : String(count));
  figure.setAttribute('aria-hidden', 'true');
  badge.replaceChildren(figure, mark('hidden-visually', counted('unread', count)));
}

/** Tells the server which conversation is open and whose coming and going the list shows. */
export function watch() {
  send({
    type: 'watch', conversation: openConversation(), after: lastSeq(),
    visitors: [...new Set(rows().map(link => link.dataset.visitor))],
  });
}

let watched = '';
onWritten(name => {
  decorate();
  const visitors = rows().map(link => link.dataset.visitor).sort().join(' ');
  if (name === 'tertuliaList' && visitors !== watched) {
    watched = visitors;
    watch();
  }
});

/** Somebody types: shown for a moment, never stored. */
export function showTyping(conversation) {
  clearTimeout(typing.get(conversation));
  typing.set(conversation, setTimeout(() => {
    typing.delete(conversation);
    decorate();
  }, TYPING));
  decorate();
}

export function stopTyping(conversation) {
  if (!typing.has(conversation)) return;
  clearTimeout(typing.get(conversation));
  typing.delete(conversation);
  decorate();
}

export function showPresence(visitor, here) {
  for (const link of rows().filter(other => other.dataset.visitor === visitor)) {
    link.querySelector('.person').classList.toggle('here', here);
  }
}

/** A visitor wrote in another conversation: said aloud, but not for each message. */
export function tellAloud(conversation) {
  heard.set(conversation, (heard.get(conversation) ?? 0) + 1);
  clearTimeout(telling);
  telling = setTimeout(() => {
    const [first, count] = [...heard.entries()].at(-1);
    const name = row(first)?.querySelector('.row-who')?.textContent.trim() ?? text('somebody');
    announce(counted('news', count, name));
    heard.clear();
  }, 3000);
}

/** The conversation before or after the open one in the list. */
export function neighbour(step) {
  const all = rows().map(link => link.dataset.conversation);
  const at = all.indexOf(openId());
  return at < 0 ? all[0] : all[at + step];
}

/* points in time grow older */
setInterval(() => root && decorate(), 60000);

/* The entries of the open conversation: drawn once from the page, then kept up to date from the line. */
import { counted, facts, text } from './texts.js';
import { draw, isOwn, line, showState } from './message.js';
import { dayName } from '../times.js';
import { send } from './line.js';
import * as delivery from './delivery.js';

/** As many as the server answers at once. */
const MOST_ASKED = 50;

let log = null;
let list = null;
let conversation = null;
let newFrom = 0;
let below = 0;
let more = false;
let loadingEarlier = false;
let readSeq = 0;

export function openConversation() {
  return conversation;
}

/** The number of the last entry that the page holds; 0 for none. */
export function lastSeq() {
  return Math.max(0, ...entries().map(item => item.message.seq ?? 0));
}

function entries() {
  return list ? [...list.children].filter(item => item.message) : [];
}

function find(message) {
  return entries().find(item => (message.seq && item.message.seq === message.seq) || item.message.key === message.key);
}

function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  below = 0;
  showBelow();
}

function showBelow() {
  const button = document.getElementById('to-end');
  button.hidden = below === 0;
  button.querySelector('span').textContent = counted('new', below);
}

/** Begins with what the page holds now: after it was loaded, and after another conversation was opened. */
export function begin() {
  const section = document.querySelector('[data-thread]');
  log = document.getElementById('log');
  list = log?.querySelector('ol');
  conversation = null;
  delivery.begin();
  if (!section || !log) return;
  const data = JSON.parse(section.dataset.thread);
  section.removeAttribute('data-thread');
  section.dataset.shown = data.conversation;
  conversation = data.conversation;
  more = data.more;
  readSeq = data.unread || data.mentioned ? 0 : data.readSeq;
  below = 0;
  newFrom = data.unread ? data.messages.find(m => m.kind === 'message' && m.seq > data.readSeq)?.seq ?? 0 : data.mentioned;
  list.replaceChildren(...data.messages.map(draw));
  arrange();
  const first = list.querySelector('.day-new');
  if (first && log.scrollHeight > log.clientHeight) {
    log.scrollTop = first.offsetTop - log.offsetTop - 40;
    below = entries().filter(item => item.message.seq >= newFrom).length;
    if (atEnd()) below = 0;
    showBelow();
  } else {
    toEnd();
  }
  log.addEventListener('scroll', scrolled, { passive: true });
  document.getElementById('to-end').addEventListener('click', toEnd);
  log.setAttribute('aria-busy', 'false');
}

function scrolled() {
  if (atEnd() && below) {
    below = 0;
    showBelow();
  }
  if (log.scrollTop < 200 && more && !loadingEarlier) {
    loadingEarlier = true;
    send({ type: 'earlier', conversation, before: entries()[0]?.message.seq ?? 0 });
  }
}

/** Lines between the days, the line before what is new, and which entries belong together. */
function arrange() {
  list.querySelectorAll('.day').forEach(day => day.remove());
  let before = null;
  for (const item of entries()) {
    const { message } = item;
    const date = new Date(message.at);
    const sameDay = before && new Date(before.message.at).toDateString() === date.toDateString();
    if (!sameDay) item.before(line(dayName(date), false));
    const isNew = newFrom && message.seq === newFrom;
    if (isNew) item.before(line(text('new-line'), true));
    const joined = Boolean(sameDay && !isNew && together(before.message, message));
    item.classList.toggle('joined', joined);
    before?.classList.toggle('followed', joined);
    item.classList.remove('followed');
    before = item;
  }
}

function together(first, second) {
  return first.kind === second.kind && first.kind !== 'event' && first.author.type === second.author.type
    && first.author.id === second.author.id && first.local !== 'failed'
    && (first.delivery?.to ?? null) === (second.delivery?.to ?? null)
    && Math.abs(new Date(second.at) - new Date(first.at)) < 60000;
}

/** Takes in an entry, once: its own optimistic line, if there is one, becomes it. */
export function take(news) {
  const message = delivery.caughtUp(news);
  const known = find(message);
  if (known) {
    const local = Boolean(known.message.local) && message.seq;
    Object.assign(known.message, message, { delivery: delivery.further(known.message.delivery, message.delivery) });
    if (local) {
      delete known.message.local;
      delete known.message.problem;
      place(known);
    }
    if (message.kind !== 'event') showState(known);
    arrange();
    return;
  }
  const follow = atEnd();
  const item = draw(message);
  place(item);
  arrange();
  if (follow || message.local || isOwn(message)) toEnd();
  else if (message.kind !== 'event') {
    below += 1;
    showBelow();
  }
}

/** Among its numbers; what is still on its way comes last. */
function place(item) {
  const { seq } = item.message;
  const next = seq ? entries().find(other => other !== item && (!other.message.seq || other.message.seq > seq)) : null;
  if (next) {
    if (item.nextElementSibling !== next) next.before(item);
  } else if (list.lastElementChild !== item) {
    list.append(item);
  }
}

/** What came for "earlier" goes on top, without a jump and without being read out. */
export function takeEarlier(messages) {
  loadingEarlier = false;
  more = messages.length > 0 && messages[0].seq > 1;
  if (!messages.length) return;
  log.setAttribute('aria-busy', 'true');
  const height = log.scrollHeight;
  const top = log.scrollTop;
  list.prepend(...messages.filter(message => !find(message)).map(draw));
  arrange();
  log.scrollTop = top + log.scrollHeight - height;
  log.setAttribute('aria-busy', 'false');
}

/** Some replies have come further. Where more than the state has changed, the entries are asked for. */
export function takeDelivery(frame) {
  const plain = ['stored', 'delivered', 'read'].includes(frame.state);
  if (!plain) {
    send({ type: 'entries', conversation, seqs: frame.seqs });
    return;
  }
  for (const seq of frame.seqs) {
    const item = find({ seq });
    if (item) {
      const { message } = item;
      message.delivery = delivery.further(message.delivery, { ...message.delivery, state: frame.state });
      showState(item);
    } else {
      delivery.keep(seq, frame.state);
    }
  }
}

/** Asks how far those replies have come by now that had not been read. */
export function askForDeliveries() {
  const seqs = entries().map(item => item.message).filter(message => message.seq && message.delivery && message.delivery.state !== 'read')
    .map(message => message.seq).slice(-MOST_ASKED);
  if (seqs.length) send({ type: 'entries', conversation, seqs });
}

export function drop(key) {
  find({ key })?.remove();
  arrange();
}

/** Tells the team's other pages what was seen, once it really was: page in front, conversation open. */
export function markRead() {
  if (!conversation || document.hidden || !document.hasFocus()) return;
  const seq = lastSeq();
  if (seq > readSeq) {
    readSeq = seq;
    send({ type: 'read', conversation, seq });
  }
}

/** The visitor got a name: it is written at their entries. */
export function rename() {
  const visitor = facts();
  if (!visitor) return;
  for (const item of entries().filter(entry => entry.message.author.type === 'visitor')) {
    item.replaceWith(draw(item.message));
  }
  arrange();
}

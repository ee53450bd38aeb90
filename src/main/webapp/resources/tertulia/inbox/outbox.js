/* What is on its way to the server: kept until it is acknowledged, sent again with the same key, so never lost nor doubled. */
import { isOpen, on, send } from './line.js';
import { openConversation, take } from './thread.js';
import { announce, root, text } from './texts.js';

const STORE = 'tertulia.outbox';
const PATIENCE = 20000;
let entries = [];

try {
  entries = JSON.parse(sessionStorage.getItem(STORE) ?? '[]');
} catch {
  entries = [];
}

function keep() {
  sessionStorage.setItem(STORE, JSON.stringify(entries));
}

export function key() {
  return crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));
}

function draft(entry) {
  return {
    key: entry.key,
    kind: entry.kind,
    author: { type: 'agent', id: root.dataset.agent, name: root.dataset.agentName, initials: entry.initials, hue: entry.hue },
    text: entry.text,
    files: entry.files,
    mentions: entry.mentions,
    at: entry.at,
    local: entry.failed ? 'failed' : 'sending',
    problem: entry.problem,
  };
}

function show(entry) {
  if (entry.conversation === openConversation()) take(draft(entry));
}

function transmit(entry) {
  send({ type: 'send', conversation: entry.conversation, key: entry.key, kind: entry.kind, text: entry.text,
    files: (entry.files ?? []).map(file => file.id), leftOut: entry.leftOut ?? [],
    mentions: (entry.mentions ?? []).slice(0, 50).map(one => one.agent) });
  clearTimeout(entry.timer);
  Object.defineProperty(entry, 'timer', { value: setTimeout(() => late(entry), PATIENCE), configurable: true, enumerable: false });
}

function late(entry) {
  if (entries.includes(entry) && !entry.failed) fail(entry, isOpen() ? '' : text('offline'));
}

function fail(entry, problem) {
  entry.failed = true;
  entry.problem = problem;
  keep();
  show(entry);
  announce(text('not-sent', problem));
}

/** Sends a reply or a comment: its line stands in the thread at once. @param along files, who gets no copy, and who is mentioned */
export function post(conversation, kind, plain, along = {}) {
  const mark = document.querySelector('.rail-profile .person');
  const entry = {
    key: key(), conversation, kind, text: plain, ...along, at: new Date().toISOString(),
    initials: mark.dataset.initials, hue: Number(/hue-(\d)/.exec(mark.className)?.[1] ?? 0),
  };
  entries.push(entry);
  keep();
  show(entry);
  transmit(entry);
}

export function retry(wanted) {
  const entry = entries.find(other => other.key === wanted);
  if (!entry) return;
  delete entry.failed;
  delete entry.problem;
  keep();
  show(entry);
  transmit(entry);
}

/** Gives up; the text, the files and who is mentioned are handed back. */
export function giveUp(wanted) {
  const entry = entries.find(other => other.key === wanted);
  entries = entries.filter(other => other.key !== wanted);
  keep();
  return { plain: entry?.text ?? '', files: entry?.files ?? [], mentions: entry?.mentions ?? [] };
}

/** Draws what is still on its way in the conversation that was just opened. */
export function showPending() {
  entries.forEach(show);
}

on('open', () => entries.filter(entry => !entry.failed).forEach(transmit));

on('ack', frame => {
  entries = entries.filter(entry => entry.key !== frame.key);
  keep();
  if (frame.conversation === openConversation()) take(frame.message);
});

on('error', frame => {
  const entry = entries.find(other => other.key === frame.key);
  if (entry) fail(entry, text(`refusal.${frame.code}`) === `refusal.${frame.code}` ? frame.message : text(`refusal.${frame.code}`));
});

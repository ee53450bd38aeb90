/* Files for what is being written: chosen, dropped or pasted, sent at once one after the other, kept with the draft. */
import { filesOf, keepFiles } from './drafts.js';
import { kind, size } from './files.js';
import { icon } from './icon.js';
import { key } from './outbox.js';
import { announce, text } from './texts.js';

const MOST = 20;
const place = () => document.getElementById('attached');
const input = () => document.getElementById('attach-files');
/* {conversation, mode, key, name, type, size} and, on the way: file, xhr, share, problem; at last: id, picture, at */
let entries = [];
let now = { conversation: null, mode: 'reply' };
let changed = () => {};

/** The composer was drawn. @param onChange called when there are more or fewer files */
export function begin(form, onChange) {
  changed = onChange;
  document.getElementById('attach').addEventListener('click', () => input().click());
  input().addEventListener('change', () => {
    add(input().files);
    input().value = '';
  });
  form.addEventListener('paste', event => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  const thread = form.closest('.thread');
  const holdsFiles = event => event.dataTransfer?.types.includes('Files');
  for (const over of ['dragenter', 'dragover']) {
    thread.addEventListener(over, event => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      form.classList.add('dropping');
    });
  }
  thread.addEventListener('dragleave', event => {
    if (!thread.contains(event.relatedTarget)) form.classList.remove('dropping');
  });
  thread.addEventListener('drop', event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.remove('dropping');
    add(event.dataTransfer.files);
  });
}

function mine() {
  return entries.filter(entry => entry.conversation === now.conversation && entry.mode === now.mode);
}

/** Another conversation or mode is written in: its draft's files. */
export function show(conversation, mode) {
  now = { conversation, mode };
  const known = new Set(mine().map(entry => entry.id));
  entries.push(...filesOf(conversation, mode).filter(file => !known.has(file.id)).map(file => ({ ...file, conversation, mode })));
  draw();
}

/** The files that go along, in their order. */
export function files() {
  return mine().filter(entry => entry.id).map(({ id, name, type, size: bytes, picture }) => ({ id, name, type, size: bytes, picture }));
}

/** Whether all of them have arrived. */
export function ready() {
  return mine().every(entry => entry.id);
}

/** They were sent with an entry. */
export function clear() {
  const gone = mine();
  entries = entries.filter(entry => !gone.includes(entry));
  kept();
}

/** An entry was not sent: its files are back. */
export function putBack(given) {
  entries.push(...given.map(file => ({ ...file, ...now, at: Date.now() })));
  kept();
}

function kept() {
  keepFiles(now.conversation, now.mode, mine().filter(entry => entry.id)
    .map(({ id, name, type, size: bytes, picture, at }) => ({ id, name, type, size: bytes, picture, at })));
  draw();
  changed();
}

function add(list) {
  for (const file of list) {
    const entry = { ...now, key: key(), name: file.name || 'file', type: file.type, size: file.size, file, share: 0 };
    const limit = Number(input().dataset.limit);
    if (mine().length >= MOST) {
      announce(text('files.most', MOST));
      break;
    }
    entries.push(entry);
    if (file.size > limit) entry.problem = text('files.too-large', size(limit));
    else if (!file.size) entry.problem = text('files.empty');
    else send(entry);
  }
  kept();
}

function send(entry) {
  const xhr = new XMLHttpRequest();
  Object.assign(entry, { xhr, share: 0, problem: null });
  xhr.upload.addEventListener('progress', ({ loaded, total }) => {
    entry.share = total ? loaded / total : 0;
    const bar = place()?.querySelector(`[data-key="${entry.key}"] progress`);
    if (bar) bar.value = entry.share;
  });
  xhr.addEventListener('load', () => arrived(entry, xhr));
  xhr.addEventListener('error', () => fail(entry, text('files.failed')));
  xhr.open('POST', `/inbox/files?${new URLSearchParams({ c: entry.conversation, key: entry.key, name: entry.name })}`);
  xhr.setRequestHeader('Content-Type', 'application/octet-stream');
  xhr.send(entry.file);
}

function arrived(entry, xhr) {
  let answer = {};
  try {
    answer = JSON.parse(xhr.responseText);
  } catch {
    // told below
  }
  if (xhr.status !== 200 || !answer.id) {
    const known = text(`refusal.${answer.code}`);
    fail(entry, known === `refusal.${answer.code}` ? answer.message ?? text('files.failed') : known);
    return;
  }
  Object.assign(entry, answer, { at: Date.now(), file: null, xhr: null });
  announce(text('files.attached', entry.name));
  if (entry.conversation === now.conversation && entry.mode === now.mode) kept();
  else keepFiles(entry.conversation, entry.mode, [...filesOf(entry.conversation, entry.mode), { ...answer, at: entry.at }]);
}

function fail(entry, sentence) {
  entry.problem = sentence;
  announce(`${entry.name}: ${sentence}`);
  draw();
}

function remove(entry) {
  entry.xhr?.abort();
  entries = entries.filter(other => other !== entry);
  kept();
  document.getElementById('text')?.focus();
}

function draw() {
  place()?.replaceChildren(...mine().map(card));
}

function card(entry) {
  const item = document.createElement('li');
  item.className = entry.problem ? 'file failed-file' : 'file';
  item.dataset.key = entry.key ?? entry.id;
  const name = document.createElement('b');
  name.textContent = entry.name;
  name.title = entry.name;
  item.append(icon(entry.problem ? 'alert' : kind(entry.type)), name, state(entry));
  if (entry.problem && entry.file && entry.xhr) {
    item.append(tool('reopen', text('files.again', entry.name), () => {
      send(entry);
      draw();
    }));
  }
  item.append(tool('close', text('files.remove', entry.name), () => remove(entry)));
  return item;
}

function state(entry) {
  if (!entry.id && !entry.problem) {
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = entry.share;
    bar.setAttribute('aria-label', entry.name);
    return bar;
  }
  const words = document.createElement('span');
  words.textContent = entry.problem ?? size(entry.size);
  return words;
}

function tool(drawn, label, clicked) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'file-tool';
  made.setAttribute('aria-label', label);
  made.title = label;
  made.append(icon(drawn));
  made.addEventListener('click', clicked);
  return made;
}

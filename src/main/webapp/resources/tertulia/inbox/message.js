/* Draws one entry of a thread from its JSON, and what has become of a reply. */
import { facts, root, text } from './texts.js';
import { daysAgo, formatTime } from '../times.js';
import { drawFile } from './files.js';
import { attach } from './letter.js';
import { icon } from './icon.js';

const template = id => document.getElementById(id).content;
const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Puts a text into an element, with its mentions and web addresses; nothing of it is ever read as markup. */
function fill(element, plain, mentions = []) {
  let from = 0;
  for (const { agent, start, length } of mentions) {
    link(element, plain.slice(from, start));
    element.append(drawMention(plain.slice(start, start + length), agent));
    from = start + length;
  }
  link(element, plain.slice(from));
}

/** A name with its "@"; one's own stands out. */
function drawMention(name, agent) {
  const own = agent === root.dataset.agent;
  const mention = document.createElement(own ? 'mark' : 'span');
  mention.className = own ? 'mention mention-own' : 'mention';
  mention.textContent = name;
  if (own) {
    const you = document.createElement('span');
    you.className = 'hidden-visually';
    you.textContent = ` ${text('mention-you')}`;
    mention.append(you);
  }
  return mention;
}

function link(element, plain) {
  let from = 0;
  for (const match of plain.matchAll(LINK)) {
    const address = document.createElement('a');
    address.href = match[0];
    address.target = '_blank';
    address.rel = 'noopener noreferrer nofollow';
    address.textContent = match[0];
    element.append(plain.slice(from, match.index), address);
    from = match.index + match[0].length;
  }
  element.append(plain.slice(from));
}

function whoWrote(message) {
  if (message.author.type === 'visitor') return message.author.name ?? facts()?.name ?? '';
  if (message.author.type === 'system') return text('tertulia');
  return message.author.name ?? '';
}

function mark(person, message) {
  if (message.author.type === 'visitor' && !message.author.name) {
    const visitor = facts();
    person.classList.add(`hue-${visitor?.hue ?? 0}`);
    if (visitor?.initials) person.dataset.initials = visitor.initials;
    else person.append(icon('person'));
  } else if (message.author.initials) {
    person.classList.add(`hue-${message.author.hue}`);
    person.dataset.initials = message.author.initials;
  } else {
    person.classList.add('hue-5');
    person.append(icon('bot'));
  }
}

/** What an event's code says: "closed", "assigned: Ana". */
function eventText(message) {
  const [code, ...rest] = message.text.split(': ');
  const who = message.author.name ?? text('tertulia');
  const whom = rest.join(': ');
  if (code === 'assigned' && whom === message.author.name) return text('event.taken', who);
  if (code.startsWith('mail-')) return mailEvent(code, whom);
  const key = `event.${code}`;
  const known = text(key, who, whom);
  return known === key ? `${who}: ${message.text}` : known;
}

/** "mail-failed: bob@example.org – mail-unreachable": to whom, and why in words. */
function mailEvent(code, rest) {
  const [to, ...why] = rest.split(' – ');
  return text(`event.${code}`, to, reason({ reason: why.join(' – ') }));
}

function writeTime(node, iso) {
  const time = node.querySelector('time');
  time.dateTime = iso;
  time.textContent = formatTime(iso, 'time');
  time.title = formatTime(iso, 'full');
}

/** What a machine wrote by mail: folded, for who wants to read it. */
function drawAutomatic(message) {
  const item = template('automatic-template').firstElementChild.cloneNode(true);
  const [code, ...said] = message.text.split('\n');
  item.querySelector('summary span').textContent = text(`event.${code.replace(': ', '.')}`, message.author.name ?? facts()?.name ?? '');
  fill(item.querySelector('.event-said'), said.join('\n'));
  writeTime(item, message.at);
  item.message = message;
  return item;
}

/** The list item of an entry. */
export function draw(message) {
  if (message.kind === 'event' && message.text.startsWith('automatic: ')) return drawAutomatic(message);
  if (message.kind === 'event') {
    const event = template('event-template').firstElementChild.cloneNode(true);
    event.querySelector('span').textContent = eventText(message);
    writeTime(event, message.at);
    event.message = message;
    return event;
  }
  const item = template('message-template').firstElementChild.cloneNode(true);
  const byTeam = message.author.type !== 'visitor';
  item.classList.toggle('out', byTeam);
  item.classList.toggle('note', message.kind === 'comment');
  item.classList.toggle('prompt', message.kind === 'prompt');
  mark(item.querySelector('.person'), message);
  item.querySelector('b').textContent = whoWrote(message);
  fill(item.querySelector('.bubble'), message.text, message.mentions);
  writeTime(item, message.at);
  item.message = message;
  if (message.files?.length) showFiles(item, message.files);
  if (message.letter) attach(item, message.letter);
  showState(item);
  return item;
}

function showFiles(item, files) {
  const list = document.createElement('ul');
  list.className = 'files';
  list.setAttribute('aria-label', text('files'));
  list.append(...files.map(file => drawFile(file, `/inbox/files/${file.id}`)));
  item.querySelector('.came-along').append(list);
}

const TICKS = {
  sending: ['clock', 'ticks'],
  stored: ['check', 'ticks'],
  delivered: ['checks', 'ticks'],
  read: ['checks', 'ticks ticks-read'],
  forwarding: ['mail', 'ticks'],
  forwarded: ['mail', 'ticks'],
  bounced: ['alert', 'ticks failed'],
  failed: ['alert', 'ticks failed'],
  notForwarded: ['info', 'ticks'],
};

function reason(delivery) {
  const key = `reason.${delivery.reason}`;
  const known = text(key);
  return known === key ? delivery.reason ?? '' : known;
}

/** The time of the letter; with the day, if that is another than the reply's. */
function whenForwarded({ at, delivery }) {
  if (!delivery?.at) return '';
  return formatTime(delivery.at, daysAgo(new Date(at), new Date(delivery.at)) === 0 ? 'time' : 'full');
}

/** When a letter that waits is tried again; with the day, if that is not today. */
function whenNext({ nextTry }) {
  return formatTime(nextTry, daysAgo(new Date(nextTry), new Date()) === 0 ? 'time' : 'full');
}

function button(does, label) {
  const made = document.createElement('button');
  made.type = 'button';
  made.dataset.does = does;
  made.textContent = label;
  return made;
}

/** Writes where a reply is: beside the name to whom it was forwarded, below it how far it has come, or why not. */
export function showState(item) {
  const { message } = item;
  const how = item.querySelector('.message-how');
  const ticks = item.querySelector('.ticks');
  const { delivery } = message;
  item.classList.toggle('sending', message.local === 'sending');
  item.classList.toggle('unsent', message.local === 'failed');
  how.textContent = message.kind === 'comment' ? text(message.author.type === 'visitor' ? 'aside' : 'only-team') : message.kind === 'prompt' ? text('prompt')
    : message.author.type === 'visitor' && message.author.name ? text('other-sender') : '';
  ticks.replaceChildren();
  const state = message.local ?? delivery?.state;
  if (!state) return;
  if (state === 'failed' && message.local) {
    showFailed(item, ticks);
    return;
  }
  if (delivery?.to && ['forwarded', 'bounced', 'read'].includes(state)) {
    how.textContent = text('forwarded-to', delivery.to);
  }
  const [name, classes] = TICKS[state] ?? TICKS.stored;
  ticks.className = classes;
  const waits = state === 'forwarding' && delivery.nextTry;
  const telling = waits || ['bounced', 'failed', 'notForwarded'].includes(state);
  const word = document.createElement('span');
  word.textContent = waits ? text('state.waiting', whenNext(delivery), reason(delivery))
    : telling ? text(`state.${state}`, reason(delivery)) : text(`state.${state}`, whenForwarded(message));
  ticks.append(icon(name), word);
  if (waits || state === 'failed') ticks.append(button('mail-again', text('mail-again')));
  item.querySelector('.message-meta').classList.toggle('telling', Boolean(telling));
}

function showFailed(item, ticks) {
  ticks.className = 'ticks failed';
  const word = document.createElement('span');
  word.textContent = text('not-sent', item.message.problem ?? '');
  const again = document.createElement('button');
  again.type = 'button';
  again.dataset.retry = item.message.key;
  again.textContent = text('retry');
  const drop = document.createElement('button');
  drop.type = 'button';
  drop.dataset.drop = item.message.key;
  drop.textContent = text('drop');
  ticks.append(icon('alert'), word, again, drop);
  item.querySelector('.message-meta').classList.add('telling');
}

/** A line between days, or before what is new. */
export function line(label, isNew) {
  const day = template('day-template').firstElementChild.cloneNode(true);
  day.querySelector('span').textContent = label;
  day.classList.toggle('day-new', isNew);
  return day;
}

/** Whether it mentions the agent of this page, and somebody else wrote it. */
export function isForMe(message) {
  return Boolean(message.mentions?.some(one => one.agent === root.dataset.agent)) && !isOwn(message);
}

/** Whether the agent of this page wrote it. */
export function isOwn(message) {
  return message.author.type === 'agent' && message.author.id === root.dataset.agent;
}

/* What is on the letter that an entry came in with: asked for when the entry comes into view, several at once, and kept. */
import { drawFile } from './files.js';
import { icon } from './icon.js';
import { announce, text } from './texts.js';
import { drawInvitation } from './invitation.js';
import { formatTime } from '../times.js';

const PLACE = '/inbox/letters';
const MOST = 10;
const MOST_NAMES = 3;
const MOST_FILES = 30;
const HIGHEST = 6000;
const known = new Map();
const waiting = new Map();
let asking;
let seen;

const template = id => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** Puts the mark "by e-mail" below an entry; what else there is to say follows. */
export function attach(item, id) {
  const letter = template('letter-template');
  letter.dataset.letter = id;
  letter.querySelector('.letter-raw').href = `${PLACE}/${id}/raw`;
  item.querySelector('.came-along').append(letter);
  if (known.has(id)) fill(letter, known.get(id));
  else watcher().observe(letter);
}

function watcher() {
  const log = document.getElementById('log');
  if (seen?.root !== log) {
    seen?.disconnect();
    seen = new IntersectionObserver(inView, { root: log, rootMargin: '400px' });
  }
  return seen;
}

function inView(entries) {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    waiting.set(target.dataset.letter, target);
  }
  clearTimeout(asking);
  if (waiting.size) asking = setTimeout(ask, 50);
}

async function ask() {
  const some = [...waiting].slice(0, MOST);
  some.forEach(([id]) => waiting.delete(id));
  if (waiting.size) asking = setTimeout(ask, 200);
  try {
    const answer = await fetch(`${PLACE}?ids=${some.map(([id]) => id)}`, { redirect: 'error' });
    if (!answer.ok) throw new Error(String(answer.status));
    const letters = new Map((await answer.json()).map(letter => [letter.id, letter]));
    for (const [id, letter] of some) {
      if (letters.has(id)) known.set(id, letters.get(id));
      keepingPlace(letter, () => (letters.has(id) ? fill(letter, letters.get(id)) : gone(letter)));
    }
  } catch {
    some.forEach(([, letter]) => notNow(letter));
  }
}

/** What is above the eye, or at the end of the thread, grows without a jump. */
function keepingPlace(node, change) {
  const log = document.getElementById('log');
  if (!log?.contains(node)) return change();
  const end = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const above = node.getBoundingClientRect().bottom < log.getBoundingClientRect().top;
  const height = log.scrollHeight;
  change();
  if (end) log.scrollTop = log.scrollHeight;
  else if (above) log.scrollTop += log.scrollHeight - height;
  return undefined;
}

function gone(letter) {
  letter.querySelector('.letter-about').remove();
  mark(letter, 'info', text('letter.gone'));
}

function notNow(letter) {
  const again = button(text('letter.again'), () => {
    again.remove();
    watcher().observe(letter);
  });
  letter.querySelector('.letter-tools').replaceChildren(again);
}

function fill(letter, facts) {
  const id = letter.dataset.letter;
  say(letter, 'from', facts.from ? nameAndAddress(facts.from) : '');
  say(letter, 'to', facts.to.map(nameAndAddress).join(', '));
  say(letter, 'cc', facts.cc.map(nameAndAddress).join(', '));
  say(letter, 'date', facts.date ? formatTime(facts.date, 'full') : '');
  say(letter, 'subject', facts.subject);
  if (facts.cc.length) {
    const names = facts.cc.slice(0, MOST_NAMES).map(one => one.name ?? one.address ?? '?').join(', ');
    letter.querySelector('.letter-copies').textContent = facts.cc.length > MOST_NAMES
      ? text('letter.copies-more', names, facts.cc.length - MOST_NAMES) : text('letter.copies', names);
  }
  if (facts.marks.includes('signed')) mark(letter, 'shield', text('letter.signed'));
  if (facts.marks.includes('encrypted')) mark(letter, 'lock', text('letter.encrypted'));
  if (facts.marks.includes('damaged')) mark(letter, 'alert', text('letter.damaged'), 'warn');
  if (facts.marks.some(each => ['encrypted', 'damaged'].includes(each))) letter.querySelector('.letter-about').open = true;
  letter.querySelector('.letter-invitations').replaceChildren(...facts.invitations.map(drawInvitation));
  const files = facts.files.map((file, place) => () => drawFile(file, `${PLACE}/${id}/${place}`));
  letter.querySelector('.files').replaceChildren(...files.slice(0, MOST_FILES).map(draw => draw()));
  const tools = [];
  if (files.length > MOST_FILES) tools.push(rest(letter, files.slice(MOST_FILES)));
  if (facts.quoted) tools.push(unfolding(letter, id));
  if (facts.html) tools.push(showing(letter, id));
  letter.querySelector('.letter-tools').replaceChildren(...tools);
}

/** Thousands of files are drawn for who wants to see them. */
function rest(letter, files) {
  const all = button(text('letter.more-files', files.length), () => {
    all.remove();
    letter.querySelector('.files').append(...files.map(draw => draw()));
  });
  return all;
}

function say(letter, fact, words) {
  const place = letter.querySelector(`[data-fact="${fact}"]`);
  place.textContent = words;
  place.hidden = place.previousElementSibling.hidden = !words;
}

function nameAndAddress(one) {
  return one.name && one.address ? `${one.name} <${one.address}>` : one.name ?? one.address ?? '?';
}

function mark(letter, name, sentence, tone = '') {
  const line = document.createElement('li');
  line.className = tone;
  const drawn = icon(name);
  drawn.classList.add('icon-s');
  const words = document.createElement('span');
  words.textContent = sentence;
  line.append(drawn, words);
  letter.querySelector('.letter-marks').append(line);
}

function button(label, clicked) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', clicked);
  return made;
}

/** A button that shows a part of the letter and hides it again. @param load makes the part, once */
function toggling(part, [show, hide], load) {
  let loaded = false;
  const made = button(text(show), async () => {
    const open = part.hidden;
    if (open && !loaded) {
      made.disabled = true;
      loaded = await load().catch(() => false);
      made.disabled = false;
      if (!loaded) {
        announce(text('unavailable'));
        made.textContent = text('letter.again');
        return;
      }
    }
    part.hidden = !open;
    made.setAttribute('aria-expanded', String(open));
    made.textContent = text(open ? hide : show);
  });
  made.setAttribute('aria-expanded', 'false');
  return made;
}

function unfolding(letter, id) {
  const part = letter.querySelector('.letter-folded');
  return toggling(part, ['letter.unfold', 'letter.fold'], async () => {
    const answer = await fetch(`${PLACE}/${id}/folded`, { redirect: 'error' });
    part.setAttribute('aria-label', text('letter.folded'));
    part.textContent = await answer.text();
    return answer.ok;
  });
}

function showing(letter, id) {
  const part = letter.querySelector('.letter-sent');
  return toggling(part, ['letter.as-sent', 'letter.as-text'], async () => {
    const frame = document.createElement('iframe');
    frame.title = text('letter.frame');
    // no scripts; of our origin, for the session's cookie and so that its height is known
    frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox');
    frame.referrerPolicy = 'no-referrer';
    frame.src = `${PLACE}/${id}/as-sent`;
    frame.addEventListener('load', () => {
      fit(frame);
      offerPictures(part, frame);
    });
    part.replaceChildren(frame);
    return true;
  });
}

/** As high as what is in it; what is very long scrolls. */
function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  const measure = () => { frame.style.blockSize = `${Math.min(HIGHEST, Math.max(60, frame.contentDocument.body.scrollHeight + 1))}px`; };
  measure();
  new ResizeObserver(measure).observe(frame.contentDocument.body);
}

/** Remote pictures are asked for on a click only: asking tells their sender that the letter was read. */
function offerPictures(part, frame) {
  part.querySelector('.letter-remote')?.remove();
  if (!frame.contentDocument?.querySelector('img[data-remote-src]')) return;
  const offer = template('remote-template');
  offer.querySelector('button').addEventListener('click', () => {
    frame.src += '?remote=1';
    offer.remove();
    frame.focus();
  });
  part.prepend(offer);
}

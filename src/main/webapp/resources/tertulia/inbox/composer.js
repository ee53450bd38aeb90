/* The place to write: reply or comment, drafts, what will become of the reply, typing. */
import { announce, facts, root, text } from './texts.js';
import * as attaching from './attaching.js';
import * as mentioning from './mentioning.js';
import { draftOf, filesOf, keepDraft } from './drafts.js';
import { icon } from './icon.js';
import { giveUp, post, retry } from './outbox.js';
import { leftOut, sent, showRecipients } from './recipients.js';
import { drop, openConversation } from './thread.js';
import { send } from './line.js';

const ENTER = 'tertulia.enter';
let mode = 'reply';
let typedAt = 0;

const form = () => document.getElementById('composer');
const area = () => document.getElementById('text');

/** The composer of the conversation that was just opened, in the mode that has a draft. */
export function begin() {
  if (!form()) return;
  const conversation = openConversation();
  const has = which => draftOf(conversation, which) || filesOf(conversation, which).length;
  const onlyComment = !has('reply') && has('comment');
  const enter = document.getElementById('enter-sends');
  enter.checked = localStorage.getItem(ENTER) === 'on';
  enter.addEventListener('change', () => {
    localStorage.setItem(ENTER, enter.checked ? 'on' : 'off');
    paint();
  });
  mentioning.begin(area());
  choose(onlyComment ? 'comment' : 'reply', false);
  form().addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  area().addEventListener('input', typed);
  area().addEventListener('keydown', pressed);
  attaching.begin(form(), nudge);
}

export function choose(next, focus = true) {
  if (!form()) return;
  mode = next;
  area().value = draftOf(openConversation(), mode);
  attaching.show(openConversation(), mode);
  mentioning.show(mode);
  paint();
  grow();
  if (focus) area().focus();
}

function paint() {
  form().dataset.mode = mode;
  for (const button of form().querySelectorAll('[data-mode]')) {
    button.setAttribute('aria-pressed', String(button.dataset.mode === mode));
  }
  const enter = localStorage.getItem(ENTER) === 'on';
  const hint = matchMedia('(hover: none)').matches ? 'reply-hint-touch' : enter ? 'reply-hint-enter' : 'reply-hint';
  area().setAttribute('aria-label', text(mode === 'reply' ? 'reply' : 'comment'));
  area().placeholder = mode === 'comment' ? text('comment') : text(hint, facts()?.firstName ?? '');
  nudge();
}

/** Says beforehand where the reply will go, and offers to take what nobody has. */
export function nudge() {
  const place = document.getElementById('nudge');
  const visitor = facts();
  if (!place || !visitor) return;
  place.replaceChildren();
  place.classList.remove('warn');
  showRecipients(mode);
  if (mode === 'comment') {
    fill(place, 'lock', text('comment-hint'));
  } else if (visitor.way === 'MAIL') {
    fill(place, 'mail', text(visitor.byMail ? 'nudge.by-mail' : 'nudge.mail', visitor.to));
  } else if (['NO_ADDRESS', 'MODE_NONE', 'BOUNCED', 'STOPPED'].includes(visitor.way)) {
    place.classList.add('warn');
    fill(place, 'alert', text(warning(visitor)));
  } else if (visitor.assignee !== root.dataset.agent && (area().value.trim() || attaching.files().length)) {
    fill(place, 'info', text(visitor.assignee ? 'nudge.others' : 'nudge.nobody'));
    const take = document.createElement('button');
    take.type = 'button';
    take.dataset.does = 'mine';
    take.textContent = text('nudge.take');
    place.append(take);
  }
}

/** Why a reply may not reach the visitor. */
function warning({ way, byMail }) {
  const lost = byMail ? 'nudge.no-address' : 'nudge.lost';
  return { MODE_NONE: 'nudge.off', BOUNCED: 'nudge.bounced', STOPPED: 'nudge.stopped' }[way] ?? lost;
}

function fill(place, name, sentence) {
  const drawn = icon(name);
  drawn.classList.add('icon-s');
  const word = document.createElement('span');
  word.textContent = sentence;
  place.append(drawn, word);
}

function grow() {
  if (CSS.supports('field-sizing', 'content')) return;
  area().style.blockSize = 'auto';
  area().style.blockSize = `${Math.min(240, area().scrollHeight)}px`;
}

function typed() {
  grow();
  keepDraft(openConversation(), mode, area().value);
  mentioning.typed();
  nudge();
  if (mode === 'reply' && Date.now() - typedAt > 3000) {
    typedAt = Date.now();
    send({ type: 'typing', conversation: openConversation() });
  }
}

function pressed(event) {
  if (mentioning.pressed(event)) return;
  if (event.key === 'Escape') {
    area().blur();
    document.getElementById('thread-title')?.focus();
  }
  if (event.key !== 'Enter' || event.isComposing) return;
  const enter = localStorage.getItem(ENTER) === 'on';
  if (event.ctrlKey || event.metaKey || (enter && !event.shiftKey)) {
    event.preventDefault();
    submit();
  }
}

function submit() {
  const plain = area().value.trim();
  const files = attaching.files();
  if (!plain && !files.length) return;
  if (!attaching.ready()) {
    announce(text('files.wait'));
    return;
  }
  const kind = mode === 'comment' ? 'comment' : 'reply';
  post(openConversation(), kind, plain, { files, leftOut: kind === 'reply' ? leftOut() : [], mentions: mentioning.mentioned() });
  if (kind === 'reply') sent();
  keepDraft(openConversation(), mode, '');
  attaching.clear();
  area().value = '';
  mentioning.show(mode);
  typedAt = 0;
  grow();
  nudge();
  area().focus();
}

/* an entry that could not be sent: again, or back into the composer */
document.addEventListener('click', event => {
  const button = event.target.closest('[data-retry], [data-drop], .composer-modes [data-mode]');
  if (!button) return;
  if (button.dataset.retry) {
    retry(button.dataset.retry);
  } else if (button.dataset.drop) {
    const { plain, files, mentions } = giveUp(button.dataset.drop);
    drop(button.dataset.drop);
    area().value = area().value ? `${area().value}\n${plain}` : plain;
    attaching.putBack(files);
    mentioning.putBack(mentions, area().value.length - plain.length);
    typed();
    area().focus();
  } else {
    choose(button.dataset.mode);
  }
});

/* The inbox: what is clicked and pressed, and what comes over the line. */
import { announce, facts, root, tell, text } from './texts.js';
import { openId, showMost } from './address.js';
import { call, onWritten, throttled } from './faces.js';
import { connect, on } from './line.js';
import { askForDeliveries, markRead, openConversation, rename, take, takeDelivery, takeEarlier } from './thread.js';
import { choose, nudge } from './composer.js';
import { isForMe } from './message.js';
import * as list from './list.js';
import { closePanel, list as showList, open, settle, togglePanel } from './navigate.js';
import { onKey } from '../keys.js';

const refreshFacts = throttled('tertuliaFacts', 1000);

/* ---- what is done to the open conversation */

async function act(command, more) {
  document.querySelectorAll('.menu-under:popover-open').forEach(menu => menu.hidePopover());
  const answer = await call(command, more);
  list.refresh();
  return answer;
}

const deeds = {
  close: async () => { const { problem } = await act('tertuliaClose'); if (!problem) announce(text('closed')); },
  reopen: () => act('tertuliaReopen'),
  mine: () => act('tertuliaAssign', { to: root.dataset.agent }),
  unread: async () => {
    await act('tertuliaUnread');
    open(null);
  },
  link: () => {
    navigator.clipboard?.writeText(location.origin + `/inbox?c=${openId()}`);
    document.getElementById('more').hidePopover();
    tell(text('copied'), true);
  },
  panel: togglePanel,
  'mail-again': async () => { const { problem } = await act('tertuliaMailAgain'); if (!problem) tell(text('mailed-again'), true); },
  allow: async () => { await act('tertuliaAllow'); tell(text('allowed'), true); },
  undo: async () => { await act('tertuliaUndo'); tell(text('undone'), true); },
  'new-mail': async () => {
    await call('tertuliaNewMail');
    window.PF('newMailDialog').show();
  },
  transcript: () => passOn('transcript'),
  forward: () => passOn('forward'),
  associate: async address => {
    closePanel();
    await call('tertuliaBegin', { address: address ?? '' });
    window.PF('associateDialog').show();
  },
};

/* the button of the dialog "New e-mail" */
window.tertuliaBegun = (args = {}) => {
  if (!args.done) return;
  window.PF('newMailDialog').hide();
  list.refresh();
  open(args.done);
};

async function passOn(way) {
  document.getElementById('more').hidePopover();
  await call('tertuliaPassOn', { way });
  window.PF('passOnDialog').show();
}

/* the dialog's button */
window.tertuliaPassedOn = (args = {}) => {
  if (!args.done) return;
  window.PF('passOnDialog').hide();
  tell(text('passed-on', args.done), true);
  document.getElementById('more-button')?.focus();
};

document.addEventListener('click', event => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = event.target.closest('[data-does], [data-assign], a[data-conversation], [data-back], [data-list], [data-more]');
  if (!target) return;
  const { does, assign, conversation, back, more } = target.dataset;
  if (does) deeds[does](target.dataset.address);
  else if (assign !== undefined) act('tertuliaAssign', { to: assign });
  else if (more) {
    showMost(more);
    list.refresh();
  } else {
    event.preventDefault();
    if (conversation) open(conversation);
    else if (back) open(null);
    else showView(target.dataset.list);
  }
});

function showView(name) {
  if (name === 'open' || name === 'closed') showList({ status: name === 'open' ? null : name });
  else showList({ view: name === 'all' ? null : name });
}

/* ---- searching */

let searching;
const words = document.getElementById('words');
words.addEventListener('input', () => {
  clearTimeout(searching);
  searching = setTimeout(() => showList({ q: words.value.trim() }), 250);
});
document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  clearTimeout(searching);
  showList({ q: words.value.trim() });
});

/* ---- what comes over the line */

/* something may have happened that was not told here: look at everything that is shown */
function lookAgain() {
  list.watch();
  list.refresh();
  if (openConversation()) {
    refreshFacts();
    askForDeliveries();
  }
}

let broken = false;
on('closed', () => { broken = true; });
on('open', () => {
  if (broken) lookAgain();
  else list.watch();
  broken = false;
});

/* another server could not say what happened there */
on('missed', lookAgain);

on('message', ({ conversation, message }) => {
  const forMe = isForMe(message);
  const seen = conversation === openConversation() && !document.hidden && document.hasFocus();
  if (conversation === openConversation()) {
    take(message);
    if (message.author.type === 'visitor') showTypingHere(null);
    // known before the server has written the head anew, so that E twice in a row closes and reopens
    if (message.kind === 'event' && ['closed', 'reopened'].includes(message.text)) {
      document.getElementById('facts').dataset.closed = String(message.text === 'closed');
    }
    markRead();
  } else if (message.kind === 'message') {
    list.tellAloud(conversation);
  }
  list.stopTyping(conversation);
  list.show(conversation, message);
  if (forMe && !seen) {
    list.showMention(conversation, message.author.name);
    tell(text('mentioned', message.author.name), true);
  }
  list.refresh();
});

on('entries', ({ conversation, messages }) => {
  if (conversation !== openConversation()) return;
  messages.forEach(take);
  markRead();
});

on('earlier', ({ conversation, messages }) => conversation === openConversation() && takeEarlier(messages));

on('delivery', frame => frame.conversation === openConversation() && takeDelivery(frame));

on('changed', ({ conversation }) => {
  list.refresh();
  if (openConversation() && (conversation === null || conversation === openConversation())) refreshFacts();
});

on('presence', ({ visitor, here }) => {
  list.showPresence(visitor, here);
  const known = facts();
  if (known && known.visitor === visitor && known.here !== here) refreshFacts();
});

on('typing', ({ conversation, who, name }) => {
  if (who === 'visitor') list.showTyping(conversation);
  if (conversation === openConversation()) showTypingHere(who === 'visitor' ? facts()?.name : name);
});

let typingEnds;
function showTypingHere(name) {
  const place = document.getElementById('typing');
  clearTimeout(typingEnds);
  if (!place) return;
  place.replaceChildren();
  if (!name) return;
  const word = document.createElement('span');
  word.textContent = text('is-typing', name);
  place.append(document.getElementById('dots-template').content.cloneNode(true), word);
  typingEnds = setTimeout(() => showTypingHere(null), 4000);
}

/* ---- after the server has written parts of the page */

let shownName = facts()?.name;
let openMenu = null;
let openItem = 0;
onWritten(name => {
  nudge();
  const now = facts()?.name;
  if (name !== 'tertuliaOpen' && now && now !== shownName) rename();
  shownName = now;
  const menu = openMenu && document.getElementById(openMenu);
  if (menu && !menu.matches(':popover-open')) menu.showPopover();
});

document.addEventListener('visibilitychange', markRead);
addEventListener('focus', markRead);

/* menus stand under their buttons; one that is open opens again where it was when the server has written it anew */
const itemsOf = menu => [...menu.querySelectorAll('[role^=menuitem]')];
document.addEventListener('beforetoggle', event => {
  if (!event.target.classList?.contains('menu-under')) return;
  // not heard when an open menu is taken out of the page
  if (event.newState === 'closed') openMenu = null;
  else if (openMenu !== event.target.id) {
    openMenu = event.target.id;
    openItem = 0;
  }
}, true);
document.addEventListener('focusin', event => {
  const menu = event.target.closest?.('.menu-under');
  if (menu) openItem = Math.max(0, itemsOf(menu).indexOf(event.target));
});
document.addEventListener('toggle', event => {
  const menu = event.target;
  if (event.newState !== 'open' || !menu.classList?.contains('menu-under')) return;
  const box = document.querySelector(`[popovertarget="${menu.id}"]`).getBoundingClientRect();
  menu.style.insetBlockStart = `${box.bottom + 6}px`;
  menu.style.insetInlineEnd = 'auto';
  menu.style.insetInlineStart = `${Math.max(8, Math.min(box.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8))}px`;
  itemsOf(menu).at(openItem)?.focus();
}, true);
document.addEventListener('keydown', event => {
  const menu = event.target.closest?.('.menu-under');
  if (!menu || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  event.preventDefault();
  const items = itemsOf(menu);
  const at = items.indexOf(event.target.closest('[role^=menuitem]'));
  items.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % items.length)?.focus();
});

/* ---- keys */

const withOpen = action => () => (openConversation() ? action() : false);
const step = by => {
  const next = list.neighbour(by);
  if (next) open(next);
};
onKey('j', () => step(1));
onKey('k', () => step(-1));
onKey('/', () => words.focus());
onKey('1', () => showView('unassigned'));
onKey('2', () => showView('mine'));
onKey('3', () => showView('all'));
onKey('escape', withOpen(() => (root.dataset.panel === 'open' ? togglePanel() : open(null))));
onKey('r', withOpen(() => choose('reply')));
onKey('n', withOpen(() => choose('comment')));
onKey('i', withOpen(deeds.mine));
onKey('a', withOpen(() => document.getElementById('assign').click()));
onKey('e', withOpen(() => (facts().closed ? deeds.reopen() : deeds.close())));
onKey('u', withOpen(deeds.unread));
onKey(']', withOpen(togglePanel));

if (localStorage.getItem('tertulia.panel') === 'closed' && matchMedia('(width >= 1180px)').matches) root.dataset.panel = 'closed';
settle();
connect();

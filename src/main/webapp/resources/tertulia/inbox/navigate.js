/* From one conversation to another without loading the page: the address changes, Back works, focus goes to the heading. */
import { openId, showMost, withParameters } from './address.js';
import { call } from './faces.js';
import { root } from './texts.js';
import { begin as beginThread, markRead, openConversation } from './thread.js';
import { begin as beginComposer } from './composer.js';
import { showPending } from './outbox.js';
import { decorate, refresh, watch } from './list.js';

let opening = false;
let wanted = null;

/** Everything that follows from a conversation being drawn: after loading, and after each change. */
export function settle() {
  root.dataset.pane = openId() ? 'thread' : 'list';
  beginThread();
  beginComposer();
  if (openConversation()) showPending();
  decorate();
  watch();
  setTimeout(markRead, 300);
}

async function write(focus) {
  if (opening) {
    wanted = { focus };
    return;
  }
  opening = true;
  decorate();
  root.dataset.pane = openId() ? 'thread' : 'list';
  const asked = openId();
  const { failed } = await call('tertuliaOpen');
  opening = false;
  if (wanted) {
    const next = wanted;
    wanted = null;
    write(next.focus);
    return;
  }
  if (failed) {
    location.reload();
    return;
  }
  if (asked === openId()) settle();
  if (focus) document.getElementById(openId() ? 'thread-title' : 'list-title')?.focus();
}

/** Opens a conversation, or none. */
export function open(conversation, { focus = true, replace = false } = {}) {
  if (conversation === openId() && openConversation() === conversation) {
    document.getElementById('thread-title')?.focus();
    return;
  }
  history[replace ? 'replaceState' : 'pushState'](null, '', withParameters({ c: conversation }));
  closePanel();
  write(focus);
}

/** Another view, status or search; what is open stays open beside it. */
export function list(changes) {
  history.pushState(null, '', withParameters(changes));
  showMost(0);
  document.getElementById('rows').scrollTop = 0;
  refresh();
}

export function closePanel() {
  if (matchMedia('(width < 1180px)').matches) delete root.dataset.panel;
}

export function togglePanel() {
  const narrow = matchMedia('(width < 1180px)').matches;
  if (narrow) {
    if (root.dataset.panel === 'open') delete root.dataset.panel;
    else root.dataset.panel = 'open';
    (root.dataset.panel === 'open' ? document.querySelector('.panel-close') : document.querySelector('.thread-tools [data-does=panel]'))?.focus();
  } else if (root.dataset.panel === 'closed') {
    delete root.dataset.panel;
    localStorage.removeItem('tertulia.panel');
  } else {
    root.dataset.panel = 'closed';
    localStorage.setItem('tertulia.panel', 'closed');
  }
}

addEventListener('popstate', () => {
  closePanel();
  if (openId() !== (openConversation() ?? null)) write(true);
  else root.dataset.pane = openId() ? 'thread' : 'list';
  refresh();
  const words = document.getElementById('words');
  words.value = new URLSearchParams(location.search).get('q') ?? '';
});

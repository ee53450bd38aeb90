/* Shortcuts of one letter. They can be switched off (WCAG 2.1.4), and are silent while somebody writes. */
const actions = new Map();
const goTo = new Map();
let going = 0;

function on() {
  return localStorage.getItem('tertulia.keys') !== 'off';
}

function writing(target) {
  return target.closest('input, textarea, select, [contenteditable], [role=combobox], .ui-dialog, dialog, [popover]');
}

/** Names a key (as event.key, lower case; "shift+e" with a prefix) and what it does; the action returns false if it did nothing. */
export function onKey(key, action) {
  actions.set(key, action);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (writing(event.target) || document.querySelector('dialog[open]')) return;
  const key = event.key.toLowerCase();
  if (key !== 'escape' && !on()) return;
  if (Date.now() - going < 1500 && goTo.has(key)) {
    going = 0;
    event.preventDefault();
    goTo.get(key).click();
    return;
  }
  if (key === 'g') {
    going = Date.now();
    return;
  }
  going = 0;
  const action = actions.get(event.shiftKey && key.length === 1 && key !== event.key ? `shift+${key}` : key);
  if (action && action(event) !== false) event.preventDefault();
}

export function startKeys() {
  for (const link of document.querySelectorAll('[data-go]')) goTo.set(link.dataset.go, link);
  const help = document.getElementById('keys');
  if (help) {
    const choice = help.querySelector('#keys-on');
    choice.checked = on();
    choice.addEventListener('change', () => localStorage.setItem('tertulia.keys', choice.checked ? 'on' : 'off'));
    onKey('?', () => help.showModal());
  }
  document.addEventListener('keydown', pressed);
}

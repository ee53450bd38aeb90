/* To whom a reply goes that goes by mail: one can be left out of it. */
import { facts, text } from './texts.js';
import { openConversation } from './thread.js';

const left = new Map();

function chosen() {
  const conversation = openConversation();
  if (!left.has(conversation)) left.set(conversation, new Set());
  return left.get(conversation);
}

/** The addresses that get no copy of the reply that is being written. */
export function leftOut() {
  return [...chosen()];
}

/** The next reply goes to all again. */
export function sent() {
  left.delete(openConversation());
}

export function showRecipients(mode) {
  const place = document.getElementById('recipients');
  const visitor = facts();
  const shown = mode === 'reply' && visitor?.copies.length > 0;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.address : null;
  place.hidden = !shown;
  place.replaceChildren();
  if (!shown) return;
  const to = document.createElement('span');
  to.textContent = text('to', visitor.address ?? visitor.name);
  const word = document.createElement('span');
  word.textContent = text('copies');
  place.append(to, word, ...visitor.copies.map(person));
  if (focused) place.querySelector(`[data-address="${CSS.escape(focused)}"]`)?.focus();
}

function person({ address, name }) {
  const without = chosen();
  const chip = document.createElement('button');
  chip.type = 'button';
  chip.className = 'chip';
  chip.dataset.address = address;
  chip.textContent = name ?? address;
  chip.title = text(without.has(address) ? 'copy-again' : 'copy-leave-out', address);
  chip.setAttribute('aria-label', `${name ?? address}: ${chip.title}`);
  chip.classList.toggle('left-out', without.has(address));
  chip.addEventListener('click', () => {
    if (!without.delete(address)) without.add(address);
    showRecipients('reply');
  });
  return chip;
}

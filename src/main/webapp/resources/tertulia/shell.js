/* What every page can do: menus, theme, language, dialogs, times, shortcuts. */
import { writeTimes } from './times.js';
import { startKeys } from './keys.js';

const root = document.documentElement;

function keep(name, value) {
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

function check(button) {
  for (const other of button.parentElement.querySelectorAll('[role=radio]')) {
    other.setAttribute('aria-checked', String(other === button));
  }
}

function chooseTheme(button) {
  const choice = button.dataset.themeChoice;
  keep('tertulia_theme', choice);
  root.dataset.choice = choice;
  dispatchEvent(new Event('tertulia:theme'));
  check(button);
}

async function chooseAvailability(button) {
  const state = button.dataset.available;
  const answer = await fetch('/me/availability', { method: 'POST', body: new URLSearchParams({ state }), redirect: 'error' });
  if (!answer.ok) return;
  document.querySelector('.rail-profile').dataset.availability = state;
  check(button);
}

document.addEventListener('click', event => {
  const target = event.target.closest('[data-theme-choice], [data-available], [data-language], [data-opens], [data-closes], [data-copies]');
  if (!target) return;
  if (target.dataset.themeChoice) {
    chooseTheme(target);
  } else if (target.dataset.available) {
    chooseAvailability(target);
  } else if (target.dataset.language) {
    keep('tertulia_language', target.dataset.language);
    location.reload();
  } else if (target.dataset.opens) {
    document.getElementById(target.dataset.opens).showModal();
  } else if (target.dataset.closes) {
    document.getElementById(target.dataset.closes).close();
  } else {
    navigator.clipboard?.writeText(document.getElementById(target.dataset.copies).textContent.trim());
  }
});

/* a click beside a dialog closes it */
document.addEventListener('click', event => {
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});

/* who signs out leaves no drafts behind in this browser; the preferences stay */
document.addEventListener('submit', event => {
  if (!event.target.action.endsWith('/sign-out')) return;
  Object.keys(localStorage).filter(key => key.startsWith('tertulia.draft.')).forEach(key => localStorage.removeItem(key));
  sessionStorage.clear();
});

/* on a phone the settings' list is a strip: the place where one is stands in sight */
document.querySelector('.side-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

writeTimes(document);
startKeys();

/* What the settings' forms share: buttons that act on one thing of a list, questions before what cannot be undone,
   faults that stand at their field, and unsaved changes that are not lost silently. */

/* data-act names a p:remoteCommand; the other data-… of the button are its parameters. */
function act(button) {
  const { act: name, asks, what, ...parameters } = button.dataset;
  if (button.type === 'checkbox') parameters.on = String(button.checked);
  window[name](Object.entries(parameters).map(([key, value]) => ({ name: key, value })));
}

let asking = null;

document.addEventListener('click', event => {
  const button = event.target.closest('[data-act], [data-sure]');
  if (!button || button.type === 'checkbox' || button.getAttribute('aria-disabled') === 'true') return;
  if (button.dataset.sure) {
    document.getElementById(button.dataset.sure).close();
    act(asking);
  } else if (button.dataset.asks) {
    asking = button;
    const dialog = document.getElementById(button.dataset.asks);
    dialog.querySelector('[data-what-goes]').textContent = button.dataset.what ?? '';
    dialog.showModal();
  } else {
    act(button);
  }
});

document.addEventListener('change', event => {
  if (event.target.matches('input[data-act]')) act(event.target);
});

/* "Copied" for a moment, to the eye and to the ear; the copying is the shell's */
document.addEventListener('click', event => {
  const button = event.target.closest('[data-copied]');
  if (!button) return;
  const word = button.querySelector('span');
  const before = word.textContent;
  if (before === button.dataset.copied) return;
  word.textContent = document.getElementById('news').textContent = button.dataset.copied;
  setTimeout(() => {
    word.textContent = before;
    document.getElementById('news').textContent = '';
  }, 2000);
});

/* Enter in a field saves: the form's first button need not be the one to save. */
document.addEventListener('keydown', event => {
  const save = event.target.form?.querySelector('[id$=":save"]');
  if (event.key !== 'Enter' || event.isComposing || !save || !event.target.matches('input:not([type=checkbox], [type=radio])')) return;
  event.preventDefault();
  (event.target.closest('.try')?.querySelector('button') ?? save).click();
});

/** Ties hints and faults to their inputs, for those who do not see them side by side. */
export function describe(root = document) {
  for (const message of root.querySelectorAll('.field .ui-message')) {
    const field = message.closest('.field');
    const wrong = message.textContent.trim() !== '';
    const its = message.id && [...field.querySelectorAll('input:not([type=hidden]), textarea, select')];
    const hint = field.querySelector('.field-hint');
    if (hint && !hint.id) hint.id = `${message.id}-hint`;
    for (const input of its || []) {
      input.setAttribute('aria-describedby', [hint?.id, ...[...field.querySelectorAll('.ui-message')].map(each => each.id)].filter(Boolean).join(' '));
      const fault = [...field.querySelectorAll('.ui-message')].some(each => each.textContent.trim() !== '');
      if (fault || wrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  }
}

/** Calls back when an answer to a form is in the page, with what the server added to it. */
export function onAnswer(heard) {
  window.jQuery?.(document).on('pfAjaxComplete', (_, request, settings, answer) => heard(answer ?? {}, settings));
}

/* Unsaved changes: data-guards="ID" on a form, data-unsaved="ID" where that is said, data-unguarded on what does not count. */
const guarded = new Map();

function written(form) {
  const values = [];
  for (const input of form.querySelectorAll('input, textarea, select')) {
    if (input.type === 'hidden' || input.dataset.unguarded) continue;
    values.push(input.type === 'checkbox' || input.type === 'radio' ? input.checked : input.value);
  }
  return JSON.stringify(values);
}

/** Whether the form holds what is not saved; says so in the page. */
export function look(form) {
  const unsaved = written(form) !== guarded.get(form);
  for (const mark of document.querySelectorAll(`[data-unsaved="${form.dataset.guards}"]`)) {
    const text = unsaved ? mark.dataset.text : '';
    if (mark.textContent !== text) mark.textContent = text;
  }
  return unsaved;
}

/** What the form holds now is saved. */
export function saved(form) {
  guarded.set(form, written(form));
  look(form);
}

for (const form of document.querySelectorAll('[data-guards]')) {
  saved(form);
  for (const type of ['input', 'change']) form.addEventListener(type, () => look(form));
}

addEventListener('beforeunload', event => {
  if ([...guarded.keys()].some(form => form.isConnected && look(form))) event.preventDefault();
});

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-unguarded]');
  if (link) guarded.clear();
});

/* what was new has an id now, and so an address of its own */
onAnswer(answer => {
  const field = answer.id && document.querySelector('[data-id-of-page]');
  if (!field) return;
  field.value = answer.id;
  history.replaceState(null, '', `${field.form.dataset.page}?id=${answer.id}${location.hash}`);
});

/* faults that stand already are not told again by an answer that has nothing to do with them */
const told = new WeakSet();

/* at the end of the answer's events, when PrimeFaces has put the faults in place */
onAnswer(answer => setTimeout(() => {
  describe();
  if (answer.done) for (const form of guarded.keys()) saved(form);
  const faults = [...document.querySelectorAll('.field .ui-message-error')];
  const wrong = faults.find(each => !told.has(each));
  faults.forEach(each => told.add(each));
  if (!wrong || answer.done) return;
  document.dispatchEvent(new CustomEvent('tertulia:fault', { detail: wrong }));
  wrong.closest('.field').querySelector('input:not([type=hidden]), textarea, select')?.focus();
}));

describe();

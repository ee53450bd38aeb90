/* The editor of a chatflow: tabs, languages, rules, the rehearsal beside it. */
import { look, onAnswer } from './forms.js';
import { rehearse } from './rehearsal.js';
import { show } from './tabs.js';

const form = document.getElementById('flow');
const rules = document.getElementById('rules');
const when = document.getElementById('flow:when');
const after = document.getElementById('capture-after');
const own = document.getElementById('flow:own');
const samples = JSON.parse(document.getElementById('rehearsal').dataset.samples);
const words = samples[document.documentElement.lang] ?? samples.en;

/* the tab stands in the address, so that it survives a reload and can be shared */
for (const id of ['build', 'target', 'display']) {
  const tab = document.getElementById(`tab-${id}`);
  if (location.hash === `#${id}`) show(tab);
  tab.addEventListener('click', () => history.replaceState(null, '', `#${id}`));
}

/* "If no team member answers within …" says the time that is chosen */
function span(texts) {
  const amount = document.getElementById('flow:amount').value.trim();
  const unit = document.getElementById('flow:unit').value.toLowerCase();
  return (texts[`${unit}.${amount === '1' ? 'one' : 'other'}`] ?? '{0}').replace('{0}', amount);
}

const unanswered = when.querySelector('[value=UNANSWERED]');

function tellTime() {
  after.hidden = when.value !== 'UNANSWERED';
  unanswered.textContent = words.unanswered.replace('{0}', span(words));
}

/* languages */
function panel(language) {
  return document.getElementById(`texts-${language}`);
}

function use(language, on) {
  panel(language).querySelector('input[type=checkbox]').checked = on;
  document.getElementById(`tab-${language}`).hidden = !on;
  document.querySelector(`[data-add-language=${language}]`).hidden = on;
  fitLanguages();
}

function fitLanguages() {
  const used = [...document.querySelectorAll('.texts')].filter(each => each.querySelector('input[type=checkbox]').checked).map(each => each.dataset.languageOf);
  for (const option of own.options) option.hidden = option.disabled = !used.includes(option.value);
  for (const button of document.querySelectorAll('[data-remove-language]')) button.hidden = button.dataset.removeLanguage === own.value;
  document.getElementById('add-language').hidden = used.length === own.options.length;
}

document.addEventListener('click', event => {
  const { addLanguage, removeLanguage } = event.target.closest('[data-add-language], [data-remove-language]')?.dataset ?? {};
  if (addLanguage) {
    use(addLanguage, true);
    document.getElementById('more-languages').hidePopover();
    show(document.getElementById(`tab-${addLanguage}`));
    panel(addLanguage).querySelector('textarea').focus();
    look(form);
  } else if (removeLanguage) {
    use(removeLanguage, false);
    const tab = document.getElementById(`tab-${own.value}`);
    show(tab);
    tab.focus();
    look(form);
  }
});

/* rules */
let soon = 0;

function changedRules() {
  look(form);
  clearTimeout(soon);
  soon = setTimeout(() => window.sayWhere(), 500);
}

document.getElementById('add-rule').addEventListener('click', () => {
  rules.append(document.getElementById('rule').content.cloneNode(true));
  rules.lastElementChild.querySelector('input').focus();
  changedRules();
});

rules.addEventListener('click', event => {
  const button = event.target.closest('[data-remove-rule]');
  if (!button) return;
  const row = button.closest('li');
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  (next?.querySelector('input') ?? document.getElementById('add-rule')).focus();
  changedRules();
});

rules.addEventListener('input', changedRules);
rules.addEventListener('change', changedRules);

/* the rehearsal shows what the fields hold */
function text(language, name) {
  const field = panel(language).querySelector(`[data-draft=${name}]`);
  return field.value.trim() || field.placeholder;
}

/* whoever writes the greeting sees the greeting; whoever writes what follows sees that; and the same for the team's absence */
let greeting = false;

function teamIsAway() {
  return document.querySelector('[data-team=away]').getAttribute('aria-pressed') === 'true';
}

function showTeam(away) {
  for (const each of document.querySelectorAll('[data-team]')) each.setAttribute('aria-pressed', String(each.dataset.team === (away ? 'away' : 'here')));
}

const rehearsal = rehearse(document.getElementById('rehearsal'), () => {
  const language = document.querySelector('.languages [role=tab][aria-selected=true]').getAttribute('aria-controls').slice('texts-'.length);
  const away = teamIsAway();
  const its = samples[language];
  return {
    inbox: document.getElementById('flow:inbox').value,
    language,
    away,
    greeting,
    welcome: text(language, 'welcome'),
    awayMessage: text(language, 'away'),
    capture: text(language, away ? 'awayCapture' : 'capture'),
    when: when.value,
    visitor: its['visitor'],
    waited: its['waited'].replace('{0}', span(its)),
  };
});

for (const type of ['input', 'change', 'tertulia:tab']) form.addEventListener(type, () => rehearsal.follow());
form.addEventListener('focusin', event => {
  const name = event.target.dataset.draft;
  if (!name) return;
  const only = name === 'welcome' || name === 'away';
  const away = name.startsWith('away');
  if (only === greeting && away === teamIsAway()) return;
  greeting = only;
  showTeam(away);
  rehearsal.again();
});
document.getElementById('rehearse-again').addEventListener('click', () => {
  greeting = false;
  rehearsal.again();
});
for (const button of document.querySelectorAll('[data-team]')) {
  button.addEventListener('click', () => {
    greeting = false;
    showTeam(button.dataset.team === 'away');
    rehearsal.again();
  });
}

form.addEventListener('input', tellTime);
form.addEventListener('change', () => {
  tellTime();
  fitLanguages();
});

onAnswer(answer => {
  if (answer.id) document.getElementById('flow-title').textContent = document.getElementById('flow:name').value;
});

tellTime();
rehearsal.again();
fitLanguages();

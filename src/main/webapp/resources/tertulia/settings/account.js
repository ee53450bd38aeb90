/* The page of a connected mailbox: what belongs to a choice is shown with it, and a trial is looked at until it is over. */
import { onAnswer } from './forms.js';

const PAUSE = 700;

function choose() {
  for (const part of document.querySelectorAll('[data-only]')) {
    const choice = document.getElementById(`account:${part.dataset.only}`);
    part.hidden = choice ? !(choice.type === 'checkbox' ? choice.checked : choice.value === 'true') : true;
  }
}

document.addEventListener('change', choose);
choose();

onAnswer(answer => setTimeout(() => {
  choose();
  if (answer.goTo) {
    location.assign(answer.goTo);
  } else if (answer.trial && !answer.over) {
    setTimeout(() => window.lookTrial([{ name: 'trial', value: answer.trial }, { name: 'located', value: 'true' }]), PAUSE);
  }
  if (answer.over) {
    document.getElementById('news').textContent = document.querySelector('[id="account:steps"] .notice')?.textContent.trim() ?? '';
  }
  const plus = document.getElementById('account:plus');
  if (plus && typeof answer.plus === 'boolean' && plus.checked !== answer.plus) plus.click();
}, 20));

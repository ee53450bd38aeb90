/* Tabs as the ARIA pattern has them: one stop, arrows, Home and End; a panel per tab. */

function tabsOf(list) {
  return [...list.querySelectorAll('[role=tab]')];
}

/** Shows the tab's panel instead of its neighbours'. */
export function show(tab) {
  for (const other of tabsOf(tab.closest('[role=tablist]'))) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !chosen;
  }
  tab.dispatchEvent(new CustomEvent('tertulia:tab', { bubbles: true }));
}

/** Shows whatever panels hide the element. */
export function reveal(element) {
  for (let panel = element.closest('[role=tabpanel]'); panel; panel = panel.parentElement.closest('[role=tabpanel]')) {
    const tab = document.getElementById(panel.getAttribute('aria-labelledby'));
    if (panel.hidden && tab) show(tab);
  }
}

document.addEventListener('click', event => {
  const tab = event.target.closest('[role=tab]');
  if (tab) show(tab);
});

document.addEventListener('keydown', event => {
  const tab = event.target.closest?.('[role=tab]');
  if (!tab) return;
  const tabs = tabsOf(tab.closest('[role=tablist]')).filter(each => !each.hidden);
  const at = tabs.indexOf(tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs[(to + tabs.length) % tabs.length];
  show(next);
  next.focus();
});

document.addEventListener('tertulia:fault', event => reveal(event.detail));

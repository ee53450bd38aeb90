/* An invitation to a meeting, as the letter has it: what, when, where, by whom. */
import { text } from './texts.js';
import { formatTime } from '../times.js';

const language = document.documentElement.lang || 'en';
const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });

/** In the viewer's time where the zone is known; else the wall clock's time, with what the letter calls the zone. */
function moment({ at, local, zone }) {
  if (at) return formatTime(at, 'full');
  const date = new Date(`${local.length > 10 ? local : `${local}T00:00`}Z`.replace(/T(\d\d:\d\d)Z$/, 'T$1:00Z'));
  if (Number.isNaN(date.getTime())) return local;
  return local.length > 10 ? `${clock.format(date)}${zone ? ` (${zone})` : ''}` : day.format(date);
}

/** The end of whole days is the day after them (RFC 5545, 3.6.1). */
function dayBefore(local) {
  return new Date(Date.parse(`${local}T00:00:00Z`) - 86400000).toISOString().slice(0, 10);
}

function when({ start, end, repeats }) {
  if (!start) return '';
  const last = start.local.length === 10 && end?.local.length === 10 ? { local: dayBefore(end.local) } : end;
  const until = last && last.local > start.local ? ` – ${moment(last)}` : '';
  return moment(start) + until + (repeats ? `, ${text('invitation.repeats')}` : '');
}

export function drawInvitation(invitation) {
  const card = document.getElementById('invitation-template').content.firstElementChild.cloneNode(true);
  card.classList.toggle('cancelled', invitation.cancelled);
  const heading = card.querySelector('h3');
  const title = heading.querySelector('span');
  title.textContent = invitation.what ?? text('invitation.untitled');
  if (invitation.cancelled) heading.append(` (${text('invitation.cancelled')})`);
  else if (invitation.method === 'REPLY') heading.append(` (${text('invitation.reply')})`);
  const by = invitation.organiser ? [invitation.organiser.name, invitation.organiser.address].filter(Boolean).join(', ') : '';
  for (const [fact, words] of Object.entries({ when: when(invitation), where: invitation.where ?? '', by })) {
    const place = card.querySelector(`[data-fact="${fact}"]`);
    place.textContent = words;
    place.hidden = place.previousElementSibling.hidden = !words;
  }
  return card;
}

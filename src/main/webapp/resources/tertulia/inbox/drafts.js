/* What is not sent yet, per conversation and mode, kept in this browser (and forgotten when signing out). */
const PREFIX = 'tertulia.draft.';

function name(conversation, mode) {
  return `${PREFIX}${conversation}.${mode}`;
}

export function draftOf(conversation, mode) {
  return localStorage.getItem(name(conversation, mode)) ?? '';
}

export function keepDraft(conversation, mode, plain) {
  if (plain.trim()) localStorage.setItem(name(conversation, mode), plain);
  else localStorage.removeItem(name(conversation, mode));
}

/** Who was chosen to be mentioned in the comment that is not sent yet, and where: {id, start, length}. */
export function chosenIn(conversation) {
  return draftOf(conversation, 'comment') ? JSON.parse(localStorage.getItem(`${name(conversation, 'comment')}.mentions`) ?? '[]') : [];
}

export function keepChosen(conversation, chosen) {
  const place = `${name(conversation, 'comment')}.mentions`;
  if (chosen.length) localStorage.setItem(place, JSON.stringify(chosen));
  else localStorage.removeItem(place);
}

/* Files wait on the server for a day. */
const DAY = 23 * 3600000;

/** What was attached and not sent yet. */
export function filesOf(conversation, mode) {
  const files = JSON.parse(localStorage.getItem(`${name(conversation, mode)}.files`) ?? '[]');
  return files.filter(file => Date.now() - file.at < DAY);
}

export function keepFiles(conversation, mode, files) {
  const place = `${name(conversation, mode)}.files`;
  if (files.length) localStorage.setItem(place, JSON.stringify(files));
  else localStorage.removeItem(place);
}

/** The draft to show in the list: the reply's, else the comment's. */
export function anyDraft(conversation) {
  return draftOf(conversation, 'reply') || draftOf(conversation, 'comment')
    || [...filesOf(conversation, 'reply'), ...filesOf(conversation, 'comment')].map(file => file.name).join(', ');
}

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

/** The draft to show in the list: the reply's, else the comment's. */
export function anyDraft(conversation) {
  return draftOf(conversation, 'reply') || draftOf(conversation, 'comment');
}

/* Names in a text, found as the server finds them: "@" and the name, ignoring case, as a word of its own. */
const WORD_BEFORE = /[\p{L}\p{N}/]$/u;
const WORD_AFTER = /^[\p{L}\p{N}]/u;

/** Without accents and capitals: "José" is found by "jos" and by "jose". */
export function fold(plain) {
  return plain.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those whose name has a word that begins so, or whose address does; those first whose name itself does. */
export function matching(people, typed) {
  const wanted = fold(typed);
  const begins = person => fold(person.name).startsWith(wanted);
  return people.filter(person => begins(person) || fold(person.name).includes(` ${wanted}`) || fold(person.email).startsWith(wanted))
    .sort((one, other) => begins(other) - begins(one));
}

/**
 * Who is mentioned, and where, in the order of the text: {agent, start, length}. The longest name counts. Where several people
 * have the name, it is the one who was chosen at that place, and nobody where none was.
 * @param chosen who was chosen from the list, and where: {id, start}
 */
export function mentionsIn(plain, people, chosen) {
  const longestFirst = [...people].sort((one, other) => other.name.length - one.name.length);
  const found = [];
  let start = plain.indexOf('@');
  while (start >= 0) {
    const from = start + 1;
    const named = WORD_BEFORE.test(plain.slice(Math.max(0, start - 2), start)) ? null : longestFirst.find(({ name }) => standsAt(plain, from, name));
    const same = named ? people.filter(person => person.name.toLowerCase() === named.name.toLowerCase()) : [];
    const agent = same.length > 1 ? chosen.find(one => one.start === start && same.some(person => person.id === one.id))?.id : named?.id;
    const length = 1 + (named?.name.length ?? 0);
    if (agent) found.push({ agent, start, length });
    start = plain.indexOf('@', start + length);
  }
  return found;
}

function standsAt(plain, from, name) {
  const end = from + name.length;
  return plain.slice(from, end).toLowerCase() === name.toLowerCase() && !WORD_AFTER.test(plain.slice(end, end + 2));
}

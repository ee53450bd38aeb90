/* The page's texts and facts, as the server wrote them. */
export const root = document.getElementById('inbox');
const texts = JSON.parse(root?.dataset.texts ?? '{}');
for (const [code, sentence] of Object.entries(JSON.parse(root?.dataset.refusals ?? '{}'))) texts[`refusal.${code}`] = sentence;

/** The text of a key, with {0} and {1} replaced. */
export function text(key, ...values) {
  return (texts[key] ?? key).replace(/\{(\d)\}/g, (gap, index) => values[index] ?? gap);
}

/** key.one or key.other, with the count as {0}. */
export function counted(key, count, ...more) {
  return text(`${key}.${count === 1 ? 'one' : 'other'}`, count, ...more);
}

/** Facts about the open conversation, from its head; null where none is open. */
export function facts() {
  const data = document.getElementById('facts')?.dataset;
  return data && {
    visitor: data.visitor,
    way: data.way,
    to: data.to || null,
    name: data.name,
    firstName: data.first || data.name,
    known: Boolean(data.known),
    initials: data.initials,
    hue: data.hue,
    byMail: data.byMail === 'true',
    here: data.here === 'true',
    closed: data.closed === 'true',
    assignee: data.assignee || null,
    address: data.address || null,
    copies: JSON.parse(data.copies || '[]'),
  };
}

/** Says something to those who hear the page instead of seeing it. */
let announced;
export function announce(sentence) {
  const place = document.getElementById('news');
  clearTimeout(announced);
  place.textContent = '';
  announced = setTimeout(() => { place.textContent = sentence; }, 60);
}

/** Shows a sentence for a while, for what went wrong or was done. */
let shown;
export function tell(sentence, good = false) {
  const pill = document.getElementById('pill');
  pill.textContent = sentence;
  pill.classList.toggle('pill-good', good);
  pill.hidden = false;
  clearTimeout(shown);
  shown = setTimeout(() => { pill.hidden = true; }, 4000);
}

/* How far replies have come. News of one may overtake each other, and even the reply itself: none of them leads back. */

const STEPS = { stored: 0, delivered: 1, read: 3 };
const step = delivery => delivery ? STEPS[delivery.state] ?? 2 : -1;

const ahead = new Map();

/** Another conversation is open now. */
export function begin() {
  ahead.clear();
}

/** What is known of a reply's delivery after something more was said of it. */
export function further(known, said) {
  return step(said) < step(known) ? known : said;
}

/** A reply that the page does not hold yet has come so far. */
export function keep(seq, state) {
  ahead.set(seq, further(ahead.get(seq), { state }));
}

/** The entry with what was said of it before it came. */
export function caughtUp(message) {
  const news = ahead.get(message.seq);
  ahead.delete(message.seq);
  return news ? { ...message, delivery: further(message.delivery, { ...message.delivery, ...news }) } : message;
}

/**
 * The frame's texts, from the server's bundle for the visitor's language (keys `widget.*`, here without the
 * prefix). `{0}` is filled in here: the bundle's texts of this room are not MessageFormat patterns.
 */
const texts = readJson<Record<string, string>>('texts');

/** The JSON of a <script type="application/json"> of the frame's page. */
export function readJson<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent || '{}') as T;
}

export function text(key: string, ...args: (string | number)[]): string {
  return (texts[key] ?? key).replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));
}

/** `key.one` or `key.other`, with the number as {0}. */
export function count(key: string, n: number): string {
  return text(`${key}.${n === 1 ? 'one' : 'other'}`, n);
}

export const locale = document.documentElement.lang || 'en';

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const DAY = 86_400_000;

export function timeOf(at: Date): string {
  return clock.format(at);
}

/** "Today", "Yesterday", or the date, in the visitor's time zone. */
export function dayOf(at: Date, now = new Date()): string {
  const days = Math.round((midnight(at) - midnight(now)) / DAY);
  const words = days === 0 || days === -1 ? near.format(days, 'day')
    : (at.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(at);
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** Fills the static parts of the page: `data-t` as content, `data-t-label` and `data-t-placeholder` as attributes. */
export function fillIn(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-t],[data-t-label],[data-t-placeholder]')) {
    const { t, tLabel, tPlaceholder } = element.dataset;
    if (t) element.textContent = text(t);
    if (tLabel) element.setAttribute('aria-label', text(tLabel));
    if (tPlaceholder) element.setAttribute('placeholder', text(tPlaceholder));
  }
}

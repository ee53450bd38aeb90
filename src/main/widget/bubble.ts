import { linked } from './links';
import type { Attached, Author } from './protocol';
import { dayOf, text, timeOf } from './texts';

/** One entry of the thread as it is shown. */
export interface Item {
  id: string;
  author: Author;
  /** A line of its own in the middle: "Ana joined". */
  event?: boolean;
  text: string;
  files?: Attached[];
  at: Date;
  /** Of the visitor's own messages. */
  status?: 'waiting' | 'failed' | 'sent' | 'seen';
  /** Why it failed, to be read. */
  reason?: string;
  /** Whether its day, time and sender are worth a word: the greeting has none. */
  timeless?: boolean;
}

/** Where it stands among its neighbours. */
export interface Place {
  newDay: boolean;
  first: boolean;
  last: boolean;
}

const TOGETHER = 5 * 60_000;

export function placeOf(item: Item, before: Item | undefined, after: Item | undefined): Place {
  return {
    newDay: !item.timeless && (!before || before.timeless === true || before.at.toDateString() !== item.at.toDateString()),
    first: !before || !together(before, item),
    last: !after || !together(item, after),
  };
}

function together(one: Item, next: Item): boolean {
  return !one.event && !next.event && !one.timeless && !next.timeless
    && one.author.type === next.author.type && one.author.name === next.author.name
    && next.at.getTime() - one.at.getTime() < TOGETHER
    && one.at.toDateString() === next.at.toDateString();
}

export function nameOf(author: Author): string {
  return author.type === 'visitor' ? text('you') : author.name || text(author.type === 'bot' ? 'bot' : 'team');
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = (words.length > 1 ? [words[0], words[words.length - 1]] : words).map(word => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

/** A list entry that can be brought up to date without being built again, so that a screen reader hears it once. */
export class Bubble {
  readonly element = document.createElement('li');
  /** Where the e-mail form goes. */
  readonly slot = part('div', 'slot');
  private readonly day = part('p', 'day');
  private readonly who = part('p', 'who');
  private readonly avatar = part('span', 'avatar');
  private readonly body = part('div', 'bubble');
  private readonly meta = part('p', 'meta');
  private shown?: string;
  private metaShown = '';

  constructor(item: Item, private readonly retry: (id: string) => void) {
    this.avatar.ariaHidden = 'true';
    // Sent, seen: for the eyes. Only a failure is announced, by the screen's alert.
    this.meta.setAttribute('aria-live', 'off');
    this.body.dir = 'auto';
    const row = part('div', 'row');
    row.append(this.avatar, this.body);
    this.element.append(this.day, this.who, row, this.slot, this.meta);
    this.avatar.textContent = initials(nameOf(item.author));
  }

  update(item: Item, place: Place): void {
    const own = item.author.type === 'visitor';
    const classes = [item.event ? 'event' : own ? 'own' : 'them', item.author.type, item.status];
    if (place.first) classes.push('first');
    if (place.last) classes.push('last');
    this.element.className = classes.filter(Boolean).join(' ');
    set(this.day, place.newDay ? dayOf(item.at) : '');
    // The eye needs name and time once a group, the ear each time: hidden where the eye has them.
    const spoken = own || !place.first;
    const name = nameOf(item.author);
    set(this.who, item.event ? '' : spoken && !item.timeless ? text('said', name, timeOf(item.at)) : name);
    this.who.classList.toggle('hidden', spoken);
    if (this.shown !== item.text) {
      this.body.replaceChildren(...linked(item.text), ...(item.files ?? []).map(file));
      this.shown = item.text;
    }
    this.describe(item);
  }

  private describe(item: Item): void {
    if (item.timeless || item.event) return;
    const key = `${item.status} ${item.reason} ${item.at.getTime()}`;
    if (key === this.metaShown) return;
    this.metaShown = key;
    const time = document.createElement('time');
    time.dateTime = item.at.toISOString();
    time.textContent = timeOf(item.at);
    this.meta.replaceChildren(time);
    if (!item.status) return;
    const state = part('span', 'state');
    state.textContent = item.status === 'failed' ? item.reason ?? text('state.failed') : text(`state.${item.status}`);
    this.meta.append(state);
    if (item.status === 'failed') {
      const again = part('button', 'retry') as HTMLButtonElement;
      again.type = 'button';
      again.textContent = text('retry');
      again.onclick = () => this.retry(item.id);
      this.meta.append(again);
    }
  }
}

/** A picture is shown, any other file named; both open beside the page. */
function file({ name, size, picture, url }: Attached): HTMLElement {
  const link = part('a', 'file') as HTMLAnchorElement;
  link.target = '_blank';
  link.rel = 'noopener';
  if (picture) {
    link.href = `${url}?shown`;
    const image = new Image();
    image.src = link.href;
    image.alt = name;
    link.append(image);
  } else {
    link.href = url;
    link.download = name;
    const small = document.createElement('small');
    small.textContent = size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toFixed(1)} MB`;
    link.append(name, small);
  }
  return link;
}

function part(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function set(element: HTMLElement, content: string): void {
  if (element.textContent !== content) element.textContent = content;
}

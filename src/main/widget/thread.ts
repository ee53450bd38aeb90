import { Bubble, type Item, placeOf } from './bubble';
import { count } from './texts';

const NEAR_END = 48;

/** The transcript: a log that announces what is added, follows its end, and leaves a reader of older lines in peace. */
export class Thread {
  private readonly log = document.getElementById('log')!;
  private readonly list = document.getElementById('messages')!;
  private readonly down = document.getElementById('down') as HTMLButtonElement;
  private readonly bubbles = new Map<string, Bubble>();
  private atEnd = true;
  private missed = 0;
  private top = 0;

  /** @param reached called when the end of the thread comes into view */
  constructor(private readonly retry: (id: string) => void, private readonly reached: () => void) {
    this.log.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.down.onclick = () => {
      this.toEnd(true);
      this.log.focus({ preventScroll: true });
      this.reached();
    };
    // The on-screen keyboard, a growing composer, the frame's first layout: the last line stays in view.
    const keep = new ResizeObserver(() => {
      if (this.atEnd) this.toEnd(false);
    });
    keep.observe(this.log);
    keep.observe(this.list);
  }

  /** Whether the newest line is on the screen, given that the chat is. */
  get endInView(): boolean {
    return this.atEnd;
  }

  /** Shows these items, in this order; lines that stand already are only brought up to date. */
  show(items: Item[]): void {
    const added = items.filter(item => !this.bubbles.has(item.id));
    const kept = new Set(items.map(item => item.id));
    for (const [id, bubble] of this.bubbles) {
      if (kept.has(id)) continue;
      bubble.element.remove();
      this.bubbles.delete(id);
    }
    let spot = this.list.firstElementChild;
    items.forEach((item, i) => {
      const bubble = this.bubble(item);
      bubble.update(item, placeOf(item, items[i - 1], items[i + 1]));
      if (spot === bubble.element) spot = spot.nextElementSibling;
      else this.list.insertBefore(bubble.element, spot);
    });
    if (added.length) this.follow(added);
  }

  /** Where the form goes that belongs to this item. */
  slot(id: string): HTMLElement | undefined {
    return this.bubbles.get(id)?.slot;
  }

  toEnd(smoothly: boolean): void {
    this.atEnd = true;
    this.missed = 0;
    this.down.hidden = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smoothly && !still() ? 'smooth' : 'instant' as ScrollBehavior });
  }

  private bubble(item: Item): Bubble {
    let bubble = this.bubbles.get(item.id);
    if (!bubble) this.bubbles.set(item.id, bubble = new Bubble(item, this.retry));
    return bubble;
  }

  private follow(added: Item[]): void {
    const own = added.some(item => item.status === 'waiting');
    if (this.atEnd || own) return this.toEnd(this.bubbles.size > added.length);
    this.missed += added.filter(item => item.author.type !== 'visitor').length;
    if (!this.missed) return;
    this.down.hidden = false;
    this.down.querySelector('span')!.textContent = count('new', this.missed);
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    const end = scrollHeight - scrollTop - clientHeight < NEAR_END;
    // On its way down, a smooth scroll is not at the end either; only a person scrolls up.
    const up = scrollTop < this.top;
    this.top = scrollTop;
    if (!end && up) this.atEnd = false;
    if (!end || this.atEnd) return;
    this.atEnd = true;
    this.missed = 0;
    this.down.hidden = true;
    this.reached();
  }
}

function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

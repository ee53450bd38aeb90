import { count, text } from './texts';

const LONGEST = 4000;
const WARN_FROM = 3600;
const TYPING_EVERY = 3000;
const TALLEST = 140;

export interface Writing {
  send(text: string): void;
  typing(): void;
}

/** Where the visitor writes. Enter sends, Shift+Enter breaks the line; what is not sent yet survives a change of page. */
export class Composer {
  private readonly form = document.getElementById('composer') as HTMLFormElement;
  private readonly field = document.getElementById('text') as HTMLTextAreaElement;
  private readonly counter = document.getElementById('counter')!;
  private readonly button = this.form.querySelector('button')!;
  private readonly draft: string;
  private typedAt = 0;

  constructor(channel: string, private readonly writing: Writing) {
    this.draft = `tertulia:draft:${channel}`;
    this.field.value = this.stored() ?? '';
    this.form.onsubmit = event => {
      event.preventDefault();
      this.submit();
    };
    this.field.onkeydown = event => {
      // An input method ends a word with Enter, too; keyCode 229 is how Safari says so.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.submit();
    };
    this.field.oninput = () => this.typed();
    this.measure();
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  clear(): void {
    this.field.value = '';
    this.keep();
    this.measure();
  }

  private submit(): void {
    const written = this.field.value.trim();
    this.field.focus();
    if (!written || written.length > LONGEST) return;
    this.clear();
    this.typedAt = 0;
    this.writing.send(written);
  }

  private typed(): void {
    this.measure();
    this.keep();
    const now = Date.now();
    if (this.field.value.trim() && now - this.typedAt > TYPING_EVERY) {
      this.typedAt = now;
      this.writing.typing();
    }
  }

  private measure(): void {
    const length = this.field.value.trim().length;
    const over = length > LONGEST;
    this.button.disabled = over;
    this.form.classList.toggle('ready', length > 0 && !over);
    this.field.setAttribute('aria-invalid', String(over));
    this.counter.textContent = over ? count('over', length - LONGEST) : length >= WARN_FROM ? text('left', LONGEST - length) : '';
    this.counter.classList.toggle('error', over);
    this.field.style.height = 'auto';
    const full = this.field.scrollHeight;
    if (full) this.field.style.height = `${Math.min(full, TALLEST)}px`;
    this.field.style.overflowY = full > this.field.clientHeight + 1 ? 'auto' : 'hidden';
  }

  private keep(): void {
    try {
      if (this.field.value) sessionStorage.setItem(this.draft, this.field.value);
      else sessionStorage.removeItem(this.draft);
    } catch {
      // Storage is blocked in this frame: a change of page then loses the draft, nothing else.
    }
  }

  private stored(): string | null {
    try {
      return sessionStorage.getItem(this.draft);
    } catch {
      return null;
    }
  }
}

import type { ErrorCode, Outgoing } from './protocol';
import { fillIn, text } from './texts';

/**
 * "E-mail me this conversation": a button in the head, and below it what has become of it. Where no address is known the server
 * says so, and a form asks for one.
 */
export class Copy {
  private readonly button = document.getElementById('copy') as HTMLButtonElement;
  private readonly form = document.getElementById('copy-form') as HTMLFormElement;
  private readonly field = this.form.querySelector('input')!;
  private readonly error = this.form.querySelector('.error')!;
  private readonly said = document.getElementById('copied')!;
  private asking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (frame: Outgoing) => void) {
    fillIn(this.form);
    this.button.onclick = () => {
      if (this.form.hidden) this.ask(null);
      else this.close();
    };
    this.form.onsubmit = event => {
      event.preventDefault();
      const email = this.field.value.trim();
      if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) this.ask(email);
      else this.complain();
    };
  }

  /** There is something to send. */
  show(shown: boolean): void {
    this.button.hidden = !shown;
  }

  sent(email?: string | null): void {
    this.asking = false;
    this.close();
    this.tell(email ? text('copy.sent', email) : text('copy.sent.known'));
  }

  /** @return whether the error was about this */
  refused(code: ErrorCode): boolean {
    if (!this.asking) return false;
    this.asking = false;
    if (code === 'no-address') {
      this.form.hidden = false;
      this.button.setAttribute('aria-expanded', 'true');
      this.field.focus();
    } else if (code === 'bad-email') this.complain();
    else this.tell(text(code === 'flood' || code === 'address-dead' || code === 'address-stopped' ? `copy.${code}` : 'copy.failed'));
    return true;
  }

  private ask(email: string | null): void {
    if (this.asking) return;
    this.asking = true;
    this.error.textContent = '';
    this.field.setAttribute('aria-invalid', 'false');
    this.send({ type: 'transcript', email });
  }

  private complain(): void {
    this.field.setAttribute('aria-invalid', 'true');
    this.error.textContent = text('email.bad');
    this.field.focus();
  }

  private close(): void {
    if (this.form.contains(document.activeElement)) this.button.focus();
    this.form.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
  }

  private tell(sentence: string): void {
    this.said.textContent = sentence;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.said.textContent = ''), 10_000);
  }
}

import type { Capture } from './asking';
import { fillIn, text } from './texts';

/**
 * The question for the e-mail address, standing in the thread under its message. It blocks nothing: writing goes on
 * beside it. What is wrong with an address is said at the field; the server has the last word on it.
 */
export class CaptureForm {
  private readonly box = document.createElement('div');
  private readonly form: HTMLFormElement;
  private readonly field: HTMLInputElement;
  private readonly error: HTMLElement;
  private readonly result = document.createElement('p');
  private wrong = false;

  constructor(private readonly capture: Capture, private readonly changed: () => void) {
    const template = document.getElementById('ask') as HTMLTemplateElement;
    this.form = template.content.firstElementChild!.cloneNode(true) as HTMLFormElement;
    fillIn(this.form);
    this.field = this.form.querySelector('input')!;
    this.error = this.form.querySelector('.error')!;
    this.result.className = 'result';
    this.box.append(this.form, this.result);
    this.form.onsubmit = event => {
      event.preventDefault();
      this.submit();
    };
    this.field.oninput = () => {
      if (this.wrong) this.complain(false);
    };
    this.form.querySelector<HTMLButtonElement>('.decline')!.onclick = () => {
      capture.decline();
      changed();
    };
  }

  /** Shows where the question stands, under the message to which it belongs. */
  show(slot: HTMLElement | undefined): void {
    const { open, sending, given, declined, bad } = this.capture;
    const said = given !== null ? text('email.thanks', given) : declined ? text('email.declined') : '';
    if (!slot || (!open && !said)) return this.box.remove();
    if (this.box.parentElement !== slot) slot.append(this.box);
    const hadFocus = this.form.contains(document.activeElement);
    this.form.hidden = !open;
    this.form.classList.toggle('sending', sending);
    this.field.readOnly = sending;
    if (bad && !this.wrong) this.complain(true);
    if (this.result.textContent !== said) this.result.textContent = said;
    this.result.classList.toggle('given', given !== null);
    if (hadFocus && !open) document.getElementById('text')!.focus({ preventScroll: true });
  }

  private submit(): void {
    const email = this.field.value.trim();
    if (this.capture.sending) return;
    // Only what no server would take; jokes and typos inside a well-formed address are the server's business.
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) return this.complain(true);
    this.complain(false);
    this.capture.give(email);
    this.changed();
  }

  private complain(wrong: boolean): void {
    this.wrong = wrong;
    this.capture.bad = wrong;
    this.field.setAttribute('aria-invalid', String(wrong));
    this.error.textContent = wrong ? text('email.bad') : '';
    if (!wrong) return;
    this.field.focus();
    this.box.scrollIntoView({ block: 'nearest' });
  }
}

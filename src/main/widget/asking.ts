import type { Outgoing } from './protocol';

/**
 * Where the question for the e-mail address stands: asked, being given, given, or declined. The visitor's answer is
 * kept until the server is seen to have it: after a reconnect the welcome says whether the question is still open.
 */
export class Capture {
  open = false;
  message = '';
  /** The server did not take the address. */
  bad = false;
  given: string | null = null;
  declined = false;
  private pending: string | null = null;

  constructor(private readonly send: (frame: Outgoing) => void) {}

  get sending(): boolean {
    return this.pending !== null;
  }

  asked(message?: string | null): void {
    this.message = message ?? this.message;
    if (!this.declined) this.open = true;
  }

  give(email: string): void {
    this.bad = false;
    this.pending = email;
    this.send({ type: 'email', email });
  }

  decline(): void {
    this.declined = true;
    this.open = false;
    this.send({ type: 'decline' });
  }

  /** @param email what the visitor gave; none when somebody of the team knew the address */
  captured(email?: string | null): void {
    this.given = email ?? this.pending ?? this.given;
    this.pending = null;
    this.open = this.bad = false;
  }

  refused(): void {
    this.pending = null;
    this.bad = true;
  }

  welcomed(capture: { message?: string | null } | null): void {
    if (!capture) {
      if (this.pending) this.captured();
      this.open = false;
      return;
    }
    this.asked(capture.message);
    if (this.declined) this.send({ type: 'decline' });
    else if (this.pending) this.send({ type: 'email', email: this.pending });
  }
}

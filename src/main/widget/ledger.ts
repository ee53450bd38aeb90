import type { Message } from './protocol';

/**
 * The messages that this browser holds, and up to where it holds all of them: the `after` of the next hello.
 *
 * Each pushed message names its predecessor. Its predecessor unknown means a gap; the session then says hello
 * again and gets what it lacks. An acknowledgement may come without a predecessor: the own message is then held,
 * but `after` moves past it only when a later message names it.
 */
export class Ledger {
  after = 0;
  private readonly held = new Map<number, Message>();

  /** Takes the messages of a welcome, which are all after `after`. Gives those that are new. */
  history(messages: Message[]): Message[] {
    const news = messages.filter(message => !this.held.has(message.seq));
    for (const message of messages) {
      this.held.set(message.seq, message);
      this.after = Math.max(this.after, message.seq);
    }
    return news;
  }

  /** Takes one message; false when it was held already. */
  add(message: Message): boolean {
    const before = this.held.get(message.seq);
    if (!before || before.prev === undefined) this.held.set(message.seq, message);
    this.advance();
    return !before;
  }

  /** Whether something is missing before this message. */
  gapBefore(message: Message): boolean {
    return message.prev !== undefined && message.prev > this.after && !this.held.has(message.prev);
  }

  all(): Message[] {
    return [...this.held.values()].sort((one, other) => one.seq - other.seq);
  }

  hasKey(key: string): boolean {
    for (const message of this.held.values()) if (message.key === key) return true;
    return false;
  }

  clear(): void {
    this.held.clear();
    this.after = 0;
  }

  private advance(): void {
    for (const message of this.all()) {
      if (message.seq <= this.after || message.prev === undefined) continue;
      const before = this.held.get(message.prev);
      if (message.prev <= this.after || (before && before.prev === undefined)) this.after = message.seq;
    }
  }
}

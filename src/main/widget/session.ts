import { Capture } from './asking';
import { Copy } from './copy';
import type { Host } from './host';
import { Ledger } from './ledger';
import { type Ends, Line, type LineState } from './line';
import { Outbox } from './outbox';
import type { ErrorCode, Incoming, Message, Outgoing, Welcome } from './protocol';
import { type Way, rehearsed } from './rehearsal';

/** What the session tells the screen. */
export interface Screen {
  /** Something that is shown may have changed; called once for frames that came together. */
  changed(): void;
  line(state: LineState): void;
  typing(name: string): void;
  /** A message was refused for good, or never answered. */
  failed(): void;
  /** The server will not have this page; nothing goes on. */
  refused(code: ErrorCode): void;
}

const ANSWERED_WITHIN = 10_000;
const TRIES = 4;
const POLL_OPEN = 3_000;
const POLL_CLOSED = 20_000;

/**
 * The visitor's side of the conversation: what is held, what is on its way, what was read. Sends one message at a
 * time, so that they arrive in order, each under its key until the server has it.
 */
export class Session {
  readonly ledger = new Ledger();
  readonly outbox: Outbox;
  readonly capture: Capture;
  readonly copy: Copy;
  readonly line: Way;
  welcome: Welcome | null = null;
  readSeq = 0;
  agentReadSeq = 0;
  private conversation: string | null = null;
  /** Whether the token is the one that this browser keeps: other tabs may have got others, before any message. */
  private settled = false;
  private settling = false;
  private greeting = false;
  private inFlight: string | null = null;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  private pausedUntil = 0;

  constructor(private readonly channel: string, private readonly locale: string, private readonly host: Host, private readonly screen: Screen) {
    this.outbox = new Outbox(channel, host.store);
    this.outbox.belongTo(host.token);
    this.capture = new Capture(frame => this.line.send(frame));
    this.copy = new Copy(frame => this.line.send(frame));
    const here = location.pathname.replace(/\/$/, '');
    const socket = new URL('../ws/chat', location.href);
    socket.search = '';
    socket.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const ends: Ends = {
      hello: () => this.hello(),
      receive: frames => this.receive(frames),
      changed: state => this.lineChanged(state),
      pace: () => (this.watched() ? POLL_OPEN : POLL_CLOSED),
    };
    this.line = host.rehearsal ? rehearsed(host, ends) : new Line(socket.href, `${here}/poll`, ends);
  }

  start(): void {
    if (this.host.open || this.outbox.all().length) this.line.connect();
    else this.line.look();
  }

  /** @param token what the cookie holds now */
  opened(token: string | null): void {
    if (token && token !== this.host.token && !this.settled) this.become(token);
    this.line.connect();
    this.tellVisible();
  }

  tellVisible(): void {
    this.line.send({ type: 'visible', open: this.watched() });
  }

  pageChanged(): void {
    if (this.line.state === 'up') this.line.greet();
    else this.line.look();
  }

  send(text: string): void {
    this.outbox.add(text, new Date());
    this.line.connect();
    this.flush();
    this.screen.changed();
  }

  retry(key: string): void {
    this.outbox.again(key);
    this.line.hurry();
    this.flush();
    this.screen.changed();
  }

  typing(): void {
    if (this.ledger.after > 0 && !this.line.polling) this.line.send({ type: 'typing' });
  }

  /** Called when the visitor really has the end of the thread on the screen. */
  seen(): void {
    const seq = Math.max(0, ...this.ledger.all().filter(each => each.author.type !== 'visitor').map(each => each.seq));
    if (seq <= this.readSeq) return;
    this.readSeq = seq;
    this.line.send({ type: 'read', seq });
    this.screen.changed();
  }

  unread(): number {
    return this.ledger.all().filter(each => each.seq > this.readSeq && each.author.type !== 'visitor' && each.kind !== 'event').length;
  }

  /** The visitor signs out of the page: nothing of theirs stays here. */
  shutdown(): void {
    this.line.stop();
    this.outbox.clear();
  }

  /** Whether somebody can be looking at the thread. */
  watched(): boolean {
    return this.host.open && !document.hidden;
  }

  private hello(): Outgoing {
    const { token, page, open } = this.host;
    return { type: 'hello', channel: this.channel, visitor: token, page, locale: this.locale, after: this.ledger.after, open };
  }

  private receive(frames: Incoming[]): void {
    for (const frame of frames) this.one(frame);
    this.flush();
    this.screen.changed();
  }

  private one(frame: Incoming): void {
    switch (frame.type) {
      case 'welcome':
        return this.welcomed(frame);
      case 'message':
        return this.message(frame);
      case 'ack':
        return this.acknowledged(frame.key, frame.seq, frame.at, frame.prev);
      case 'typing':
        return this.screen.typing(frame.name ?? '');
      case 'read':
        this.readSeq = Math.max(this.readSeq, frame.seq);
        return;
      case 'agentRead':
        this.agentReadSeq = Math.max(this.agentReadSeq, frame.seq);
        return;
      case 'capture':
        return this.capture.asked(frame.message);
      case 'captured':
        this.capture.captured(frame.email);
        return this.event('email:captured');
      case 'transcript':
        return this.copy.sent(frame.email);
      case 'error':
        return this.error(frame.code, frame.key ?? null);
    }
  }

  private welcomed(welcome: Welcome): void {
    this.greeting = false;
    // The first message begins a conversation whose id only the next welcome tells.
    const changed = welcome.conversation !== this.conversation && (this.conversation !== null || welcome.conversation === null);
    const holds = this.ledger.after > 0;
    this.conversation = welcome.conversation;
    if (holds && (changed || welcome.conversation === null)) {
      // What we hold is of another conversation, whose numbers say nothing here.
      this.ledger.clear();
      this.readSeq = this.agentReadSeq = 0;
      return this.greet();
    }
    const first = !this.welcome;
    this.welcome = welcome;
    if (welcome.visitor && welcome.visitor !== this.host.token) {
      this.host.token = welcome.visitor;
      this.outbox.belongTo(welcome.visitor);
    }
    for (const message of this.ledger.history(welcome.messages)) this.arrived(message, first);
    this.agentReadSeq = Math.max(this.agentReadSeq, welcome.agentReadSeq ?? 0);
    const known = welcome.readSeq ?? 0;
    if (this.readSeq > known) this.line.send({ type: 'read', seq: this.readSeq });
    this.readSeq = Math.max(this.readSeq, known);
    this.capture.welcomed(welcome.capture);
    if (welcome.conversation) {
      this.settled = true;
      this.host.keep(this.host.token);
      this.line.connect();
    }
  }

  private message(message: Message): void {
    if (this.ledger.gapBefore(message)) return this.greet();
    if (this.ledger.add(message)) this.arrived(message);
  }

  private arrived(message: Message, old = false): void {
    if (message.key && this.outbox.get(message.key)) this.delivered(message.key, message.seq);
    else if (message.author.type !== 'visitor' && !old) this.event('message:received', { seq: message.seq, kind: message.kind });
  }

  private acknowledged(key: string, seq: number, at: string, prev?: number): void {
    const entry = this.outbox.get(key);
    if (!entry) return; // it came as a message before
    this.ledger.add({ seq, prev, key, kind: 'message', author: { type: 'visitor' }, text: entry.text, at });
    this.delivered(key, seq);
  }

  private delivered(key: string, seq: number): void {
    this.outbox.remove(key);
    if (this.inFlight === key) this.landed();
    if (this.ledger.all().length === 1) this.event('conversation:started');
    this.event('message:sent', { seq });
  }

  private landed(): void {
    this.inFlight = null;
    clearTimeout(this.answerTimer);
  }

  private error(code: ErrorCode, key: string | null): void {
    if (code === 'unknown-visitor') return this.forget(); // the welcome that follows has a new token
    if (key) return this.refusedMessage(code, key);
    if (this.copy.refused(code)) return;
    if (code === 'bad-email') return this.capture.refused();
    if (code === 'unavailable') return this.line.fail();
    if (code === 'unknown-channel' || code === 'origin-not-allowed' || code === 'no-chatflow') {
      this.line.stop();
      return this.screen.refused(code);
    }
    console.warn(`Tertulia: the server refused a frame: ${code}`);
  }

  private refusedMessage(code: ErrorCode, key: string): void {
    const entry = this.outbox.get(key);
    if (this.inFlight === key) this.landed();
    if (!entry) return;
    const passing = code === 'flood' || code === 'unavailable';
    if (passing && entry.tries < TRIES) {
      this.pausedUntil = Date.now() + 1000 * 2 ** entry.tries;
      setTimeout(() => this.flush(), 1000 * 2 ** entry.tries + 10);
    } else {
      this.outbox.fail(key, code);
      this.screen.failed();
    }
  }

  /** Sends the next message, if none is on its way and the token is settled. */
  private flush(): void {
    const entry = this.outbox.next();
    if (!entry || this.inFlight || this.line.state !== 'up' || !this.host.token || Date.now() < this.pausedUntil) return;
    if (!this.settled) return void this.settle(this.host.token);
    this.inFlight = entry.key;
    entry.tries++;
    this.line.send({ type: 'send', key: entry.key, text: entry.text });
    this.answerTimer = setTimeout(() => this.unanswered(entry.key), ANSWERED_WITHIN);
  }

  private unanswered(key: string): void {
    this.inFlight = null;
    const entry = this.outbox.get(key);
    if (entry && entry.tries >= TRIES) {
      this.outbox.fail(key, 'unanswered');
      this.screen.failed();
      this.screen.changed();
    }
    this.line.fail();
  }

  /** The first message makes the visitor: only now the browser keeps a token, and only one of its tabs' tokens. */
  private async settle(token: string): Promise<void> {
    if (this.settling) return;
    this.settling = true;
    const kept = await this.host.claim(token);
    this.settling = false;
    this.settled = true;
    if (kept && kept !== token) this.become(kept);
    else this.flush();
  }

  /** Goes on as the visitor of another tab; what waits to be sent comes along. */
  private become(token: string): void {
    this.forget();
    this.host.token = token;
    this.host.keep(token);
    this.settled = true;
    this.outbox.belongTo(token);
    this.greet();
  }

  private forget(): void {
    this.host.token = null;
    this.host.keep(null);
    this.settled = false;
    this.conversation = null;
    this.ledger.clear();
    this.readSeq = this.agentReadSeq = 0;
    this.landed();
  }

  private greet(): void {
    if (this.greeting) return;
    this.greeting = true;
    this.line.greet();
  }

  private lineChanged(state: LineState): void {
    if (state === 'down') {
      this.greeting = false;
      this.landed();
    }
    this.screen.line(state);
  }

  private event(name: string, detail: Record<string, unknown> = {}): void {
    this.host.tell({ t: 'event', name, detail });
  }
}

import { exchange } from './polling';
import type { Incoming, Outgoing } from './protocol';
import { Socket } from './socket';

export type LineState = 'idle' | 'connecting' | 'up' | 'down';

export interface Ends {
  /** The first frame of each connection and of each poll. */
  hello(): Outgoing;
  /** Frames that came together. */
  receive(frames: Incoming[]): void;
  changed(state: LineState): void;
  /** Milliseconds to the next poll. */
  pace(): number;
}

const LONGEST_WAIT = 30_000;
const SOCKET_AGAIN = 120_000;
const REFUSALS = 2;
const SOON = 60;

/**
 * The connection to the server, kept up by all means: a socket; polling when the socket could not be opened
 * twice in a row (some networks block it), with a new try of the socket now and then; waits that double, with jitter.
 *
 * Before the visitor has any business here it stays `idle`: one poll tells whether a chatflow applies and what is
 * unread. A site's many readers who never chat then hold no socket open.
 */
export class Line {
  state: LineState = 'idle';
  private socket: Socket | null = null;
  private wanted = false;
  private failures = 0;
  private refusals = 0;
  private pollingUntil = 0;
  private queue: Outgoing[] = [];
  private stopped = false;
  private inPoll = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly socketUrl: string, private readonly pollUrl: string, private readonly ends: Ends) {
    addEventListener('online', () => this.hurry());
    addEventListener('offline', () => this.fail());
    // An open socket would keep the whole page of the customer out of the browser's back/forward cache.
    addEventListener('pagehide', () => this.rest());
    addEventListener('pageshow', event => {
      if (event.persisted) this.resume();
    });
  }

  get polling(): boolean {
    return this.pollingUntil > 0;
  }

  /** Asks once, without keeping a connection; tries on until it has an answer. */
  look(): void {
    if (this.wanted) return;
    this.stopped = false;
    if (this.inPoll) this.again = true;
    else void this.poll();
  }

  connect(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.stopped = false;
    this.open();
  }

  /** The server will not have us: until the page changes, or somebody opens the chat. */
  stop(): void {
    this.rest();
    this.wanted = false;
    this.stopped = true;
  }

  /** Hands a frame over; in a poll it goes with the next one. Lost when the line breaks: whoever needs it sends again. */
  send(frame: Outgoing): void {
    if (this.state !== 'up') return;
    if (!this.polling) return this.socket?.send(frame);
    this.queue.push(frame);
    this.soon();
  }

  /** Says hello again on the same line. */
  greet(): void {
    if (this.socket && !this.polling) this.socket.send(this.ends.hello());
    else this.soon();
  }

  /** The line seems dead although nothing has closed it. */
  fail(): void {
    if (!this.wanted) return;
    this.socket?.drop();
    this.broken();
  }

  /** Something suggests that it works again: no more waiting. */
  hurry(): void {
    if (this.wanted && this.state === 'down') this.open();
  }

  private open(): void {
    clearTimeout(this.timer);
    if (this.state !== 'up') this.set('connecting');
    if (this.polling) void this.poll();
    else this.openSocket();
  }

  private openSocket(): void {
    this.socket?.drop();
    const socket = new Socket(this.socketUrl, () => this.ends.hello(), frame => {
      if (frame.type === 'welcome') {
        this.failures = this.refusals = this.pollingUntil = 0;
        clearTimeout(this.timer);
        this.set('up');
        for (const waiting of this.queue.splice(0)) socket.send(waiting);
      }
      this.ends.receive([frame]);
    }, () => {
      if (this.socket === socket) this.socket = null;
      if (socket.greeted) return this.broken();
      if (navigator.onLine && ++this.refusals >= REFUSALS) this.pollingUntil = Date.now() + SOCKET_AGAIN;
      if (!this.inPoll && this.state !== 'up') this.broken();
    });
    this.socket = socket;
  }

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    if (this.inPoll) return;
    this.inPoll = true;
    this.again = false;
    const frames = [this.ends.hello(), ...this.queue.splice(0)];
    try {
      const answer = await exchange(this.pollUrl, frames);
      this.inPoll = false;
      this.answered(answer);
    } catch {
      this.inPoll = false;
      this.pollFailed();
    }
  }

  private answered(frames: Incoming[]): void {
    if (!frames.some(frame => frame.type === 'welcome')) {
      this.ends.receive(frames); // too many requests, or no place for us here
      return this.pollFailed();
    }
    const recovered = this.failures > 0;
    if (!this.wanted || this.polling) this.failures = 0;
    if (this.polling) this.set('up');
    this.ends.receive(frames);
    if (!this.wanted && this.again) this.next(SOON);
    if (!this.polling) return;
    this.next(this.again || this.queue.length ? SOON : this.ends.pace());
    if (recovered || Date.now() > this.pollingUntil) {
      this.pollingUntil = Date.now() + SOCKET_AGAIN;
      this.openSocket();
    }
  }

  private pollFailed(): void {
    if (this.stopped) return;
    if (!this.wanted) this.timer = setTimeout(() => this.look(), this.wait());
    else if (this.polling) this.broken();
  }

  /** Polls at once, or right after the poll under way. */
  private soon(): void {
    if (this.inPoll) this.again = true;
    else this.next(SOON);
  }

  private next(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.poll(), delay);
  }

  private broken(): void {
    clearTimeout(this.timer);
    if (!this.wanted) return;
    this.queue = [];
    this.set('down');
    this.timer = setTimeout(() => this.open(), this.wait());
  }

  /** Half to all of 0.5 s, 1 s, 2 s … 30 s, so that a restarted server is not met by everybody at once. */
  private wait(): number {
    return Math.min(LONGEST_WAIT, 500 * 2 ** this.failures++) * (0.5 + Math.random() / 2);
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.socket?.drop();
    this.socket = null;
    this.queue = [];
    if (this.wanted) this.set('down');
  }

  private resume(): void {
    this.failures = 0;
    if (this.wanted) this.open();
    else this.look();
  }

  private set(state: LineState): void {
    if (this.state === state) return;
    this.state = state;
    this.ends.changed(state);
  }
}

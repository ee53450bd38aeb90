import type { Incoming, Outgoing } from './protocol';

const GREETED_WITHIN = 10_000;
/** Keeps proxies and the server from taking a quiet visitor for one who has gone. */
const BEAT = 45_000;

/**
 * One WebSocket from its opening to its end: says hello, hands frames on, and tells once that it is lost,
 * whether it was refused, closed, or simply never greeted us.
 */
export class Socket {
  greeted = false;
  private readonly socket: WebSocket;
  private readonly guard: ReturnType<typeof setTimeout>;
  private readonly beat: ReturnType<typeof setInterval>;
  private over = false;

  constructor(url: string, hello: () => Outgoing, receive: (frame: Incoming) => void, private readonly lost: () => void) {
    this.socket = new WebSocket(url);
    this.guard = setTimeout(() => this.end(), GREETED_WITHIN);
    this.beat = setInterval(() => this.send({ type: 'beat' }), BEAT);
    this.socket.onopen = () => this.send(hello());
    this.socket.onmessage = event => {
      const frame = parse(event.data);
      if (this.over || !frame) return;
      if (frame.type === 'welcome') {
        this.greeted = true;
        clearTimeout(this.guard);
      }
      receive(frame);
    };
    this.socket.onclose = this.socket.onerror = () => this.end();
  }

  send(frame: Outgoing): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** Ends it quietly: `lost` is not called. */
  drop(): void {
    this.over = true;
    clearTimeout(this.guard);
    clearInterval(this.beat);
    this.socket.close();
  }

  private end(): void {
    if (this.over) return;
    this.drop();
    this.lost();
  }
}

function parse(data: unknown): Incoming | null {
  try {
    const frame = JSON.parse(String(data)) as Incoming;
    return typeof frame?.type === 'string' ? frame : null;
  } catch {
    return null;
  }
}

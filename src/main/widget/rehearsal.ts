import type { Host } from './host';
import type { Ends, Line } from './line';
import type { Outgoing } from './protocol';

/** What the session asks of a connection. */
export type Way = Pick<Line, 'state' | 'polling' | 'look' | 'connect' | 'stop' | 'send' | 'greet' | 'fail' | 'hurry'>;

/**
 * A line that ends in the page around the frame: the editor of chatflows plays the server there, with texts that are
 * not saved yet. Nothing leaves the browser; the server's connect-src for such a page sees to that, too.
 */
export function rehearsed(host: Host, ends: Ends): Way {
  const send = (frame: Outgoing): void => host.tell({ t: 'serve', frame });
  const greet = (): void => send(ends.hello());
  const nothing = (): void => undefined;
  const way: Way = {
    state: 'idle', polling: false, look: greet, greet, send, stop: nothing, fail: nothing, hurry: nothing,
    connect() {
      if (way.state === 'up') return;
      way.state = 'up';
      ends.changed('up');
      greet();
    },
  };
  host.served = frame => ends.receive([frame]);
  return way;
}

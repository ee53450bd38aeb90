import { claimToken, keepApart, readToken, writeToken } from './cookie';
import { pageUrl } from './page';
import type { Hello, Theme, ToFrame, ToPage } from './port';
import type { Incoming } from './protocol';
import { localStore, remoteStore, type Store } from './store';

/** The page around the chat: it keeps the visitor's token, and knows whether the chat is open. */
export interface Host {
  readonly embedded: boolean;
  /** Whether the page plays the server. */
  readonly rehearsal: boolean;
  readonly store: Store;
  token: string | null;
  /** Null where it says nothing: the chat that a letter's link opened stands on no page of the customer's. */
  page: string | null;
  theme: Theme;
  open: boolean;
  /** Gives the browser this token unless it has one; answers the one that counts. */
  claim(token: string): Promise<string>;
  keep(token: string | null): void;
  tell(message: ToPage): void;
  /** What the page says after the hello. */
  heard: (message: ToFrame) => void;
  /** What it says as the server, in a rehearsal. */
  served?: (frame: Incoming) => void;
}

/**
 * The chat in a customer's page: waits for the launcher's hello. Only the parent window may say it, and only on
 * the listed origins, if the server lists any (its frame-ancestors header has refused others before). A rehearsal is
 * for pages of the server itself.
 */
export function embedded(origins: string[], rehearsal: boolean): Promise<Host> {
  return new Promise(resolve => {
    const listen = (event: MessageEvent): void => {
      const hello = event.data as Hello;
      const port = event.ports[0];
      if (event.source !== window.parent || hello?.tertulia !== 1 || !port) return;
      if (rehearsal ? event.origin !== location.origin : origins.length && !origins.includes(event.origin)) return;
      removeEventListener('message', listen);
      resolve(overPort(hello, port, event.origin, rehearsal));
    };
    addEventListener('message', listen);
  });
}

function overPort(hello: Hello, port: MessagePort, origin: string, rehearsal: boolean): Host {
  const claims: ((token: string) => void)[] = [];
  const tell = (message: ToPage): void => port.postMessage(message);
  const host: Host = {
    embedded: true,
    rehearsal,
    store: (rehearsal ? null : localStore()) ?? remoteStore(hello.kept, (name, value) => tell({ t: 'store', name, value })),
    token: hello.token,
    page: within(origin, hello.page),
    theme: hello.theme,
    open: hello.open,
    claim: token => new Promise(resolve => {
      claims.push(resolve);
      tell({ t: 'claim', token });
    }),
    keep: token => tell({ t: 'keep', token }),
    tell,
    heard: () => undefined,
  };
  port.onmessage = event => {
    const message = event.data as ToFrame;
    if (message.t === 'token') claims.shift()?.(message.token ?? '');
    if (message.t === 'open' || message.t === 'closed') host.open = message.t === 'open';
    if (message.t === 'served') host.served?.(message.frame);
    if (message.t === 'page') host.page = within(origin, message.page);
    host.heard(message);
  };
  return host;
}

/** A page may only name addresses of its own origin: the browser vouches for that one. */
function within(origin: string, page: string): string {
  return page.startsWith(origin + '/') ? page : origin + '/';
}

/**
 * The chat as a page of its own, where links lead without JavaScript on the customer's page: keeps its own cookie.
 * @param continued the conversation that a letter's link opened
 */
export function standalone(continued?: string): Host {
  if (continued) keepApart(continued);
  return {
    embedded: false,
    rehearsal: false,
    store: localStore() ?? remoteStore([], () => undefined),
    token: readToken(),
    page: continued ? null : pageUrl(),
    theme: 'auto',
    open: true,
    claim: token => Promise.resolve(claimToken(token)),
    keep: writeToken,
    tell: () => undefined,
    heard: () => undefined,
  };
}

/**
 * What the launcher (on the customer's page) and the chat frame (on the chat server) say to each other.
 *
 * The page sends one Hello to the frame's exact origin, with a MessagePort; everything after goes over that
 * port, where no other script of the page can listen. The text of a message goes over it in one case only: to keep
 * an unsent one, when the browser blocks the frame's storage (store.ts).
 */

import type { Incoming, Outgoing } from './protocol';

export type Theme = 'auto' | 'light' | 'dark';

/** The one message sent by window.postMessage; the version lets an old page meet a newer frame. */
export interface Hello {
  tertulia: 1;
  token: string | null;
  page: string;
  locale: string;
  theme: Theme;
  open: boolean;
  /** Unsent messages that the page keeps for a frame without storage. */
  kept: [string, string][];
}

/** `token` is what the cookie holds at that moment: another tab may have started a conversation since. */
export type ToFrame =
  | { t: 'open'; token: string | null }
  | { t: 'closed' }
  | { t: 'page'; page: string }
  | { t: 'token'; token: string | null }
  /** In a rehearsal, where the page plays the server. */
  | { t: 'served'; frame: Incoming }
  | { t: 'shutdown' };

/** What the launcher reads aloud; it carries no texts of its own. */
export interface Labels {
  open: string;
  close: string;
  title: string;
}

export type ToPage =
  /** Whether a chatflow applies to the page; `reason` is for the console. */
  | { t: 'flow'; show: boolean; reason: string; brand: string; ink: string; left: boolean; labels: Labels }
  /** Gives the cookie this token unless it has one already; answered by `token`. */
  | { t: 'claim'; token: string }
  /** Renews the cookie, or (null) forgets it. */
  | { t: 'keep'; token: string | null }
  | { t: 'store'; name: string; value: string | null }
  | { t: 'unread'; count: number; label: string }
  | { t: 'close' }
  | { t: 'serve'; frame: Outgoing }
  | { t: 'event'; name: string; detail: Record<string, unknown> };

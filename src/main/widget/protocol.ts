/** The frames of the visitor's socket, the same over the polling fallback; docs of the fields: the public interface. */

export interface Author {
  type: 'visitor' | 'agent' | 'bot' | 'system';
  name?: string | null;
}

/** @property url good for some days, known to nobody else */
export interface Attached {
  name: string;
  size: number;
  picture: boolean;
  url: string;
}

export interface Message {
  type?: 'message';
  seq: number;
  /** The seq of the message before it that a visitor may see; comments take numbers too. 0 before the first. */
  prev?: number;
  key?: string | null;
  kind: 'message' | 'reply' | 'prompt' | 'event';
  author: Author;
  text: string;
  files?: Attached[];
  at: string;
}

export interface Chatflow {
  id: string;
  name?: string;
  welcome?: string | null;
  /** What greets the visitor instead while nobody is there. */
  away?: string | { message?: string | null } | null;
  brand?: string | null;
  launcher?: { position?: 'left' | 'right' } | null;
}

export interface Welcome {
  type: 'welcome';
  visitor: string | null;
  conversation: string | null;
  chatflow: Chatflow | null;
  away: boolean;
  messages: Message[];
  capture: { message?: string | null } | null;
  /** Last seq that the visitor has read, in whatever tab. */
  readSeq?: number;
  /** Last seq that somebody of the team has read. */
  agentReadSeq?: number;
  agents?: (string | { name: string })[];
}

export type ErrorCode =
  | 'bad-frame' | 'too-long' | 'empty' | 'flood' | 'bad-email' | 'unknown-visitor' | 'unknown-channel'
  | 'no-chatflow' | 'origin-not-allowed' | 'unavailable' | 'no-address' | 'address-dead' | 'address-stopped';

export type Incoming =
  | Welcome
  | ({ type: 'message' } & Message)
  | { type: 'ack'; key: string; seq: number; at: string; prev?: number }
  | { type: 'typing'; name?: string | null }
  | { type: 'read'; seq: number }
  | { type: 'agentRead'; seq: number }
  | { type: 'capture'; message?: string | null }
  | { type: 'captured'; email?: string | null }
  | { type: 'transcript'; email?: string | null }
  | { type: 'error'; code: ErrorCode; message?: string; key?: string | null };

export type Outgoing =
  | { type: 'hello'; channel: string; visitor: string | null; page: string | null; locale: string; after: number; open: boolean }
  | { type: 'send'; key: string; text: string }
  | { type: 'read'; seq: number }
  | { type: 'typing' }
  | { type: 'email'; email: string }
  | { type: 'decline' }
  | { type: 'transcript'; email: string | null }
  | { type: 'beat' }
  | { type: 'visible'; open: boolean };

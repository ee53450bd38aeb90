/**
 * Where the frame keeps what was not sent yet. Its own localStorage as a rule; browsers that block a frame's
 * storage (private windows do) leave only the page's, through the launcher. The page's scripts could read the
 * unsent lines there, but a message lost is worse: the people of that page are the ones it is written to.
 */
export interface Store {
  rows(): [name: string, value: string][];
  /** Null removes. */
  put(name: string, value: string | null): void;
}

export const PREFIX = 'tertulia:out:';

/** This document's localStorage, or null where access is refused. */
export function localStore(): Store | null {
  try {
    const storage = window.localStorage;
    return {
      rows() {
        const names = Array.from({ length: storage.length }, (_, i) => storage.key(i)!);
        return names.filter(name => name.startsWith(PREFIX)).map(name => [name, storage.getItem(name)!]);
      },
      put(name, value) {
        try {
          if (value === null) storage.removeItem(name);
          else storage.setItem(name, value);
        } catch {
          // Full: the message stays in memory and on the screen, marked as not sent yet.
        }
      },
    };
  } catch {
    return null;
  }
}

/** Rows that somebody else keeps. */
export function remoteStore(rows: [string, string][], tell: (name: string, value: string | null) => void): Store {
  const held = new Map(rows);
  return {
    rows: () => [...held],
    put(name, value) {
      if (value === null) held.delete(name);
      else held.set(name, value);
      tell(name, value);
    },
  };
}
